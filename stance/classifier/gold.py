"""Statements coded by hand and kept apart, read with what stands before each in its document."""

from pathlib import Path

import pandas as pd

from stance.classifier.passages import context_before
from stance.classifier.table import read_table
from stance.errors import InputError

GOLD_COLUMNS = ("doc_id", "start", "statement", "label")


def read_gold(folder: Path) -> pd.DataFrame:
    """The rows of `folder/statements.csv` with `context` and `title` added.

    Columns read: `doc_id`, `start` (character offset in the text without its header lines, every run of white space
    one space), `statement`, `label`; all others are kept. The text is `articles/<doc_id>.txt` with header lines
    ("Title: ...") up to the first empty line, or `../articles/<doc_id>.txt` without a header; where there is neither,
    context and title are empty.

    Raises:
        InputError: `statements.csv` is missing or lacks a column, or a statement is not where its offset says.
    """
    file = folder / "statements.csv"
    rows = read_table(file)
    missing = [column for column in GOLD_COLUMNS if column not in rows.columns]
    if missing:
        raise InputError(f"{file} lacks the column {', '.join(missing)} (found: {', '.join(rows.columns)}); add it")
    texts = {doc_id: _article(folder, doc_id) for doc_id in rows["doc_id"].unique()}
    places = zip(rows["doc_id"], rows["start"], rows["statement"], strict=True)
    contexts = [_context(texts[doc_id][1], doc_id, start, statement) for doc_id, start, statement in places]
    return rows.assign(context=contexts, title=[texts[doc_id][0] for doc_id in rows["doc_id"]])


def _article(folder: Path, doc_id: str) -> tuple[str, str]:
    """(title, text with single spaces) of a document; both empty where it is missing."""
    with_header, plain = folder / "articles" / f"{doc_id}.txt", folder.parent / "articles" / f"{doc_id}.txt"
    if with_header.is_file():
        head, _, text = with_header.read_text(encoding="utf-8").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        return fields.get("Title", ""), " ".join(text.split())
    return "", " ".join(plain.read_text(encoding="utf-8").split()) if plain.is_file() else ""


def _context(text: str, doc_id: str, start: str, statement: str) -> str:
    if not start.isdecimal() or (text and not text.startswith(statement, int(start))):
        raise InputError(f"gold statement {statement[:40]!r} of {doc_id} is not at offset {start}; mend statements.csv")
    return context_before(text, int(start))
