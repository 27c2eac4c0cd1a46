"""What every page works on: the debate, the store, all statements and those that the filters leave."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from stance.debate import Debate, load_debate
from stance.errors import StanceError
from stance.pages.filters import sidebar_filters
from stance.settings import store_url
from stance.store import Store
from stance.tables import select


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One reader's view of one state of the project: `frame` holds all statements, `selected` those to show."""

    debate: Debate
    store: Store
    frame: pd.DataFrame
    selected: pd.DataFrame


def open_view() -> View:
    """The view behind this page: the project, built on first start, and the filters in the sidebar.

    Raises:
        StanceError: the project cannot be built or opened.
    """
    debate, store = load_debate(), _store(store_url())
    with _building():
        _build(store, debate)
    frame = _statements(store.url, store.revision(), store)
    view = View(debate=debate, store=store, frame=frame, selected=select(frame, sidebar_filters(frame, debate.labels)))
    st.session_state["view"] = view
    return view


def current_view() -> View:
    """The view that the entry point has opened for this run."""
    view: View = st.session_state["view"]
    return view


def stop_if_empty(view: View) -> None:
    """Says what to do when there is nothing to show, and ends the run there."""
    if view.frame.empty:
        st.info("This project has no statements yet. Add some with `python -m stance track FILE`")
        st.stop()
    if view.selected.empty:
        st.info("No statement matches these filters. Widen them or press “Reset filters” in the sidebar.")
        st.stop()


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """Shows what the user can mend as one line and ends the run there."""
    try:
        yield
    except StanceError as error:
        st.error(str(error), icon=":material/error:")
        st.stop()


@st.cache_data(show_spinner=False)
def read_events(file: str) -> pd.DataFrame:
    """The events of a debate: columns date, event, url."""
    return pd.read_csv(file, dtype="str", keep_default_na=False)


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return Store.open(url)


@st.cache_resource(show_spinner=False)
def _building() -> threading.Lock:
    """Held while the project is built, so that a second reader waits for it and does not build it again."""
    return threading.Lock()


def _build(store: Store, debate: Debate) -> None:
    if not store.is_empty():
        return
    from stance.pipeline import ensure_project  # the parser and the model take seconds; a built project needs neither

    slot = st.empty()

    def show(share: float, words: str) -> None:
        slot.progress(share, words)

    ensure_project(store, debate, show)
    slot.empty()


@st.cache_data(show_spinner="Reading the statements", max_entries=4)
def _statements(url: str, revision: str, _store: Store) -> pd.DataFrame:
    """All statements; `url` and `revision` name the state that was read, so a write shows at the next run."""
    return _store.statements()
