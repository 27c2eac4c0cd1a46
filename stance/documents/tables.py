"""A table of texts, JSONL or CSV, is one document a row."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

from stance.errors import InputError
from stance.records import Document, Notice, content_hash

TABLE_SUFFIXES = (".jsonl", ".ndjson", ".csv")
MAX_FIELD = 20_000_000
"""Characters one CSV field may hold; Python's own limit of 131,072 is shorter than a long transcript."""

Row = dict[str, object]
Numbered = Iterator[tuple[int, Row | str]]
"""Rows with their line numbers; a row that cannot be read is a sentence that says why."""


def table_documents(path: Path, text: str, note: str) -> Iterator[Document | Notice]:
    """One document for each row of a table, and a `Notice` for each row that cannot be one.

    Columns: `text`, and optionally `doc_id` or `id`, `title`, `source`, `url`, `published` (ISO date or time). Other
    columns are left alone. A row without an id gets one from its text.

    Raises:
        InputError: the table has no row, or no row has a column `text`, or two columns have one name.
    """
    rows = list(_csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text))
    columns = {name for _, row in rows if isinstance(row, dict) for name in row}
    if not rows:
        raise InputError("there are no rows in it; nothing to read")
    if columns and "text" not in columns:
        hint = "; its fields seem to be separated by ';', use ','" if any(";" in name for name in columns) else ""
        found = ", ".join(sorted(columns))
        raise InputError(f"no column 'text' (found: {found}); rename the column that holds the text{hint}")
    ids: dict[str, str] = {}
    for number, row in rows:
        try:
            document = _document(row, path, note)
            if ids.setdefault(document.doc_id, document.sha256) != document.sha256:
                raise InputError(f"the id {document.doc_id!r} stands above with another text; rename it")
            yield document
        except InputError as error:
            yield Notice(where=f"{path}, row {number}", problem=str(error))


def _csv_rows(text: str) -> Numbered:
    csv.field_size_limit(MAX_FIELD)
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in rows.fieldnames or []]
        if double := {name for name in header if header.count(name) > 1}:
            raise InputError(f"two columns have the name {', '.join(sorted(double))}; rename one")
        rows.fieldnames = header
        for row in rows:
            whole = None not in row
            yield rows.line_num, dict(row) if whole else "more fields than the header has; quote the text of this row"
    except csv.Error as error:
        yield rows.line_num, f"not valid CSV from here on ({error}); mend the quotes of this row"


def _json_rows(text: str) -> Numbered:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, f"not valid JSON ({error}); mend the line"
            continue
        yield number, row if isinstance(row, dict) else 'not a JSON object; write {"text": "..."}'


def _document(row: Row | str, path: Path, note: str) -> Document:
    """The document in a row; InputError says why there is none."""
    if isinstance(row, str):
        raise InputError(row)
    text = _text(row.get("text"))
    sha256 = content_hash(text)
    published, problem = _date(row.get("published"))
    return Document(
        doc_id=_words(row, "doc_id") or _words(row, "id") or sha256[:16],
        text=text,
        sha256=sha256,
        title=_words(row, "title"),
        source=_words(row, "source") or path.name,
        url=_words(row, "url"),
        published=published,
        note="; ".join(filter(None, [note, problem])),
    )


def _text(value: object) -> str:
    if value is None or value == "":
        raise InputError("the text is empty; nothing to read")
    if not isinstance(value, str):
        raise InputError(f"the text is a {type(value).__name__}, not a string; write it in quotes")
    if not value.strip():
        raise InputError("the text is empty; nothing to read")
    if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError("the text holds a character that no text has (NUL or half a pair); remove it")
    return value


def _words(row: Row, column: str) -> str:
    """A field as text without characters that no database keeps; anything but text and numbers is no field."""
    value = row.get(column)
    known = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).replace("\0", "").encode("utf-8", "replace").decode().strip() if known else ""


def _date(value: object) -> tuple[dt.date | None, str]:
    """The date, and what was wrong with it: a bad date never costs the document."""
    written = "" if value is None else str(value).strip()
    if not written:
        return None, ""
    try:
        return dt.datetime.fromisoformat(written).date(), ""
    except ValueError:
        return None, f"published {written!r} is not an ISO date (2024-09-12): kept without a date"
