"""The page with a question of one's own: with articles, without any, without a model, and with a store of another."""

import pytest
from streamlit.testing.v1 import AppTest

from stance.store import Store
from tests.debates.marle import ARTICLES, NAME, QUESTION, make, make_trained
from tests.pages.conftest import ROOT, said
from tests.test_cli import run

BRIEF = '{"text": "Mayor Hedda Lorne said it was time to close the old harbour to cargo ships."}\n'


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    return make_trained(tmp_path_factory.mktemp("debate"))


@pytest.fixture
def untrained(tmp_path):
    return make(tmp_path)


@pytest.fixture
def open_at(monkeypatch):
    """The page on a debate and the store at a place, which need not be there."""

    def run_page(debate, place):
        monkeypatch.setenv("STANCE_DEBATE", str(debate))
        monkeypatch.setenv("STANCE_STORE", str(place))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
        assert not app.exception
        return app

    return run_page


def test_every_page_shows_the_other_question(open_at, trained, tmp_path):
    place = tmp_path / "marle.sqlite"
    run("track", ARTICLES, "--debate", trained, "--store", place)
    app = open_at(trained, place)
    assert app.title[0].value == QUESTION
    assert {metric.label: metric.value for metric in app.metric}["Documents"] == "2"
    assert len(app.get("vega_lite_chart")) == 3
    assert "Hedda Lorne" in app.multiselect(key="actor").options
    for page in ("statements", "names"):
        app.switch_page(str(ROOT / f"stance/pages/{page}.py")).run()
        assert not app.exception
        assert not app.error
    registry = app.dataframe[-1].value
    assert set(registry["country"]) == {"Marland"}


@pytest.mark.parametrize("page", ["overview", "statements", "names"])
def test_without_reports_the_page_opens_empty_and_names_the_one_command(open_at, untrained, tmp_path, page):
    place = tmp_path / "marle.sqlite"
    app = open_at(untrained, place)
    assert "no statements yet in its 0 documents" in app.info[0].value
    assert [block.value for block in app.code] == [f"python -m stance track PATH --debate {untrained} --store {place}"]
    assert app.title[0].value == QUESTION
    assert not app.error
    if page != "overview":
        app.switch_page(str(ROOT / f"stance/pages/{page}.py")).run()
        assert not app.exception
        assert not app.error
    assert Store.open(place).is_empty()


def test_a_debate_whose_registry_is_empty_opens_too(open_at, tmp_path):
    run("debate", "new", "bare", "--question", "Should it?", "--folder", tmp_path)
    app = open_at(tmp_path / "bare", tmp_path / "bare.sqlite")
    app.switch_page(str(ROOT / "stance/pages/names.py")).run()
    assert not app.exception
    assert not app.error


def test_reports_without_a_model_are_one_error_that_says_how_to_train(open_at, untrained, tmp_path):
    (untrained / "briefs.jsonl").write_text(BRIEF, encoding="utf-8")
    app = open_at(untrained, tmp_path / "marle.sqlite")
    (error,) = app.error
    assert error.value.startswith("no model 'fast' in ")
    assert "python -m stance train" in error.value
    assert not app.title


def test_reports_of_a_debate_fill_its_project(open_at, untrained, tmp_path):
    (untrained / "briefs.jsonl").write_text(BRIEF, encoding="utf-8")
    run("train", "--debate", untrained)
    app = open_at(untrained, tmp_path / "marle.sqlite")
    assert not app.error
    assert {metric.label: metric.value for metric in app.metric}["Actors"] == "1"


def test_a_store_of_another_debate_is_one_error(open_at, untrained, store):
    store.claim("missile-restrictions")
    store.save(said("Roark said maybe."))
    (error,) = open_at(untrained, store.url).error
    assert f"holds the debate 'missile-restrictions', not '{NAME}'" in error.value
    assert "STANCE_DEBATE" in error.value


def test_a_debate_that_is_not_there_is_one_error(open_at, tmp_path):
    (error,) = open_at("nowhere", tmp_path / "s.sqlite").error
    assert error.value.startswith("no debate 'nowhere'")
    assert not (tmp_path / "s.sqlite").exists()
