"""Bytes to text: UTF-8 or a byte-order mark, else a guess that is said aloud, or a refusal naming what was tried."""

import codecs

from charset_normalizer import from_bytes

from stance.errors import InputError

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
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

OTHER_FORMATS = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive or an office document", b"{\\rtf": "an RTF document"}
"""How files begin that are often renamed to .txt."""

MAX_CHAOS = 0.2
"""charset-normalizer's share of implausible characters above which a guess is not trusted."""


def decode(raw: bytes) -> tuple[str, str]:
    """The text of `raw`, and a note on its encoding that is empty for UTF-8. White space and line ends are kept.

    Raises:
        InputError: nothing in it, binary data, or no encoding of those tried fits.
    """
    for start, name in OTHER_FORMATS.items():
        if raw.startswith(start):
            raise InputError(f"this is {name}, not text; convert it to plain text, JSONL or CSV")
    mark = next((codec for bom, codec in MARKS.items() if raw.startswith(bom)), None)
    if mark is None and b"\0" in raw:
        raise InputError("this is binary data, not text; convert it to plain text, JSONL or CSV")
    text, note = _decode(raw, mark or "utf-8")
    if not text.strip():
        raise InputError("the file is empty; nothing to read")
    if "\0" in text:
        raise InputError("this is binary data, not text; convert it to plain text, JSONL or CSV")
    return text, note


def _decode(raw: bytes, codec: str) -> tuple[str, str]:
    try:
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
