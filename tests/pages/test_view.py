"""A part of a page runs again by itself, on what the whole page has read before."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import said


def page():
    """A page of one part, in which a statement is asked for that is not there."""
    import streamlit as st

    from stance.pages.view import errors_in_one_line, open_view

    @st.fragment
    @errors_in_one_line()
    def part(view):
        st.text(f"{len(view.frame)} statements")
        added = st.session_state.pop("added meanwhile", None)
        if added:
            view.store.save(added)
        if added or "broken" in st.session_state:
            view.store.detail("gone")

    with errors_in_one_line():
        part(open_view())


@pytest.fixture
def app(store, monkeypatch):
    monkeypatch.setenv("STANCE_STORE", store.url)
    return AppTest.from_function(page, default_timeout=60)


def test_a_part_that_fails_on_an_older_state_gives_way_to_the_new_one(app):
    app.session_state["added meanwhile"] = said("Roark said maybe.", actor="Ada Roark")
    app.run()
    assert not app.exception
    assert not app.error
    assert [info.value for info in app.info] == ["The project has changed meanwhile; this is its new state."]
    assert [text.value for text in app.text] == ["6 statements"]
    assert not app.run().info


def test_a_part_that_fails_all_the_same_says_so_in_one_line(app):
    app.session_state["broken"] = True
    app.run()
    assert not app.exception
    assert not app.info
    assert app.error[0].value.startswith("no statement 'gone' in ")
    assert "\n" not in app.error[0].value


def test_a_part_that_works_says_nothing(app):
    app.run()
    assert not app.error
    assert not app.info
