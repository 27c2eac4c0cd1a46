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


def table_documents(path: Path, text: str, note: str) -> Iterator[Document | Notice]:
    """One document for each row of a table, and a `Notice` for each row that cannot be one.

    Columns: `text`, and optionally `doc_id` or `id`, `title`, `source`, `url`, `published` (ISO date or time). Other
    columns are left alone. A row without an id gets one from its text.

    Raises:
        InputError: no row of the table has a column `text`.
    """
    rows = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text)
    texts, columns, ids = False, set[str](), dict[str, str]()
    held: list[Notice] = []
    for number, row in rows:
        where = f"{path}, row {number}"
        if isinstance(row, str):
            held.append(Notice(where=where, problem=row))
            continue
        columns.update(row)
        texts = texts or "text" in row
        held.append(Notice(where=where, problem="the text is empty; nothing to read"))
        if str(row.get("text") or "").strip():
            held.pop()
            document = _document(row, path, note)
            if ids.setdefault(document.doc_id, document.sha256) != document.sha256:
                held.append(
                    Notice(where=where, problem=f"the id {document.doc_id!r} stands above with another text; rename it")
                )
            else:
                yield document
        if texts:
            yield from held
            held.clear()
    if not texts and columns:
        raise InputError(
            f"no column 'text' (found: {', '.join(sorted(columns))}); rename the column that holds the text"
        )
    yield from held


def _csv_rows(text: str) -> Iterator[tuple[int, Row | str]]:
    csv.field_size_limit(MAX_FIELD)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in rows:
            yield rows.line_num, {str(key).strip(): value for key, value in row.items() if key is not None}
    except csv.Error as error:
        yield rows.line_num, f"not valid CSV from here on ({error}); mend the row"


def _json_rows(text: str) -> Iterator[tuple[int, Row | str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield number, f"not valid JSON ({error}); mend the line"
            continue
        yield number, row if isinstance(row, dict) else 'not a JSON object; write {"text": "..."}'


def _document(row: Row, path: Path, note: str) -> Document:
    text = str(row["text"])
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


def _words(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()


def _date(value: object) -> tuple[dt.date | None, str]:
    """The date, and what was wrong with it: a bad date never costs the document."""
    written = "" if value is None else str(value).strip()
    if not written:
        return None, ""
    try:
        return dt.datetime.fromisoformat(written).date(), ""
    except ValueError:
        return None, f"published {written!r} is not an ISO date (2024-09-12): kept without a date"
