"""An analyst's own rows: what files bring on top of the registry that ships, and its rows as a table again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.actors.checks import read_table
from stance.actors.layers import ACTOR_COLUMNS, INSTITUTION_COLUMNS, Layers, OwnRows, read_layers
from stance.actors.registry import Registry, split_aliases
from stance.actors.rows import Row
from stance.errors import InputError

# A spreadsheet's apostrophe before a cell that it would run as a formula; `escaped` and `_plain` undo each other.
APOSTROPHE = "'"
FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What files change: `rows` are own from now on, the names in `back` are as they ship again, the others stay."""

    rows: OwnRows
    back: OwnRows
    unchanged: int


def read_import(files: Sequence[Path], folder: Path, own: OwnRows, *, present: Registry) -> Import:
    """What `files` change of the registry in `folder` with the rows `own` on top of it.

    `present` is that registry with the actors that people created; what is there just so already is not changed, and
    what files bring is checked beside what people created.

    A file is a table of actors, or, with a column `parent`, of institutions. Its rows replace all rows of the same
    name; a name whose rows are just those that ship needs no own rows.

    Raises:
        InputError: a file is not there, or the registry would contradict itself; every problem with its row.
    """
    tables = {True: list[Row](), False: list[Row]()}
    problems = list[str]()
    for file in files:
        if not file.is_file():
            raise InputError(f"there is no file {file}; name a CSV that `actors export` could have written")
        of_institutions = not read_table(file, ("parent",)).problems
        table = read_table(file, INSTITUTION_COLUMNS if of_institutions else ACTOR_COLUMNS)
        tables[of_institutions] += [_plain(row) for row in table.rows]
        problems += table.problems
    given = OwnRows(actors=tuple(tables[False]), institutions=tuple(tables[True]))
    after = OwnRows(
        actors=_replaced(own.actors, given.actors), institutions=_replaced(own.institutions, given.institutions)
    )
    created = _created(present, read_layers(folder, own=own), after)
    checked = OwnRows(actors=(*after.actors, *created), institutions=after.institutions)
    problems += read_layers(folder, own=checked).problems
    if problems:
        raise InputError(f"nothing was imported, {len(problems)} problems; mend them: " + "; ".join(problems))
    return _import_of(given, read_layers(folder), present)


def actor_rows(registry: Registry) -> list[Row]:
    """The actors of a registry as rows of its CSV file (`ACTOR_COLUMNS`) with "source": one row for each role."""
    return [
        {
            "name": actor.name,
            "aliases": "|".join(role.aliases),
            "kind": str(actor.kind),
            "institution": role.institution,
            "role": role.role,
            "country": role.country,
            "from": role.start.isoformat() if role.start else "",
            "to": role.end.isoformat() if role.end else "",
            "source": actor.source,
        }
        for actor in registry.actors
        for role in actor.affiliations
    ]


def institution_rows(registry: Registry) -> list[Row]:
    """The institutions of a registry as rows of its CSV file (`INSTITUTION_COLUMNS`) with "source"."""
    return [
        {
            "name": entry.name,
            "aliases": "|".join(entry.aliases),
            "kind": entry.kind,
            "country": entry.country,
            "parent": entry.parent,
            "source": entry.source,
        }
        for entry in registry.institutions
    ]


def escaped(text: str) -> str:
    """`text` for a table that protects cells from spreadsheets: an apostrophe of its own is not taken for theirs."""
    return APOSTROPHE + text if text.startswith(APOSTROPHE) and _is_formula(text) else text


def _plain(row: Row) -> Row:
    return {
        column: text[1:] if text.startswith(APOSTROPHE) and _is_formula(text) else text for column, text in row.items()
    }


def _is_formula(text: str) -> bool:
    return text.lstrip(APOSTROPHE).startswith(FORMULA)


def _replaced(own: Sequence[Row], given: Sequence[Row]) -> tuple[Row, ...]:
    names = {row["name"] for row in given}
    return (*(row for row in own if row["name"] not in names), *given)


def _created(present: Registry, rows: Layers, after: OwnRows) -> list[Row]:
    """The rows of actors that are in `present` by a decision alone, without those that `after` has rows for."""
    known = {row["name"] for row in (*rows.actors.rows, *after.actors)}
    found = [row for row in actor_rows(present) if row["name"] not in known]
    return [row | {"file": "created actors", "row": str(number)} for number, row in enumerate(found, start=1)]


def _import_of(given: OwnRows, shipped: Layers, present: Registry) -> Import:
    """The given rows without those that are so already; names that ship just so lose their own rows."""
    actors, no_actors = _changes(given.actors, shipped.actors.rows, actor_rows(present), ACTOR_COLUMNS)
    institutions, no_institutions = _changes(
        given.institutions, shipped.institutions.rows, institution_rows(present), INSTITUTION_COLUMNS
    )
    names = {row["name"] for row in (*given.actors, *given.institutions)}
    changed = {row["name"] for row in (*actors, *institutions, *no_actors, *no_institutions)}
    return Import(
        rows=OwnRows(actors=actors, institutions=institutions),
        back=OwnRows(actors=no_actors, institutions=no_institutions),
        unchanged=len(names - changed),
    )


def _changes(
    given: Sequence[Row], shipped: Sequence[Row], present: Sequence[Row], columns: tuple[str, ...]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    new, old, now = (_by_name(rows, columns) for rows in (given, shipped, present))
    changed = {name for name, rows in new.items() if rows != now.get(name)}
    back = {name for name in changed if new[name] == old.get(name)}
    return (
        tuple(row for row in given if row["name"] in changed - back),
        tuple(row for row in given if row["name"] in back),
    )


def _by_name(rows: Iterable[Row], columns: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows:
        aliases = "|".join(split_aliases(row["aliases"]))
        found[row["name"]].append(tuple({**row, "aliases": aliases}[column] for column in columns))
    return found
