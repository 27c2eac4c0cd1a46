"""Bytes to text: UTF-8 or a byte-order mark, else a guess that is said aloud, or a refusal naming what was tried."""

import codecs

from charset_normalizer import from_bytes

from stance.errors import InputError

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Byte-order marks and the codec that understands each."""

GUESSES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "koi8_r",
    "mac_roman",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
)
"""The encodings news texts turn up in, beside Unicode ones."""

MAX_CHAOS = 0.2
"""charset-normalizer's share of implausible characters above which a guess is not trusted."""


def decode(raw: bytes) -> tuple[str, str]:
    """The text of `raw`, and a note on its encoding that is empty for UTF-8. White space and line ends are kept.

    Raises:
        InputError: nothing in it, binary data, or no encoding of those tried fits.
    """
    if not raw.strip():
        raise InputError("the file is empty; nothing to read")
    mark = next((codec for bom, codec in MARKS.items() if raw.startswith(bom)), None)
    if mark is None and b"\0" in raw:
        raise InputError("this is binary data, not text; convert it to plain text, JSONL or CSV")
    try:
        codec = mark or "utf-8"
        return raw.decode(codec), "" if codec.startswith("utf-8") else f"decoded as {codec}"
    except UnicodeDecodeError:
        return _guess(raw)


def _guess(raw: bytes) -> tuple[str, str]:
    best = from_bytes(raw, cp_isolation=list(GUESSES), threshold=MAX_CHAOS).best()
    if best is None or _has_controls(text := str(best)):
        raise InputError(f"no encoding fits (tried utf-8, utf-16, {', '.join(GUESSES)}); save the file as UTF-8")
    return text, f"decoded as {best.encoding}, a guess: check names with accents"


def _has_controls(text: str) -> bool:
    """Whether `text` holds control characters that no article has: the mark of binary data read as letters."""
    return any(char < " " and char not in "\t\n\r\f\v" for char in text)
