"""The turning points of a debate, as the timeline marks them."""

import datetime as dt
from pathlib import Path

import pandas as pd

from stance.errors import DebateError

EVENT_COLUMNS = ("date", "event", "url")


def read_events(file: Path) -> pd.DataFrame:
    """The events of `file`: `EVENT_COLUMNS`, all text, the date ISO; no rows where there is no such file.

    Raises:
        DebateError: the file is no UTF-8 CSV, lacks a column, or has a row without an ISO date (the header is row 1).
    """
    if not file.is_file():
        return pd.DataFrame(columns=list(EVENT_COLUMNS), dtype="str")
    try:
        rows = pd.read_csv(file, dtype="str", keep_default_na=False, encoding="utf-8-sig").fillna("")
    except (OSError, ValueError) as error:  # the parser's own errors are ValueErrors
        problem = " ".join(str(error).split())
        raise DebateError(f"{file} cannot be read as a UTF-8 CSV with a header ({problem}); mend the file") from error
    if missing := [column for column in EVENT_COLUMNS if column not in rows]:
        raise DebateError(f"{file} lacks the column {', '.join(missing)}; add it")
    wrong = [f"row {at} has {text!r}" for at, text in enumerate(rows["date"], start=2) if not _is_date(text)]
    if wrong:
        raise DebateError(f"{file}, column date: {', '.join(wrong)} (allowed: YYYY-MM-DD); mend these rows")
    return rows[list(EVENT_COLUMNS)]


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
