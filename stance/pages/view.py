"""What every page works on: the debate, the store, all statements and those that the filters leave."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from stance.debate import DEFAULT_DEBATE, Debate, load_debate
from stance.errors import StanceError
from stance.pages.filter_words import nothing_words
from stance.pages.filters import sidebar_filters
from stance.pages.project import (
    State,
    count_documents,
    has_changed,
    is_replaced,
    open_project,
    read_statements,
    state_of,
)
from stance.settings import DEFAULT_STORE, debate_choice, store_url
from stance.store import Store
from stance.tables import Selection, select

CHANGED = "project-changed"
"""Where the session notes that the project changed under the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One reader's view of one `state` of the project.

    `frame` holds all statements, `selected` those that `selection` leaves; `documents` is how many documents the
    project has, with or without a statement.
    """

    debate: Debate
    store: Store
    state: State
    frame: pd.DataFrame
    documents: int
    selection: Selection
    selected: pd.DataFrame


def open_view() -> View:
    """The view behind this page: the project, built on first start, and the filters in the sidebar.

    Raises:
        StanceError: the project cannot be built or opened.
    """
    st.session_state.pop("view", None)
    changed = st.session_state.pop(CHANGED, False)
    debate = load_debate(debate_choice())
    store = open_project(store_url(), debate)
    if changed:
        st.info("The project has changed meanwhile; this is its new state.")
    state = state_of(store)
    frame = read_statements(store.url, state, store)
    selection = sidebar_filters(frame, debate.labels)
    view = View(
        debate=debate,
        store=store,
        state=state,
        frame=frame,
        documents=count_documents(store.url, state, store),
        selection=selection,
        selected=select(frame, selection),
    )
    st.session_state["view"] = view
    return view


def current_view() -> View:
    """The view that the entry point has opened for this run."""
    view: View = st.session_state["view"]
    return view


def stop_if_empty(view: View) -> None:
    """Says what to do when there is nothing to show, and ends the run there."""
    if view.frame.empty:
        read = f" in its {view.documents:,} {'document' if view.documents == 1 else 'documents'}"
        st.info(f"This project has no statements yet{read}. Add articles with this command:")
        st.code(track_command(view.debate, view.store.place), language=None)
        st.stop()
    if view.selected.empty:
        st.info(nothing_words(view.selection))
        st.stop()


def track_command(debate: Debate, place: str) -> str:
    """The command that adds articles to the store at `place`; options that have their default value are left out."""
    options = (("--debate", debate.choice, DEFAULT_DEBATE), ("--store", place, DEFAULT_STORE))
    given = [f" {name} {shlex.quote(value)}" for name, value, usual in options if value != usual]
    return f"python -m stance track PATH{''.join(given)}"


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """Shows what the user can mend as one line and ends the run there; also a decorator, for fragments.

    A part of the page that runs again by itself works on the view that the whole page has opened. Where the project
    has changed since and the part fails, the whole page is run again and says so.
    """
    try:
        _start_over_if(is_replaced)
        yield
    except StanceError as error:
        _start_over_if(has_changed)
        st.error(str(error), icon=":material/error:")
        st.stop()


def _start_over_if(changed: Callable[[Store, State], bool]) -> None:
    view: View | None = st.session_state.get("view")
    if view and changed(view.store, view.state):
        del st.session_state["view"]  # without it the next run finds nothing to compare, so this cannot go on for ever
        st.session_state[CHANGED] = True
        st.rerun(scope="app")
