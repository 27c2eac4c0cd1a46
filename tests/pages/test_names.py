import datetime as dt
from dataclasses import replace

import pytest

from stance.records import ActorKind, Decision, DecisionAction, TrackedDocument
from stance.store import Store
from tests.conftest import make_document
from tests.pages.conftest import HOSTILE, said

BLINKIN = "Mr Antony Blinkin said the limits must go."


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "page.sqlite")
    for text, actor in ((BLINKIN, "Antony Blinkin"), (f"{HOSTILE} said so.", HOSTILE)):
        tracked = said(text, actor=actor, kind=ActorKind.UNRESOLVED, institution="", published=dt.date(2024, 9, 10))
        start = text.index(actor)
        mention = {"speaker": actor, "speaker_start": start, "speaker_end": start + len(actor)}
        store.save(replace(tracked, statements=(replace(tracked.statements[0], **mention),)))
    return store


@pytest.fixture
def names_page(open_page):
    """The page of names, after the coder gave a name."""
    app = open_page("names")
    app.text_input(key="names-coder").input("ada").run()
    return app


def press(app, label):
    """Press the button of a form."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def choose(app, label, value):
    next(box for box in app.selectbox if box.label == label).select(value)


def test_the_work_list_has_counts_sentences_and_suggestions(names_page):
    table = names_page.dataframe[0].value.set_index("name")
    assert table.loc["Antony Blinkin", "statements"] == 1
    assert table.loc["Antony Blinkin", "sentence"] == BLINKIN
    assert table.loc["Antony Blinkin", "suggestions"].startswith("Antony Blinken (")
    assert HOSTILE in table.index
    assert "2 names to decide on" in [heading.value for heading in names_page.subheader]


def test_a_link_labels_the_statement_and_is_undone(names_page, store):
    names_page.selectbox(key="names-open").select("Antony Blinkin").run()
    press(names_page, "Link")
    assert store.statements().set_index("text").loc[BLINKIN, "actor"] == "Antony Blinken"
    (decision,) = store.decisions()
    assert (decision.action, decision.decided_by, decision.mention) == (DecisionAction.LINK, "ada", "Antony Blinkin")
    assert names_page.dataframe[0].value["name"].tolist() == [HOSTILE]
    assert names_page.dataframe[1].value["decision"].tolist() == ["“Antony Blinkin” is Antony Blinken"]
    press(names_page, "Undo")
    assert store.statements().set_index("text").loc[BLINKIN, "actor"] != "Antony Blinken"
    assert names_page.dataframe[1].value["state"].tolist() == ["holds", "undone"]


def test_creating_and_ignoring(names_page, store):
    names_page.selectbox(key="names-open").select("Antony Blinkin").run()
    names_page.segmented_control(key="names-answer").set_value("A new actor").run()
    choose(names_page, "Institution", "White House")
    press(names_page, "Create")
    row = store.statements().set_index("text").loc[BLINKIN]
    assert (row["actor"], row["actor_kind"], row["institution"]) == ("Antony Blinkin", "person", "White House")
    names_page.segmented_control(key="names-answer").set_value("No actor").run()
    press(names_page, "Ignore")
    assert set(store.statements()["actor_kind"]) == {"person", "ignored"}
    assert "nothing is left to decide" in names_page.info[0].value


def test_a_decision_needs_a_name(open_page, store):
    app = press(open_page("names"), "Link")
    assert "Give your name first" in app.error[0].value
    assert store.decisions() == ()


def test_what_makes_no_sense_is_said_in_one_line(names_page, store):
    names_page.selectbox(key="names-open").select("Antony Blinkin").run()
    names_page.segmented_control(key="names-answer").set_value("A new actor").run()
    next(box for box in names_page.text_input if box.label == "Full name").input("Joe Biden")
    press(names_page, "Create")
    assert names_page.error[0].value == "'Joe Biden' is in the registry already; link the mention to it"
    assert store.decisions() == ()


def test_the_registry_tells_where_each_row_comes_from(names_page, store):
    create = Decision(
        action=DecisionAction.CREATE,
        decided_by="ada",
        decided_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        actor="Ilse Brandt",
        kind=ActorKind.PERSON,
    )
    store.add_decisions([create])
    sources = names_page.run().dataframe[-1].value.set_index("name")["source"]
    assert sources["Ilse Brandt"] == "created by ada on 2026-11-23"
    assert sources["Olaf Scholz"] == "missile-restrictions/actors.csv"


def test_the_log_tells_a_decision_without_effect(names_page, store):
    kept = {"decided_by": "ada", "decided_at": dt.datetime(2026, 11, 23, tzinfo=dt.UTC)}
    gone = Decision(action=DecisionAction.MERGE, before="Nobody Known", actor="Joe Biden", **kept)
    ignored = Decision(action=DecisionAction.IGNORE, mention="the report", **kept)
    store.add_decisions([gone, ignored])
    log = next(frame.value for frame in names_page.run().dataframe if "state" in frame.value)
    assert list(log["state"]) == ["holds", "without effect"]


def test_an_empty_project_has_nothing_to_decide(open_page, tmp_path):
    empty = Store.open(tmp_path / "empty.sqlite")
    empty.save(TrackedDocument(document=make_document("Nothing was said.")))
    app = open_page("names", store=empty)
    assert [box.value for box in app.info] == [
        "Every name in the statements has its actor; nothing is left to decide.",
        "Nothing was decided yet.",
    ]
