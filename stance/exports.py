"""Frames as files that a spreadsheet opens without harm."""

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

HARMFUL = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection")."""

PLAIN_NUMBER = r"[+-]?\d+(?:[.,]\d+)?"
"""A text cell that is nothing but a number does no harm, and is left to be one."""


def to_csv(frame: pd.DataFrame, *, bom: bool = False) -> bytes:
    """`frame` as CSV (RFC 4180) in UTF-8: one header line, ISO dates, no index, the same bytes on every system.

    A text cell or column name that begins with one of `HARMFUL` gets an apostrophe in front, so a spreadsheet shows it
    as text; numbers stay as they are. With `bom` the file begins with a byte order mark: Excel needs it to see that
    this is UTF-8, other programs take it for part of the first column's name. No rows give the header.
    """
    # The line ending of the RFC also makes the writer quote a cell with a lone carriage return.
    safe = frame.assign(**{str(name): _harmless(frame[name]) for name in frame.columns if _is_text(frame[name])})
    safe.columns = pd.Index(_harmless(safe.columns.to_series()))
    text = safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n")
    return text.encode("utf-8-sig" if bom else "utf-8")


def _is_text(values: pd.Series) -> bool:
    return not (is_numeric_dtype(values) or is_datetime64_any_dtype(values) or is_bool_dtype(values))


def _harmless(values: pd.Series) -> pd.Series:
    text = values.astype("str")
    runs = text.str.startswith(HARMFUL).fillna(False) & ~text.str.fullmatch(PLAIN_NUMBER).fillna(False)
    return text.mask(runs, "'" + text)
