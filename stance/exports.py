"""Frames as files that a spreadsheet opens without harm."""

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

HARMFUL = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection")."""


def to_csv(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV (RFC 4180): one header line, ISO dates, no index, the same bytes on every system.

    A text cell that begins with one of `HARMFUL` gets an apostrophe in front, so a spreadsheet shows it as text;
    numbers stay as they are. The encoding is UTF-8 with a byte order mark, because Excel reads a CSV without one in the
    computer's local encoding and breaks every accent; Python reads it back as `utf-8-sig`. No rows give the header.
    """
    # The line ending of the RFC also makes the writer quote a cell with a lone carriage return.
    safe = frame.assign(**{str(name): _harmless(frame[name]) for name in frame.columns if _is_text(frame[name])})
    return safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8-sig")


def _is_text(values: pd.Series) -> bool:
    return not (is_numeric_dtype(values) or is_datetime64_any_dtype(values) or is_bool_dtype(values))


def _harmless(values: pd.Series) -> pd.Series:
    text = values.astype("str")
    return text.mask(text.str.startswith(HARMFUL).fillna(False), "'" + text)
