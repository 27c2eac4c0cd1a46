"""Text files that are too large to hold: their encoding, settled block by block before anything is read."""

import codecs
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO, cast

from stance.documents.decoding import MARKS, decode
from stance.errors import InputError

BLOCK = 1 << 20
SAMPLE = 3 * BLOCK
"""Bytes that a guess is made from."""

UTF_8 = "utf-8-sig"
"""With or without a byte-order mark."""


@contextmanager
def open_text(path: Path) -> Iterator[tuple[TextIO, str]]:
    """A text file to read from its beginning, line ends kept, and a note on its encoding that is empty for UTF-8.

    The whole file is known to fit its encoding before the first character is given. What cannot be read twice, such as
    a pipe, is first copied to a temporary file.

    Raises:
        InputError: the file is missing, empty or binary, or no encoding fits all of it.
    """
    try:
        given = path.open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the path") from error
    with given, TemporaryFile() as copy:
        file = cast(BinaryIO, given)
        if not given.seekable():
            shutil.copyfileobj(given, copy)
            file = cast(BinaryIO, copy)
        try:
            codec, note = encoding(file)
        except InputError as error:
            raise InputError(f"{path}: {error}") from error
        file.seek(0)
        yield TextIOWrapper(file, encoding=codec, newline=""), note


def encoding(file: BinaryIO) -> tuple[str, str]:
    """The codec that fits a whole file, by the rules of `decode`, and a note on it that is empty for UTF-8.

    A guess is made from the first `SAMPLE` bytes, or, where those are UTF-8, from as many around the first bytes that
    are not.

    Raises:
        InputError: as in `decode`, or the guess does not fit the whole file.
    """
    start = file.read(4)
    wide = next((codec for mark, codec in MARKS.items() if start.startswith(mark) and codec != UTF_8), "")
    codec, note = (wide, f"decoded as {wide}") if wide else _guess(file, 0)
    misfit = _misfit(file, codec)
    if misfit is not None and codec == UTF_8:
        codec, note = _guess(file, misfit)
        misfit = _misfit(file, codec)
    if misfit is not None:
        raise InputError(
            f"it is not {codec.removesuffix('-sig')} all the way (see after byte {misfit:,}); save the file as UTF-8"
        )
    return codec, note


def _guess(file: BinaryIO, around: int) -> tuple[str, str]:
    """Codec and note of the words around a byte offset."""
    begin = max(0, around - BLOCK)
    file.seek(begin)
    sample = file.read(SAMPLE)
    if begin:
        sample = sample[sample.find(b" ") + 1 :]
    if file.read(1):
        sample = sample[: sample.rfind(b" ") + 1] or sample  # a space is never part of a longer character
    note = decode(sample)[1]
    return note.split()[2].rstrip(",") if note else UTF_8, note  # the note is "decoded as cp1250, a guess: ..."


def _misfit(file: BinaryIO, codec: str) -> int | None:
    """Where the first block starts that is not text in `codec`, as a byte offset; None if the whole file is."""
    decoder = codecs.getincrementaldecoder(codec)()
    file.seek(0)
    at = 0
    while block := file.read(BLOCK):
        if not _is_text(decoder, block):
            return at
        at += len(block)
    return None if _is_text(decoder, b"", final=True) else at


def _is_text(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        return "\0" not in decoder.decode(block, final=final)
    except UnicodeDecodeError:
        return False
