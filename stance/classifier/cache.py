"""What was worked out once and need not be again: vectors and answers, by a key that names all they depend on."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

import lmdb

from stance.errors import ModelError

MAX_BYTES = 4 * 1024**3
"""How large a cache may grow: some two million vectors. A full one is emptied; nothing but time is lost with it."""

FULL = 0.7
"""The share of `MAX_BYTES` that counts as full: the file needs room beside what it holds while it is written."""


class Cache(Protocol):
    """Bytes by key; what is put is there for every later run."""

    def get(self, key: str) -> bytes | None:
        """The bytes under `key`, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key` from now on."""

    def get_many(self, keys: Iterable[str]) -> list[bytes | None]:
        """The bytes under each of `keys`, in their order."""

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Keep all of `values`, or, if that fails, none."""


class DiskCache:
    """A cache in a folder that several processes may use at once.

    Raises:
        ModelError: the folder cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._open = _opened(folder.resolve())
        except (OSError, lmdb.Error) as error:
            message = f"the cache {folder} cannot be used ({error}); name another folder in STANCE_CACHE"
            raise ModelError(message) from error

    def get(self, key: str) -> bytes | None:
        """The bytes under `key`, or None."""
        return self.get_many([key])[0]

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key` from now on."""
        self.put_many({key: value})

    def get_many(self, keys: Iterable[str]) -> list[bytes | None]:
        """The bytes under each of `keys`, in their order."""
        with self._open.begin() as reading:
            return [reading.get(_name(key)) for key in keys]

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Keep all of `values`, or, if that fails, none."""
        if self._used() > FULL * MAX_BYTES:
            with self._open.begin(write=True) as writing:
                writing.drop(self._open.open_db(txn=writing), delete=False)
        with self._open.begin(write=True) as writing:
            for key, value in values.items():
                writing.put(_name(key), value)

    def _used(self) -> int:
        """The bytes that hold something."""
        found = self._open.stat()
        return int(found["psize"] * (found["leaf_pages"] + found["branch_pages"] + found["overflow_pages"]))


@cache
def _opened(folder: Path) -> lmdb.Environment:
    """A process may open a folder once only."""
    return lmdb.open(str(folder), map_size=MAX_BYTES)


def _name(key: str) -> bytes:
    """A key of a length that the file allows."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
