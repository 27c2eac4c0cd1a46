"""Step 1: files and folders become documents.

`read` takes plain texts and tables of texts. Each document keeps its text exactly as the file gave it, so that offsets
never drift, and carries the SHA-256 of that text, so that the same text is one document wherever it comes from.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from stance.documents.decoding import decode
from stance.documents.files import files_in, read_bytes
from stance.documents.plain import PLAIN_SUFFIXES, plain_document
from stance.documents.tables import TABLE_SUFFIXES, table_documents
from stance.errors import InputError
from stance.records import Document, Notice

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (*PLAIN_SUFFIXES, *TABLE_SUFFIXES)


def read(paths: Path | str | Iterable[Path | str]) -> Iterator[Document | Notice]:
    """The documents in `paths`, file by file, and a `Notice` for everything that was passed over.

    A folder stands for all files below it, in the order of their names; hidden files are left alone. One bad file, or
    one bad row of a table, never stops the rest. A text that was already read in this call is reported as a duplicate,
    not given twice. No paths give nothing.
    """
    seen: dict[str, str] = {}
    for path in map(Path, [paths] if isinstance(paths, Path | str) else paths):
        for file in files_in(path):
            for item in [file] if isinstance(file, Notice) else _read_file(file, named=file == path):
                if isinstance(item, Document) and item.sha256 in seen:
                    problem = f"the text of {item.doc_id} is the same as {seen[item.sha256]}: read once"
                    yield Notice(where=str(file), problem=problem, error=False)
                    continue
                if isinstance(item, Document):
                    seen[item.sha256] = f"{item.doc_id} in {file}"
                yield item


def _read_file(path: Path, *, named: bool) -> Iterator[Document | Notice]:
    """The documents in a file; of another kind of file it matters only whether the user named it."""
    suffix = path.suffix.lower()
    try:
        raw = read_bytes(path, head=suffix not in SUFFIXES)
        if suffix not in SUFFIXES:
            problem = (
                f"{suffix or 'a file without ending'} is not read (allowed: {', '.join(SUFFIXES)}); convert it to text"
            )
            yield Notice(where=str(path), problem=problem, error=named)
            return
        text, note = decode(raw)
        if suffix in TABLE_SUFFIXES:
            yield from table_documents(path, text, note)
        else:
            yield plain_document(path, text, note)
    except InputError as error:
        yield Notice(where=str(path), problem=str(error))
