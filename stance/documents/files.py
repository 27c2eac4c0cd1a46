"""Files from disk: what a folder holds, and the bytes of a file, or in words why they cannot be had."""

import os
from collections.abc import Iterator
from pathlib import Path

from stance.errors import InputError
from stance.records import Notice

MAX_BYTES = 200_000_000
"""A larger file is refused: it is read as a whole, and a laptop must keep room for the parser."""


def files_in(path: Path) -> Iterator[Path | Notice]:
    """`path` itself, or, if it is a folder, every file below it that is not hidden, in the order of the names.

    A folder without files, or one that may not be opened, gives a `Notice`.
    """
    if not _is_folder(path):
        yield path
        return
    locked, found = list[Notice](), False
    for root, folders, names in os.walk(path, onerror=lambda error: locked.append(_locked(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield Path(root, name)
    yield from locked
    if not found and not locked:
        yield Notice(where=str(path), problem="there are no files in this folder; name another")


def read_bytes(path: Path, *, head: bool = False) -> bytes:
    """The content of a file, or with `head` nothing of it, only the certainty that it is there.

    Raises:
        InputError: the file is missing, locked, or larger than `MAX_BYTES`.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{size:,} bytes are too many (at most {MAX_BYTES:,}); split the file")
        return b"" if head else path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file; check the path") from None
    except OSError as error:
        raise InputError(f"the file cannot be opened ({error.strerror}); check its permissions") from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # reading it as a file then says why it cannot be opened


def _locked(error: OSError) -> Notice:
    return Notice(
        where=str(error.filename), problem=f"the folder cannot be opened ({error.strerror}); check its permissions"
    )
