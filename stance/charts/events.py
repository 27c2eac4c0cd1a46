"""Events on a time axis: numbered, one mark a period, moved apart where the numbers would overlap."""

import pandas as pd

from stance.tables import Period, period_starts

NUMBER_WIDTH = 0.055
"""The part of the axis that a number of two digits takes on a telephone (330 pixels wide)."""


def number_events(events: pd.DataFrame, series: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The events within the time that `series` covers: columns number, date, event, url, period, in order of date.

    Events of one period share its number, counted from 1. `events` has the columns date, event and url; `series` is
    made by `tables.over_time`. Nothing within that time gives an empty frame with the same columns.
    """
    dated = events.assign(date=pd.to_datetime(events["date"]).astype("datetime64[s]")).sort_values(
        "date", kind="stable"
    )
    dated["period"] = period_starts(dated["date"], period)
    within = dated[dated["period"].between(series["period"].min(), series["period"].max())].reset_index(drop=True)
    within["number"] = pd.factorize(within["period"])[0] + 1
    return within.reindex(columns=["number", "date", "event", "url", "period"])


def event_marks(numbered: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """One row a mark: number, period, words (the events in one line), row.

    row 0 is the line on top; a number that would touch the one before it in its row goes to the first row below with
    room. `first` and `last` are the ends of the time axis.
    """
    dates = pd.DatetimeIndex(numbered["date"])
    words = [f"{date.day} {date:%b %Y}: {event}" for date, event in zip(dates, numbered["event"], strict=True)]
    marks = numbered.assign(words=words).groupby(["number", "period"], as_index=False).agg({"words": " · ".join})
    span: float = (last - first) / pd.Timedelta(days=1) or 1.0
    ends: list[float] = []
    rows = []
    for start in pd.DatetimeIndex(marks["period"]):
        place = (start - first) / pd.Timedelta(days=1) / span
        row = next((row for row, end in enumerate(ends) if place >= end), len(ends))
        ends[row : row + 1] = [place + NUMBER_WIDTH]
        rows.append(row)
    marks["row"] = pd.Series(rows, dtype="int64")
    return marks
