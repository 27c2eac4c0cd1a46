"""The overview: how much was said, how positions are spread across institutions and actors, and when."""

import pandas as pd
import streamlit as st

from stance.charts import diverging_bars, number_events, timeline
from stance.pages.chart_card import Picks, behind, plain, show_chart
from stance.pages.statement_list import is_web_address, show_statements
from stance.pages.view import View, current_view, read_events, stop_if_empty
from stance.records import Label
from stance.tables import Headline, Period, headline, over_time, period_starts, positions, spread

# From this length on, months are shown first: weekly bars would be too thin to read.
LONG_SPAN = pd.Timedelta(weeks=26)


def show_figures(figures: Headline) -> None:
    """The headline figures in one row, and one line on what the charts leave out."""
    with st.container(horizontal=True):
        st.metric("Statements", f"{figures.statements:,}", border=True)
        st.metric("With a position", f"{figures.positions:,}", border=True)
        st.metric("Actors", f"{figures.actors:,}", border=True)
        st.metric("Institutions", f"{figures.institutions:,}", border=True)
        st.metric("Documents", f"{figures.documents:,}", border=True)
    without = figures.statements - figures.positions
    st.caption(
        f"Not in the charts: {without:,} without a position; {figures.unplaced:,} of unknown institution; "
        f"{figures.undated:,} without a date. Unresolved names: {figures.unresolved:,} (listed under Statements)."
    )


@st.fragment
def show_spreads(view: View) -> None:
    """The spread across institutions and actors side by side, and the statements behind a clicked bar."""
    held = positions(view.selected)
    picked = {}
    for column, by in zip(st.columns(2, gap="large"), ("institution", "actor"), strict=True):
        counts = spread(held, by)
        if counts.empty:
            column.info(f"The {by} behind these statements is not known.")
            continue
        with column:
            picked[by] = show_chart(diverging_bars(counts, by, wording=view.debate.labels), click="bars")
    for by, picks in picked.items():
        show_behind(behind(held, by, picks), picks, view, by=by)


@st.fragment
def show_time(view: View) -> None:
    """Positions over time with the events, and the statements behind a clicked bar."""
    held = positions(view.selected).dropna(subset=["published"])
    if held.empty:
        st.info("None of these statements has a date, so there is nothing to show over time.")
        return
    span = held["published"].max() - held["published"].min()
    periods: list[Period] = ["week", "month"]
    usual: Period = "month" if span >= LONG_SPAN else "week"
    period: Period = st.segmented_control("Over time, by", periods, default=usual, required=True) or usual
    series, events = over_time(held, period), read_events(str(view.debate.events_file))
    picks = show_chart(timeline(series, events, period=period, wording=view.debate.labels), click="bars")
    show_events(number_events(events, series, period))
    dated = held.assign(day=period_starts(held["published"], period).dt.strftime("%Y-%m-%d"))
    show_behind(behind(dated, "day", picks), picks, view, by="day")


def show_events(numbered: pd.DataFrame) -> None:
    """What the numbers above the bars stand for."""
    if numbered.empty:
        return
    with st.expander(f"What the numbers mark ({len(numbered)} events)"):
        st.dataframe(
            numbered.assign(url=numbered["url"].where(numbered["url"].map(is_web_address), "")),
            column_order=["number", "date", "event", "url"],
            column_config={
                "number": st.column_config.NumberColumn("No.", width=50),
                "date": st.column_config.DateColumn("Date", format="YYYY-MM-DD", width=95),
                "event": st.column_config.TextColumn("Event", width=480),
                "url": st.column_config.LinkColumn("Report", display_text="open", width=70),
            },
            hide_index=True,
            alt="The events marked on the chart, with their numbers and dates",
        )


def show_behind(statements: pd.DataFrame, picks: Picks, view: View, *, by: str) -> None:
    """The statements behind what was clicked; nothing when nothing was."""
    if statements.empty:
        return
    marks = ", ".join(f"{pick[by]} ({view.debate.labels[Label(pick['label'])]})" for pick in picks)
    st.markdown(f"**Behind the chosen bars: {plain(marks)}**")
    show_statements(statements, view, name=f"statements-{by}")


view = current_view()
st.title(view.debate.question)
stop_if_empty(view)
show_figures(headline(view.selected))
if positions(view.selected).empty:
    st.info("None of these statements takes a position, so there is no spread to show. Read them under Statements.")
    st.stop()
st.caption("Click a bar to read the statements behind it.")
show_spreads(view)
show_time(view)
