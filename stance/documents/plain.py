"""A plain text file is one document."""

import datetime as dt
import re
from pathlib import Path

from stance.records import Document, content_hash

PLAIN_SUFFIXES = (".txt", ".text", ".md")
ISO_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


def plain_document(path: Path, text: str, note: str) -> Document:
    """The file as one document: title and date from its name, the id from its text."""
    sha256 = content_hash(text)
    published = date_in_name(path.stem)
    dated = f"date {published} taken from the file name" if published else "no date: roles are resolved without one"
    return Document(
        doc_id=sha256[:16],
        text=text,
        sha256=sha256,
        title=path.stem,
        source=path.name,
        published=published,
        note="; ".join(filter(None, [note, dated])),
    )


def date_in_name(stem: str) -> dt.date | None:
    """The first ISO date in a file name, or None: `missiles-2024-09-12` gives 12 September 2024."""
    for match in ISO_DATE.finditer(stem):
        try:
            return dt.date.fromisoformat(match.group(1))
        except ValueError:
            continue
    return None
