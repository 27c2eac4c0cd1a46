"""The overview: how much was said, how positions are spread across institutions and actors, and when."""

import pandas as pd
import streamlit as st

from stance.charts import diverging_bars, number_events, period_words, timeline
from stance.events import read_events
from stance.pages.chart_card import Picks, bar_choices, behind, show_chart
from stance.pages.filters import show_active_filters
from stance.pages.model_line import model_line, read_cards
from stance.pages.plain_text import plain
from stance.pages.statement_list import is_web_address, show_statements
from stance.pages.view import View, current_view, errors_in_one_line, stop_if_empty
from stance.records import Label
from stance.tables import Headline, Period, headline, over_time, period_starts, positions, spread

# From this length on, months are shown first: weekly bars would be too thin to read.
LONG_SPAN = pd.Timedelta(weeks=26)


def show_figures(view: View) -> None:
    """The headline figures in one row, one line on what the charts leave out, and one on the error of the labels."""
    figures = headline(view.selected)
    with st.container(horizontal=True):
        st.metric("Statements", f"{figures.statements:,}", border=True)
        st.metric("With a position", f"{figures.positions:,}", border=True)
        st.metric("Actors", f"{figures.actors:,}", border=True)
        st.metric("Institutions", f"{figures.institutions:,}", border=True)
        st.metric("Documents", documents_words(figures.documents, view.documents), border=True)
    silent = view.documents - view.frame["doc_id"].nunique()
    st.caption(left_out_words(figures, silent))
    version = view.frame["model_version"].mode().iloc[0]
    measured = model_line(version, read_cards(view.debate.model_folder))
    st.caption(f"{plain(measured)} Check the sentences behind a number: click a bar, or choose it below the chart.")


def documents_words(shown: int, stored: int) -> str:
    """How many documents the statements come from, and of how many where some are left out."""
    return f"{stored:,}" if shown == stored else f"{shown:,} of {stored:,}"


def left_out_words(figures: Headline, silent: int) -> str:
    """One line on what the charts leave out; `silent` documents have no statement at all."""
    without = figures.statements - figures.positions - figures.ignored
    parts = [
        f"Not in the charts: {without:,} without a position; {figures.unplaced:,} of unknown institution; "
        f"{figures.undated:,} without a date.",
        f"{figures.ignored:,} by no actor (a report, a news outlet)." if figures.ignored else "",
        f"Documents without a statement: {silent:,}." if silent else "",
        f"Unresolved names: {figures.unresolved:,} (decide on them under Names).",
    ]
    return " ".join(filter(None, parts))


@st.fragment
@errors_in_one_line()
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
            chart = diverging_bars(counts, by, wording=view.debate.labels)
            choices = bar_choices(counts, by, view.debate.labels)
            picked[by] = show_chart(chart, choices, click="bars", what=f"Statements of an {by}")
    for by, picks in picked.items():
        show_behind(behind(held, by, picks), picks, view, by=by)


@st.fragment
@errors_in_one_line()
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
    series, events = over_time(held, period), read_events(view.debate.events_file)
    named = series.assign(
        day=series["period"].dt.strftime("%Y-%m-%d"),
        when=[period_words(start, period) for start in series["period"]],
    )
    picks = show_chart(
        timeline(series, events, period=period, wording=view.debate.labels),
        bar_choices(named, "day", view.debate.labels, named="when"),
        click="bars",
        what=f"Statements of a {period}",
    )
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
show_active_filters(view.selection, view.debate.labels)
stop_if_empty(view)
show_figures(view)
if positions(view.selected).empty:
    st.info("None of these statements takes a position, so there is no spread to show. Read them under Statements.")
    st.stop()
show_spreads(view)
show_time(view)
