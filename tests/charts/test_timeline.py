import pandas as pd

from stance.charts import timeline
from stance.charts.timeline import FEWEST_PERIODS, time_rows
from tests.charts.frames import WORDING, counted

SERIES = counted("period", {pd.Timestamp("2024-09-02"): (2, 1, 0), pd.Timestamp("2024-09-09"): (0, 0, 4)})
EVENTS = pd.DataFrame({"date": ["2024-09-10", "2023-01-01"], "event": ["A vote", "Long ago"], "url": ["", ""]})


def chart(series=SERIES, events=EVENTS):
    return timeline(series, events, period="week", wording=WORDING).to_dict()


def test_segments_are_stacked_from_zero_and_nothing_is_drawn_for_zero():
    rows = time_rows(SERIES, "week", WORDING)
    assert rows[["day", "stance", "bottom", "top"]].values.tolist() == [
        ["2024-09-02", "for it", 0, 2],
        ["2024-09-02", "against it", 2, 3],
        ["2024-09-09", "cautious", 0, 4],
    ]


def test_a_bar_ends_within_its_period():
    months = counted("period", {pd.Timestamp("2024-02-01"): (1, 0, 0)})
    (row,) = time_rows(months, "month", WORDING).to_dict("records")
    assert row["from"] == pd.Timestamp("2024-02-01", tz="UTC")
    assert pd.Timestamp("2024-02-26", tz="UTC") < row["to"] < pd.Timestamp("2024-03-01", tz="UTC")


def test_events_of_the_time_are_marked_above_the_bars():
    made = chart()
    assert [layer["mark"]["type"] for layer in made["layer"]] == ["rule", "circle", "text", "bar", "point"]
    assert made["description"].endswith("Events marked: 1.")
    assert made["layer"][3]["encoding"]["y"]["scale"]["domain"][1] > 4


def test_no_event_leaves_the_bars_alone():
    assert [layer["mark"]["type"] for layer in chart(events=EVENTS[1:])["layer"]] == ["bar", "point"]


def test_a_single_week_does_not_fill_the_axis():
    ends = timeline(SERIES[:3], EVENTS, period="week", wording=WORDING).layer[-1].data["at"]
    assert ends.max() - ends.min() == FEWEST_PERIODS * pd.Timedelta(weeks=1)
