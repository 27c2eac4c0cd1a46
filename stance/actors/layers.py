"""The tables of a registry in layers: what ships, a folder of the analyst's own files, the own rows of a store.

Rows of a later layer replace all rows of the same name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.actors.checks import Table, check, read_table
from stance.actors.rows import Row
from stance.errors import DebateError

ACTOR_COLUMNS = ("name", "aliases", "kind", "institution", "role", "country", "from", "to")
INSTITUTION_COLUMNS = ("name", "aliases", "kind", "country", "parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRows:
    """An analyst's rows: the columns of a registry's CSV files, and "source" with whose they are and since when."""

    actors: tuple[Row, ...] = ()
    institutions: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Both tables with every layer laid over the one before, and everything that is wrong with them, in words."""

    actors: Table
    institutions: Table
    problems: tuple[str, ...]


def read_layers(folder: Path, *, extra: Path | None = None, own: OwnRows | None = None) -> Layers:
    """The tables in `folder`, then those in the folder `extra`, then the rows `own`.

    Raises:
        DebateError: a file is missing or cannot be read.
    """
    actors = [read_table(folder / "actors.csv", ACTOR_COLUMNS)]
    institutions = [read_table(folder / "institutions.csv", INSTITUTION_COLUMNS)]
    if extra is not None:
        actors += _own_file(extra / "actors.csv", ACTOR_COLUMNS)
        institutions += _own_file(extra / "institutions.csv", INSTITUTION_COLUMNS)
        if len(actors) + len(institutions) == 2:
            raise DebateError(f"{extra} holds neither actors.csv nor institutions.csv; add one or leave it out")
    if own is not None:
        actors.append(_own_table("own actors", own.actors))
        institutions.append(_own_table("own institutions", own.institutions))
    actor_rows, institution_rows = _overlay(actors), _overlay(institutions)
    in_files = [problem for table in (*actors, *institutions) for problem in table.problems]
    return Layers(
        actors=actor_rows,
        institutions=institution_rows,
        problems=(*in_files, *check(actor_rows, institution_rows)),
    )


def _own_file(file: Path, columns: tuple[str, ...]) -> list[Table]:
    return [read_table(file, columns)] if file.is_file() else []


def _own_table(name: str, rows: Sequence[Row]) -> Table:
    """Rows that come from no file under a name and number that a message can give; those of a file keep theirs."""
    numbered = ({"file": name, "row": str(number)} | row for number, row in enumerate(rows, start=1))
    return Table(rows=tuple(numbered), problems=())


def _overlay(tables: list[Table]) -> Table:
    """One table in which a later table's rows replace the earlier rows of the same name."""
    rows = list(tables[0].rows)
    for table in tables[1:]:
        own = {row["name"] for row in table.rows}
        rows = [row for row in rows if row["name"] not in own] + list(table.rows)
    return Table(rows=tuple(rows), problems=())
