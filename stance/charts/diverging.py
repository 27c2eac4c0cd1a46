"""How positions are spread: a bar a row, opposing to the left, cautious across the middle, supporting to the right."""

import altair as alt
import pandas as pd

from stance.charts.findings import NOUNS, row_words, spread_description, spread_finding
from stance.charts.style import FADED, QUIET, Wording, stance_colour, stance_ink
from stance.records import Label

MOST_ROWS = 15
ROW_HEIGHT = 42
BAR_HEIGHT = 17
LEGEND_HEIGHT = 48
READABLE_PART = 0.055
"""A number is written on a segment of at least this part of the width, which leaves room for it on a telephone."""


def diverging_bars(
    spread_frame: pd.DataFrame, by: str, *, wording: Wording, most_rows: int = MOST_ROWS, click: str = "bars"
) -> alt.LayerChart:
    """Diverging bars of a frame made by `tables.spread`, from the most supporting row to the most opposing one.

    Lengths are counts of statements, so a bar of two statements never looks like one of fifty. The `most_rows` rows
    with the most statements are drawn; the subtitle says how many are left out. Names stand above their bars with the
    count, so that both stay readable on a telephone. Clicking fills the selection `click` with the columns `by` and
    "label". The title is the finding and the description tells it in words. The frame must not be empty.

    Layout after Robbins and Heiberger, "Plotting Likert and Other Rating Scales" (2011).
    """
    rows = diverging_rows(spread_frame, by, wording, most_rows)
    chosen = alt.selection_point(name=click, fields=[by, "label"])
    height = LEGEND_HEIGHT + ROW_HEIGHT * rows[by].nunique()
    y = alt.Y("name:N", sort=list(rows["name"].unique()), axis=_names_above_bars())
    base = alt.Chart(rows).encode(y=y)
    bars = (
        base.mark_bar(size=BAR_HEIGHT, cursor="pointer")
        .encode(
            x=alt.X("left:Q", axis=_middle_line()),
            x2="right:Q",
            color=stance_colour(wording),
            opacity=alt.condition(chosen, alt.value(1.0), alt.value(FADED)),
            tooltip=[
                alt.Tooltip(f"{by}:N", title=NOUNS[by].one.capitalize()),
                alt.Tooltip("stance:N", title="Position"),
                alt.Tooltip("n:Q", title="Statements"),
                alt.Tooltip("words:N", title="All of them"),
            ],
        )
        .add_params(chosen)
    )
    numbers = (
        base.transform_filter("datum.readable")
        .mark_text(fontSize=11, tooltip=None)
        .encode(x="middle:Q", text="n:Q", color=stance_ink(wording))
    )
    finding = spread_finding(spread_frame, by, wording)
    below = f"{finding.rest} {_drawn(spread_frame, by, rows)}".strip()
    chart: alt.LayerChart = (
        alt.layer(bars, numbers)
        .resolve_scale(color="independent")
        .properties(
            height=height,
            title=alt.TitleParams(finding.heading, subtitle=below),
            description=spread_description(spread_frame, by, wording),
        )
    )
    return chart


def diverging_rows(spread_frame: pd.DataFrame, by: str, wording: Wording, most_rows: int = MOST_ROWS) -> pd.DataFrame:
    """One row a drawn segment: `by`, label, stance, n, total, left, right, middle, name, words, readable.

    left and right are counts of statements from the middle of the cautious segment. Rows are in the order of drawing.
    """
    counts = spread_frame.pivot(index=by, columns="label", values="n")
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:most_rows]]
    net = (counts[Label.SUPPORTING] - counts[Label.OPPOSING]).sort_values(ascending=False, kind="stable")
    half = counts[Label.CAUTIOUS] / 2
    lefts = {Label.OPPOSING: -half - counts[Label.OPPOSING], Label.CAUTIOUS: -half, Label.SUPPORTING: half}
    drawn = spread_frame[spread_frame[by].isin(counts.index) & (spread_frame["n"] > 0)].copy()
    drawn["left"] = [lefts[Label(label)][name] for name, label in zip(drawn[by], drawn["label"], strict=True)]
    drawn["right"] = drawn["left"] + drawn["n"]
    drawn["middle"] = (drawn["left"] + drawn["right"]) / 2
    drawn["stance"] = [wording[Label(label)] for label in drawn["label"]]
    drawn["name"] = drawn[by].astype("str") + " · " + drawn["total"].map("{:,}".format)
    words = {name: row_words(group, wording) for name, group in drawn.groupby(by, observed=True)}
    drawn["words"] = drawn[by].map(words)
    drawn["readable"] = drawn["n"] >= READABLE_PART * (drawn["right"].max() - drawn["left"].min())
    places = {name: place for place, name in enumerate(net.index)}
    return drawn.sort_values(by, key=lambda names: names.map(places), kind="stable", ignore_index=True)


def _names_above_bars() -> alt.Axis:
    """Names as axis labels, which take the colour of the theme, moved into the plot to leave the bars its width."""
    return alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        labelAlign="left",
        labelPadding=0,
        labelOffset=-18,
        labelFontSize=13,
        labelLimit=alt.ExprRef("width"),
        labelOverlap=False,
    )


def _middle_line() -> alt.Axis:
    return alt.Axis(
        values=[0], grid=True, gridColor=QUIET, gridOpacity=0.5, domain=False, ticks=False, labels=False, title=None
    )


def _drawn(spread_frame: pd.DataFrame, by: str, rows: pd.DataFrame) -> str:
    shown, known = rows[by].nunique(), spread_frame[by].nunique()
    if shown == known:
        return f"Drawn: {'all ' if known > 1 else ''}{NOUNS[by].count(known)}."
    return f"Drawn: the {shown} of {NOUNS[by].count(known)} with the most statements."
