"""A chart on the page: its finding as a heading, the chart, and what was clicked."""

import altair as alt
import pandas as pd
import streamlit as st

Picks = list[dict[str, str]]


def show_chart(chart: alt.LayerChart, *, click: str) -> Picks:
    """Shows a chart and gives the marks picked on it, one dictionary a mark; none when nothing is picked.

    The title of the chart becomes a heading, which wraps on a narrow screen, and its subtitle a caption.
    """
    st.subheader(plain(chart.title.text))
    if chart.title.subtitle:
        st.caption(plain(chart.title.subtitle))
    bare = chart.copy(deep=False)
    bare.title = bare.description = alt.Undefined
    state = st.altair_chart(bare, on_select="rerun", selection_mode=click, width="stretch", alt=chart.description)
    picked: Picks = state["selection"].get(click, [])
    return picked


def behind(statements: pd.DataFrame, by: str, picks: Picks) -> pd.DataFrame:
    """The rows of `statements` behind the picked marks, each a value of column `by` and a label; none for no picks."""
    marks = {(pick[by], pick["label"]) for pick in picks}
    keep = [mark in marks for mark in zip(statements[by], statements["label"], strict=True)]
    return statements[pd.Series(keep, index=statements.index, dtype=bool)]


def plain(text: str) -> str:
    """`text` so that Markdown shows it as it is: names come from documents and may hold anything."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-.!|~$:&" else character for character in text)
