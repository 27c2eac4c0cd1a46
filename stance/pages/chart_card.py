"""A chart on the page: its finding as a heading, the chart, and what was picked on it, by mouse or from a list."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from stance.charts import Background, on_background
from stance.pages.plain_text import plain
from stance.records import Label

Pick = dict[str, str]
Picks = list[Pick]


def show_chart(chart: alt.LayerChart, choices: Mapping[str, Pick], *, click: str, what: str) -> Picks:
    """Shows a chart and gives the marks picked on it, one dictionary a mark; none when nothing is picked.

    The title of the chart becomes a heading, which wraps on a narrow screen, and its subtitle a caption. The bars
    cannot be reached with a keyboard, so the list below, of `choices`, picks as a click does; `what` is its label.
    """
    st.subheader(plain(chart.title.text))
    if chart.title.subtitle:
        st.caption(plain(chart.title.subtitle))
    background: Background = "dark" if st.context.theme.type == "dark" else "light"
    bare = on_background(chart, background)
    bare.title = bare.description = alt.Undefined
    state = st.altair_chart(bare, on_select="rerun", selection_mode=click, width="stretch", alt=chart.description)
    clicked: Picks = list(state["selection"].get(click, []))  # an empty selection comes as an empty dictionary
    chosen = st.selectbox(what, choices, index=None, placeholder="Choose a bar", key=f"choose-{what}")
    listed = [choices[chosen]] if chosen else []
    return clicked + [pick for pick in listed if pick not in clicked]


def bar_choices(counts: pd.DataFrame, by: str, wording: Mapping[Label, str], *, named: str = "") -> dict[str, Pick]:
    """The marks of a chart by how a list calls them ("Senate · for easing · 4"), in the order of `counts`.

    `counts` has the columns `by`, label and n; the column `named` holds the names where `by` holds none.
    """
    rows = counts[counts["n"] > 0]
    return {
        f"{name} · {wording[Label(label)]} · {n:,}": {by: value, "label": str(label)}
        for name, value, label, n in zip(rows[named or by], rows[by], rows["label"], rows["n"], strict=True)
    }


def behind(statements: pd.DataFrame, by: str, picks: Picks) -> pd.DataFrame:
    """The rows of `statements` behind the picked marks, each a value of column `by` and a label; none for no picks."""
    marks = {(pick[by], pick["label"]) for pick in picks}
    keep = [mark in marks for mark in zip(statements[by], statements["label"], strict=True)]
    return statements[pd.Series(keep, index=statements.index, dtype=bool)]
