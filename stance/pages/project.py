"""The project behind the page: its store, built on first start, and what was read of it, kept until it changes."""

import threading
from pathlib import Path

import pandas as pd
import streamlit as st

from stance.debate import Debate
from stance.errors import StoreError
from stance.store import Store

Identity = tuple[int, int] | None
State = tuple[Identity, str]


def open_project(url: str, debate: Debate) -> Store:
    """The store at `url`, filled with the shipped reports of the debate where it is empty.

    Raises:
        StoreError: the store cannot be opened, holds another debate, or its file was there and is gone.
        ModelError: there are reports to label, and the debate has no model for them.
    """
    with _opening():
        store = _opened(url)
        store.claim(debate.name)
        if debate.has_reports and store.is_empty():
            _build(store, debate)
    return store


def file_identity(url: str) -> Identity:
    """Device and inode of a store's file: another file of the same name is another store.

    None for a database URL, and where there is no file.
    """
    try:
        found = None if "://" in url else Path(url).stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def state_of(store: Store) -> State:
    """What tells one state of a project from another; what was read in one state is good as long as it stands."""
    return file_identity(store.url), store.revision()


def is_replaced(store: Store, state: State) -> bool:
    """Whether the store's file is gone or another one than in `state`; the file itself is not opened."""
    return file_identity(store.url) != state[0]


def has_changed(store: Store, state: State) -> bool:
    """Whether the project is no longer in `state`, or can no longer be read."""
    try:
        return is_replaced(store, state) or state_of(store) != state
    except StoreError:
        return True


@st.cache_data(show_spinner="Reading the statements", max_entries=4)
def read_statements(url: str, state: State, _store: Store) -> pd.DataFrame:
    """All statements; `url` and `state` name what was read, so a write shows at the next run."""
    return _store.statements()


@st.cache_data(show_spinner=False, max_entries=4)
def count_documents(url: str, state: State, _store: Store) -> int:
    """How many documents the store holds, those without a statement among them."""
    return len(_store.documents())


def _opened(url: str) -> Store:
    file = file_identity(url)
    if file is None and "://" not in url:
        if url in _seen():
            raise StoreError(f"the store {url} is gone; put it back, or start the page again to build a new one")
        Store.open(url)
        file = file_identity(url)
    _seen().add(url)
    return _store(url, file)


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(url: str, file: Identity) -> Store:
    return Store.open(url)


@st.cache_resource(show_spinner=False)
def _seen() -> set[str]:
    """The stores that this server has opened: one of them without a file is not new, but gone."""
    return set()


@st.cache_resource(show_spinner=False)
def _opening() -> threading.Lock:
    """Held while the project is built, so that a second reader waits for it and does not build it again."""
    return threading.Lock()


def _build(store: Store, debate: Debate) -> None:
    slot = st.empty()
    slot.progress(0.0, "Building the project from the shipped reports")
    from stance.pipeline import ensure_project  # the parser and the model take seconds; a built project needs neither

    def show(share: float, words: str) -> None:
        slot.progress(share, words)

    ensure_project(store, debate, show)
    slot.empty()
