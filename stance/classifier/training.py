"""Training statements: reading and checking `training.csv`, and the hash that ties a model to them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from stance.classifier.table import read_table
from stance.errors import InputError
from stance.records import CautionKind, Label

COLUMNS = ("id", "context", "statement", "label", "caution_kind", "genre", "contrast_of", "rule")
ROWS_NAMED = 5


def read_training(path: Path) -> pd.DataFrame:
    """The statements of `path`, one row each, all columns text and empty where the file is empty.

    Columns: `id` (unique; letters name the writer, digits the row), `context` (the sentences before), `statement`,
    `label`, `caution_kind` (for cautious rows, may be empty), `genre`, `contrast_of` (id of the row this one was turned
    around from), `rule` (number of the code-book rule that settles the label, or empty). Further columns are dropped.

    Raises:
        InputError: the file cannot be read as UTF-8 CSV, lacks a column, holds no row, or has rows with an unknown
            label or caution kind, an empty statement, an id or statement twice. Row numbers count the header as row 1.
    """
    rows = read_table(path)
    missing = [column for column in COLUMNS if column not in rows.columns]
    if missing:
        raise InputError(f"{path} lacks the column {', '.join(missing)} (found: {', '.join(rows.columns)}); add it")
    if rows.empty:
        raise InputError(f"{path} holds no training statement; write some for each of {', '.join(Label)}")
    problem = next(_problems(rows), None)
    if problem:
        raise InputError(f"{path}, {problem}")
    return rows.loc[:, list(COLUMNS)].reset_index(drop=True)


def training_hash(rows: pd.DataFrame) -> str:
    """The SHA-256 of what a model learns from: id, context, statement, label and contrast_of of every row, in order."""
    learned = rows[["id", "context", "statement", "label", "contrast_of"]]
    return hashlib.sha256(learned.to_csv(index=False, lineterminator="\n").encode("utf-8")).hexdigest()


def _problems(rows: pd.DataFrame) -> Iterator[str]:
    """What is wrong with the rows, one sentence for each kind of fault."""
    kind, cautious = rows["caution_kind"], rows["label"] == Label.CAUTIOUS
    turned = rows["contrast_of"]
    checks = (
        ("label", f"must be one of {', '.join(Label)}", ~rows["label"].isin(list(Label))),
        ("caution_kind", f"must be empty or one of {', '.join(CautionKind)}", ~kind.isin(["", *CautionKind])),
        ("caution_kind", "must be empty unless the label is cautious", (kind != "") & ~cautious),
        ("statement", "must not be empty", rows["statement"].str.strip() == ""),
        ("id", "must be unique", rows["id"].duplicated(keep=False)),
        ("statement", "must not stand twice with one context", rows.duplicated(["context", "statement"], keep=False)),
        ("contrast_of", "must be empty or the id of a row", (turned != "") & ~turned.isin(rows["id"])),
    )
    for column, rule, broken in checks:
        numbers = [str(at + 2) for at in broken.to_numpy().nonzero()[0].tolist()]
        if numbers:
            more = f" and {len(numbers) - ROWS_NAMED} more" if len(numbers) > ROWS_NAMED else ""
            found = rows.loc[broken, column].iloc[0][:40]
            yield f"row {', '.join(numbers[:ROWS_NAMED])}{more}: {column} {rule} (found: {found!r}); mend these rows"
