"""Positions over time: one stacked bar a week or month, with the events of the debate marked above."""

import altair as alt
import pandas as pd

from stance.charts.events import event_marks, number_events
from stance.charts.findings import described, period_words, time_finding
from stance.charts.style import DISC, FADED, QUIET, Wording, stance_colour
from stance.records import Label
from stance.tables import Period

HEIGHT = 380
PLOT_HEIGHT = 280
"""What the legend and the axis leave of `HEIGHT`, roughly."""
FEWEST_PERIODS = 8
"""The axis is at least this many periods long, so that a bar stays a bar."""
NUMBER_ROW = 17
"""Pixels between two rows of event numbers."""


def timeline(
    series: pd.DataFrame, events: pd.DataFrame, *, period: Period, wording: Wording, click: str = "bars"
) -> alt.LayerChart:
    """Stacked counts by period of a frame made by `tables.over_time`, with the events as numbered lines.

    `events` has the columns date, event and url; `number_events` gives the list behind the numbers. Clicking fills the
    selection `click` with the columns "day" (first day of the period, ISO) and "label". The title is the finding. The
    series must not be empty.
    """
    bars_frame = time_rows(series, period, wording)
    first, last = _ends(series, period)
    numbered = number_events(events, series, period)
    marks = event_marks(numbered, first, last)
    bars = _bars(bars_frame, _time_axis(bars_frame, period), _headroom(series, marks), wording, click)
    layers = [bars, _span(first, last)]
    if not marks.empty:
        layers = [*_events(marks, period), *layers]
    finding = time_finding(series, period, wording)
    words = described(finding, f"Events marked: {len(numbered)}.")
    chart: alt.LayerChart = alt.layer(*layers).resolve_scale(color="independent")
    return chart.properties(
        height=HEIGHT, title=alt.TitleParams(finding.heading, subtitle=finding.rest), description=words
    )


def time_rows(series: pd.DataFrame, period: Period, wording: Wording) -> pd.DataFrame:
    """One row a drawn segment: from, to (UTC), bottom, top (statements), day, label, stance, n, total, words.

    A bar ends a little before its period does, so that neighbours stay apart.
    """
    drawn = series[series["n"] > 0].copy()
    ends = drawn["period"] + (pd.Timedelta(weeks=1) if period == "week" else pd.offsets.MonthBegin(1))
    drawn["from"] = drawn["period"].dt.tz_localize("UTC")
    drawn["to"] = (drawn["period"] + 0.9 * (ends - drawn["period"])).dt.tz_localize("UTC")
    drawn["day"] = drawn["period"].dt.strftime("%Y-%m-%d")
    drawn["words"] = [period_words(start, period) for start in drawn["period"]]
    drawn["stance"] = [wording[Label(label)] for label in drawn["label"]]
    drawn["top"] = drawn.groupby("day")["n"].cumsum()
    drawn["bottom"] = drawn["top"] - drawn["n"]
    return drawn.drop(columns=["period", "share"])


def _time_axis(rows: pd.DataFrame, period: Period) -> alt.Axis:
    """One tick a bar, labelled where there is room; the days are written out because they come in UTC."""
    return alt.Axis(
        values=[start.isoformat() for start in rows["from"].unique()],
        format="%b %Y" if period == "month" else "%-d %b %Y",
        grid=False,
        labelOverlap=True,
        labelSeparation=8,
    )


def _ends(series: pd.DataFrame, period: Period) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The ends of the time axis: those of the series, moved apart until it is `FEWEST_PERIODS` long."""
    length = pd.Timedelta(days=7 if period == "week" else 31)
    first, last = series["period"].min(), series["period"].max() + length
    missing = max(pd.Timedelta(0), FEWEST_PERIODS * length - (last - first))
    return first - missing / 2, last + missing / 2


def _span(first: pd.Timestamp, last: pd.Timestamp) -> alt.Chart:
    """Two unseen points that hold the axis open; a fixed domain makes Vega-Lite quarrel with the ends of the bars."""
    ends = pd.DataFrame({"at": pd.DatetimeIndex([first, last], tz="UTC")})
    x = alt.X("at:T", scale=alt.Scale(type="utc", nice=False))
    points: alt.Chart = alt.Chart(ends).mark_point(opacity=0, aria=False, tooltip=None).encode(x=x)
    return points


def _bars(rows: pd.DataFrame, axis: alt.Axis, top: float, wording: Wording, click: str) -> alt.Chart:
    chosen = alt.selection_point(name=click, fields=["day", "label"])
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(cursor="pointer")
        .encode(
            x=alt.X("from:T", title=None, scale=alt.Scale(type="utc", nice=False), axis=axis),
            x2="to:T",
            y=alt.Y("bottom:Q", title="Statements", scale=alt.Scale(domain=[0, top]), axis=alt.Axis(tickMinStep=1)),
            y2="top:Q",
            color=stance_colour(wording),
            opacity=alt.condition(chosen, alt.value(1.0), alt.value(FADED)),
            tooltip=[
                alt.Tooltip("words:N", title="When"),
                alt.Tooltip("stance:N", title="Position"),
                alt.Tooltip("n:Q", title="Statements"),
                alt.Tooltip("total:Q", title="Of all with a position"),
            ],
        )
        .add_params(chosen)
    )
    return chart


def _events(marks: pd.DataFrame, period: Period) -> list[alt.Chart]:
    middle = pd.Timedelta(days=3 if period == "week" else 14)
    placed = marks.assign(at=(marks["period"] + middle).dt.tz_localize("UTC"), y=9 + NUMBER_ROW * marks["row"])
    base = alt.Chart(placed.drop(columns="period")).encode(
        x=alt.X("at:T", scale=alt.Scale(type="utc", nice=False)),
        y=alt.Y("y:Q", scale=None, axis=None),
        tooltip=[alt.Tooltip("words:N", title="Events")],
    )
    lines = base.mark_rule(color=QUIET, opacity=0.6, strokeDash=[2, 3]).encode(y2=alt.value(alt.ExprRef("height")))
    discs = base.mark_circle(color=DISC, size=230, opacity=1)
    return [lines, discs, base.mark_text(fontSize=10, color="#FFFFFF").encode(text="number:Q")]


def _headroom(series: pd.DataFrame, marks: pd.DataFrame) -> float:
    """The top of the count axis: enough above the tallest bar for every row of event numbers."""
    taken = NUMBER_ROW * (int(marks["row"].max()) + 2) / PLOT_HEIGHT if len(marks) else 0.05
    return float(series["total"].max() / (1 - taken))
