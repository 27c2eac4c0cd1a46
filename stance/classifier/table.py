"""Tables of statements: reading them as text, and labelling them with all other columns kept."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from stance.classifier.labelling import Classifier
from stance.classifier.scores import LABELS
from stance.errors import InputError
from stance.records import Passage

PASSAGE_COLUMNS = ("statement", "context", "title", "institution", "country")

CHUNK = 1000
"""Rows held at a time: more is no faster, and with the large model the count shown would stand still for minutes."""

_AS_TEXT: dict[str, Any] = {"dtype": str, "keep_default_na": False}
_TOO_MANY_FIELDS = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
_QUOTE = "quote fields that hold a comma"


def read_table(path: Path) -> pd.DataFrame:
    """The CSV at `path`: every column as text, empty cells as empty text.

    Raises:
        InputError: the file is missing, not UTF-8, or not a CSV with a header whose rows have at most as many fields.
    """
    with _refusals(path):
        return _no_longer_rows(pd.read_csv(path, encoding="utf-8-sig", **_AS_TEXT), path)


def read_chunks(source: TextIO, path: Path, *, rows: int = CHUNK) -> Iterator[pd.DataFrame]:
    """The CSV in `source` as `read_table` reads it, at most `rows` of its rows at a time, so that memory stays small.

    `path` is what errors call it. A table without rows gives one empty frame, which has the columns.

    Raises:
        InputError: as in `read_table`, but only when the faulty row is reached.
    """
    with _refusals(path), pd.read_csv(source, chunksize=rows, **_AS_TEXT) as chunks:
        for chunk in chunks:
            yield _no_longer_rows(chunk, path)


def table_passages(frame: pd.DataFrame) -> list[Passage]:
    """The passage of each row from the `PASSAGE_COLUMNS` that there are; a missing cell is empty text.

    Raises:
        InputError: there is no column `statement`; the columns there are, are named.
    """
    if "statement" not in frame.columns:
        found = ", ".join(map(str, frame.columns)) or "none"
        raise InputError(f"the table has no column 'statement' (found: {found}); name the column with the text so")
    blank = pd.Series("", index=frame.index)
    parts = (frame.get(name, blank).fillna("").astype(str) for name in PASSAGE_COLUMNS)
    return [Passage(**dict(zip(PASSAGE_COLUMNS, values, strict=True))) for values in zip(*parts, strict=True)]


def classify_table(frame: pd.DataFrame, model: Classifier) -> pd.DataFrame:
    """`frame` with the label of each row and what belongs to it in further columns.

    Added: `label`, `p_supporting`, `p_opposing`, `p_cautious`, `p_none` (0 to 1), `model_version`, `caution_kind` and
    `condition`; the last two say why a cautious statement is cautious and on what condition, and are empty for others.
    Columns read: as in `table_passages`. All other columns and the index stay; columns of the added names are replaced.
    A row whose statement is missing or blank gets `none` with probability 1. An empty frame gains the columns.

    Raises:
        InputError: there is no column `statement`.
    """
    stances = model.classify(table_passages(frame))
    added: dict[str, list[object]] = {"label": [str(stance.label) for stance in stances]}
    for at, label in enumerate(LABELS):
        added[f"p_{label}"] = [stance.probabilities[at] for stance in stances]
    added["model_version"] = [stance.model_version for stance in stances]
    added["caution_kind"] = [str(stance.caution_kind or "") for stance in stances]
    added["condition"] = [stance.condition for stance in stances]
    return frame.assign(**{name: pd.Series(values, index=frame.index) for name, values in added.items()})


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        if found := _TOO_MANY_FIELDS.search(str(error)):
            header, row, fields = found.groups()
            problem = f"row {row} of {path} has {fields} fields, its header (row 1) has {header}; {_QUOTE}"
            raise InputError(problem) from error
        problem = " ".join(str(error).split())
        raise InputError(f"{path} cannot be read as a UTF-8 CSV with a header ({problem}); mend the file") from error


def _no_longer_rows(rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    # pandas takes the first fields of all rows for their names where the first row has more fields than the header.
    if not isinstance(rows.index, pd.RangeIndex):
        more, header = rows.index.nlevels + len(rows.columns), len(rows.columns)
        raise InputError(f"the first row of {path} has {more} fields, its header has {header}; {_QUOTE}")
    return rows
