import sys
from types import ModuleType

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stance.debate import load_debate
from stance.errors import StoreError
from stance.pages.project import file_identity, has_changed, is_replaced, open_project, state_of
from stance.store import Store
from tests.pages.conftest import ROOT, said


def swap(file):
    """Put another store in the place of a store file, as its owner would while the page runs."""
    other = Store.open(file.with_name("other.sqlite"))
    other.save(said("Roark said maybe.", actor="Ada Roark"))
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    for part in file.parent.glob("other.sqlite*"):
        part.replace(part.with_name(part.name.replace("other.sqlite", file.name)))


@pytest.mark.parametrize("place", ["postgresql://db/stance", "sqlite:///stance.sqlite", "nothing/there.sqlite"])
def test_what_is_no_file_has_no_identity(place):
    assert file_identity(place) is None


def test_a_write_changes_the_state_and_leaves_the_file(store):
    state = state_of(store)
    assert not has_changed(store, state)
    store.save(said("Roark said maybe."))
    assert has_changed(store, state)
    assert not is_replaced(store, state)


def test_a_file_that_is_gone_is_noticed_and_not_made_anew(store, tmp_path):
    state = state_of(store)
    (tmp_path / "page.sqlite").unlink()
    assert is_replaced(store, state)
    assert has_changed(store, state)
    assert not (tmp_path / "page.sqlite").exists()


def test_opening_a_store_that_was_there_and_is_gone_is_an_error(store, tmp_path):
    assert open_project(store.url, load_debate()).url == store.url
    (tmp_path / "page.sqlite").unlink()
    with pytest.raises(StoreError, match=r"page\.sqlite is gone; put it back, or start the page again"):
        open_project(store.url, load_debate())
    assert not (tmp_path / "page.sqlite").exists()


def test_the_page_says_that_its_store_is_gone_and_shows_it_again_when_it_is_back(open_page, tmp_path):
    app = open_page()
    file = tmp_path / "page.sqlite"
    file.rename(tmp_path / "aside.sqlite")
    app.run()
    assert not app.exception
    assert "page.sqlite is gone" in app.error[0].value
    assert not app.metric
    (tmp_path / "aside.sqlite").rename(file)
    assert app.run().metric[0].value == "5"


def test_another_store_under_the_same_name_is_shown(open_page, tmp_path):
    app = open_page()
    swap(tmp_path / "page.sqlite")
    app.run()
    assert not app.exception
    assert {metric.label: metric.value for metric in app.metric}["Statements"] == "1"
    assert app.multiselect(key="actor").options == ["Ada Roark"]


def test_the_first_start_shows_words_before_the_parser_is_loaded(monkeypatch, tmp_path):
    class Slow(ModuleType):
        def __getattr__(self, name):
            st.session_state["loading"] = True
            raise StoreError("stop here")

    monkeypatch.setitem(sys.modules, "stance.pipeline", Slow("stance.pipeline"))
    monkeypatch.setenv("STANCE_STORE", str(tmp_path / "new.sqlite"))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert app.session_state["loading"]
    assert [bar.proto.text for bar in app.get("progress")] == ["Building the project from the shipped reports"]
