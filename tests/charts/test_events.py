import pandas as pd
import pytest

from stance.charts import number_events
from stance.charts.events import NUMBER_WIDTH, event_marks
from tests.charts.frames import counted

SERIES = counted("period", {pd.Timestamp("2024-09-02"): (1, 0, 0), pd.Timestamp("2024-09-23"): (1, 0, 0)})


def events(*dates):
    return pd.DataFrame({"date": dates, "event": [f"Event of {date}" for date in dates], "url": ""}, dtype="str")


@pytest.mark.parametrize(
    ("dates", "numbers"),
    [
        ([], []),
        (["2024-09-01", "2024-09-30"], []),
        (["2024-09-10", "2024-09-02"], [1, 2]),
        (["2024-09-10", "2024-09-12", "2024-09-29"], [1, 1, 2]),
    ],
)
def test_events_within_the_series_are_numbered_by_period(dates, numbers):
    numbered = number_events(events(*dates), SERIES, "week")
    assert list(numbered) == ["number", "date", "event", "url", "period"]
    assert numbered["number"].tolist() == numbers
    assert numbered["date"].is_monotonic_increasing


def test_events_of_one_period_share_a_mark():
    numbered = number_events(events("2024-09-10", "2024-09-12"), SERIES, "week")
    marks = event_marks(numbered, pd.Timestamp("2024-09-02"), pd.Timestamp("2024-09-30"))
    assert marks["words"].tolist() == ["10 Sep 2024: Event of 2024-09-10 · 12 Sep 2024: Event of 2024-09-12"]


@pytest.mark.parametrize("weeks", [4, 26, 60])
def test_numbers_never_overlap(weeks):
    starts = pd.date_range("2024-01-01", periods=weeks, freq="7D")
    series = counted("period", dict.fromkeys(starts, (1, 0, 0)))
    numbered = number_events(events(*starts.strftime("%Y-%m-%d")), series, "week")
    first, last = starts[0], starts[-1] + pd.Timedelta(days=7)
    marks = event_marks(numbered, first, last)
    assert len(marks) == weeks
    for _, row in marks.groupby("row"):
        gaps = row["period"].sort_values().diff().dropna() / (last - first)
        assert (gaps >= NUMBER_WIDTH).all()
