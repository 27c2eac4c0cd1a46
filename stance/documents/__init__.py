"""Step 1: files and folders become documents.

`read` takes plain texts and tables of texts. Each document keeps its text exactly as the file gave it, so that
offsets never drift, and carries the SHA-256 of that text, so that the same text is one document wherever it comes
from.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from stance.documents.decoding import decode
from stance.documents.plain import PLAIN_SUFFIXES, plain_document
from stance.documents.tables import TABLE_SUFFIXES, table_documents
from stance.errors import InputError
from stance.records import Document, Notice

__all__ = ["MAX_BYTES", "SUFFIXES", "read"]

SUFFIXES = (*PLAIN_SUFFIXES, *TABLE_SUFFIXES)
MAX_BYTES = 200_000_000
"""A larger file is refused: it is read as a whole, and a laptop must keep room for the parser."""


def read(paths: Iterable[Path | str]) -> Iterator[Document | Notice]:
    """The documents in `paths`, file by file, and a `Notice` for everything that was passed over.

    A folder stands for all files below it, in the order of their names; hidden files are left alone. One bad file, or
    one bad row of a table, never stops the rest. A text that was already read in this call is reported as a
    duplicate, not given twice. No paths give nothing.
    """
    seen: dict[str, str] = {}
    for path, named in _files(paths):
        for item in _read_file(path, named=named):
            if isinstance(item, Notice):
                yield item
            elif item.sha256 in seen:
                yield Notice(where=str(path), problem=f"the same text as {seen[item.sha256]}: read once", error=False)
            else:
                seen[item.sha256] = f"{item.doc_id} in {path}"
                yield item


def _files(paths: Iterable[Path | str]) -> Iterator[tuple[Path, bool]]:
    """Every file to read, and whether the user named it rather than its folder."""
    for path in map(Path, paths):
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.is_file())
            yield from (
                (p, False) for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
        else:
            yield path, True


def _read_file(path: Path, *, named: bool) -> Iterator[Document | Notice]:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and path.exists():
        problem = (
            f"{suffix or 'a file without ending'} is not read (allowed: {', '.join(SUFFIXES)}); convert it to text"
        )
        yield Notice(where=str(path), problem=problem, error=named)
        return
    try:
        text, note = decode(_bytes(path))
        if suffix in TABLE_SUFFIXES:
            yield from table_documents(path, text, note)
        else:
            yield plain_document(path, text, note)
    except InputError as error:
        yield Notice(where=str(path), problem=str(error))


def _bytes(path: Path) -> bytes:
    """The content of `path`; InputError in words when it cannot be had or is too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{size:,} bytes are too many (at most {MAX_BYTES:,}); split the file")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file; check the path") from None
    except OSError as error:
        raise InputError(f"the file cannot be opened ({error.strerror}); check its permissions") from error
