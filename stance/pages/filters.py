"""The filters that all pages share, in the sidebar and in the address of the page."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from stance.pages.filter_words import active_words, unknown_values
from stance.pages.plain_text import plain
from stance.records import Label
from stance.tables import Selection

LISTS = {"actor": "Actor", "institution": "Institution", "country": "Country", "source": "Source"}
"""The columns to choose values of, and their names on the page; the column is the parameter in the address."""


def sidebar_filters(frame: pd.DataFrame, wording: Mapping[Label, str]) -> Selection:
    """The selection made in the sidebar, which the address of the page keeps as well.

    A value in the address that no statement of `frame` has is dropped, with a notice on the page.
    """
    choices = {column: sorted(set(frame[column]) - {""}, key=str.casefold) for column in LISTS}
    days = frame["published"].dropna().dt.date
    first, last = (days.min(), days.max()) if len(days) else (None, None)
    _say_what_is_unknown(choices | {"stance": list(Label)}, first, last)
    with st.sidebar:
        chosen = {column: _choose(column, values) for column, values in choices.items()}
        stances = _choose_stances(wording)
        with st.container(horizontal=True):
            since, until = _day("From", "since", first, last), _day("Until", "until", first, last)
        confidence = st.slider(
            "Minimum confidence",
            *(0, 100, 0, 5),
            format="%d%%",
            key="confidence",
            bind="query-params",
            help="How sure the model must be of its label, from 0% to 100%. "
            "Statements that a person has labelled are always shown.",
        )
        st.button("Reset filters", on_click=_reset, icon=":material/filter_alt_off:", width="stretch")
    return Selection(
        actors=chosen["actor"],
        institutions=chosen["institution"],
        countries=chosen["country"],
        sources=chosen["source"],
        labels=stances,
        since=since,
        until=until,
        minimum_confidence=confidence / 100,
    )


def show_active_filters(selection: Selection, wording: Mapping[Label, str]) -> None:
    """One line that names the filters that hold: on a telephone the sidebar is closed. Nothing when none does."""
    if words := active_words(selection, wording):
        st.caption(f":material/filter_alt: {plain(words)}")


def _choose(column: str, values: list[str]) -> tuple[str, ...]:
    found = st.multiselect(
        LISTS[column], values, key=column, bind="query-params", placeholder="All", disabled=not values
    )
    return tuple(found)


def _choose_stances(wording: Mapping[Label, str]) -> tuple[Label, ...]:
    """The labels chosen. The address keeps their values; a bound widget would keep their wording, which may change."""
    if "stance" not in st.session_state:
        asked = st.query_params.get_all("stance")
        st.session_state["stance"] = [label for label in Label if label in asked]
    chosen = st.pills("Stance", list(Label), format_func=wording.__getitem__, selection_mode="multi", key="stance")
    values = [str(label) for label in chosen]
    if values != st.query_params.get_all("stance"):
        st.query_params["stance"] = values
    return tuple(chosen)


def _day(label: str, key: str, first: dt.date | None, last: dt.date | None) -> dt.date | None:
    day: dt.date | None = st.date_input(
        label,
        value=None,
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key=key,
        bind="query-params",
        disabled=first is None,
    )
    return day


def _say_what_is_unknown(choices: Mapping[str, Sequence[str]], first: dt.date | None, last: dt.date | None) -> None:
    address = {name: st.query_params.get_all(name) for name in (*choices, "since", "until", "confidence")}
    unknown = unknown_values(address, choices, first, last)
    if unknown:
        st.warning("The address of this page asks for what this project does not have; these were left out:")
        st.text("\n".join(unknown))


def _reset() -> None:
    for column in (*LISTS, "stance"):
        st.session_state[column] = []
    st.session_state["since"] = st.session_state["until"] = None
    st.session_state["confidence"] = 0
