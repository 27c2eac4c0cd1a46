"""What is wrong with the rows of a registry, each problem in words with its file and row, before any row is used."""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from stance.actors.rows import Row, overlap, where
from stance.actors.wordings import check_wordings
from stance.errors import DebateError
from stance.records import ActorKind

ROW_KINDS = (ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANIZATION, ActorKind.UNNAMED)
INSTITUTION_KINDS = (
    *("government", "legislature", "military", "international organization", "party", "media", "research", "other"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a CSV file, each with its own "file" and "row" (the header is row 1), and what is wrong with the file."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...]


def read_table(file: Path, columns: tuple[str, ...]) -> Table:
    """The rows of `file`, stripped of outer spaces.

    Raises:
        DebateError: there is no such file, or it is not UTF-8.
    """
    if not file.is_file():
        raise DebateError(f"{file} is missing; a registry needs actors.csv and institutions.csv")
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            raw = list(enumerate(reader, start=2))
    except csv.Error as error:
        raise DebateError(f"{file} is not a CSV table ({error}); save it as CSV") from error
    except UnicodeDecodeError as error:
        raise DebateError(f"{file} is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    name = f"{file.parent.name}/{file.name}"
    if missing:
        return Table(rows=(), problems=(f"{name} lacks the columns {', '.join(missing)}",))
    rows = tuple(
        {column: (row[column] or "").strip() for column in columns} | {"file": name, "row": str(number)}
        for number, row in raw
    )
    return Table(rows=rows, problems=())


def check(actors: Table, institutions: Table) -> list[str]:
    """Every problem of the two tables together, in the order of the rules; none for a sound registry."""
    known = {row["name"] for row in institutions.rows}
    return [
        *_unnamed(actors.rows),
        *_unnamed(institutions.rows),
        *_bad_kinds(actors.rows),
        *_bad_institution_kinds(institutions.rows),
        *_bad_dates(actors.rows),
        *_unknown_institutions(actors.rows, known),
        *_double_names(institutions.rows),
        *_unknown_parents(institutions.rows, known),
        *_cycles(institutions.rows),
        *_overlapping_roles(actors.rows),
        *check_wordings(actors.rows, institutions.rows),
    ]


def _unnamed(rows: Iterable[Row]) -> Iterator[str]:
    return (f"{where(row)} has no name" for row in rows if not row["name"])


def _bad_kinds(rows: Iterable[Row]) -> Iterator[str]:
    first: dict[str, Row] = {}
    for row in rows:
        if row["kind"] not in ROW_KINDS:
            yield f"{where(row)} has the kind {row['kind']!r} (allowed: {', '.join(ROW_KINDS)})"
        elif first.setdefault(row["name"], row)["kind"] != row["kind"]:
            yield f"{where(first[row['name']], row)} give {row['name']} two kinds"


def _bad_institution_kinds(rows: Iterable[Row]) -> Iterator[str]:
    return (
        f"{where(row)} has the kind {row['kind']!r} (allowed: {', '.join(INSTITUTION_KINDS)})"
        for row in rows
        if row["kind"] not in INSTITUTION_KINDS
    )


def _bad_dates(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        wrong = [row[column] for column in ("from", "to") if row[column] and not _is_date(row[column])]
        yield from (f"{where(row)} has the date {text!r} (allowed: YYYY-MM-DD or empty)" for text in wrong)
        if not wrong and row["from"] and row["to"] and row["from"] >= row["to"]:
            yield f"{where(row)} ends on {row['to']}, not after its start {row['from']}"


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _unknown_institutions(rows: Iterable[Row], known: set[str]) -> Iterator[str]:
    return (
        f"{where(row)} has the unknown institution {row['institution']!r}"
        for row in rows
        if row["institution"] and row["institution"] not in known
    )


def _double_names(rows: Iterable[Row]) -> Iterator[str]:
    first: dict[str, Row] = {}
    for row in rows:
        if first.setdefault(row["name"], row) is not row:
            yield f"{where(first[row['name']], row)} both define {row['name']}"


def _unknown_parents(rows: Iterable[Row], known: set[str]) -> Iterator[str]:
    return (
        f"{where(row)} has the unknown parent {row['parent']!r}"
        for row in rows
        if row["parent"] and row["parent"] not in known
    )


def _cycles(rows: Iterable[Row]) -> Iterator[str]:
    """Each cycle once, told from its first row."""
    by_name = {row["name"]: row for row in rows}
    told: set[str] = set()
    for start in by_name:
        chain = [start]
        while (parent := by_name[chain[-1]]["parent"]) in by_name and parent not in chain:
            chain.append(parent)
        if parent == start and not told & set(chain):
            told |= set(chain)
            yield f"{where(by_name[start])} is its own ancestor: {' > '.join([*chain, start])}"


def _overlapping_roles(rows: Iterable[Row]) -> Iterator[str]:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["name"], row["institution"], row["role"]].append(row)
    for (name, institution, role), same in groups.items():
        for one, other in combinations(same, 2):
            if overlap(one, other):
                yield f"{where(one, other)} overlap: {name}, {role or 'no role'} at {institution}"
