"""The way from a decision to the charts: kept, applied to what is stored, used by the next run."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from stance import naming, pipeline
from stance.debate import load_debate
from stance.errors import InputError
from stance.name_tables import decisions_frame, idle_words
from stance.records import ActorKind, Decision, DecisionAction
from stance.store import Store

TEXT = (
    "The minister of rain, Orla Venn, said Ukraine must fire long-range missiles into Russia.\n\n"
    "Pavel Dorn said the missiles must stay in their box."
)


def decision(action, **fields):
    return Decision(action=action, decided_by="ada", decided_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC), **fields)


LINK = decision(DecisionAction.LINK, mention="Orla Venn", actor="Joe Biden")


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "rain-2024-09-16.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tools():
    return pipeline.load_tools(load_debate())


@pytest.fixture
def store(tmp_path, article, tools):
    store = Store.open(tmp_path / "s.sqlite")
    list(pipeline.track([article], store, tools))
    return store


def actors_in(store):
    return set(store.statements()["actor"])


def test_a_decision_labels_anew_and_its_undo_brings_everything_back(store):
    before = store.statements()
    done = naming.decide(store, load_debate(), LINK)
    assert (done.ids, done.statements) == ((1,), 1)
    assert actors_in(store) == {"Joe Biden", "Pavel Dorn"}
    assert naming.decide(store, load_debate(), decision(DecisionAction.UNDO, undoes=1)).statements == 1
    assert store.statements().equals(before)


def test_a_later_run_uses_the_decisions(store, article):
    naming.decide(store, load_debate(), LINK)
    tools = pipeline.load_tools(load_debate(), store)
    list(pipeline.track([article], store, tools, redo=True))
    assert actors_in(store) == {"Joe Biden", "Pavel Dorn"}


def test_labelling_again_changes_nothing_that_is_right(store):
    revision = store.revision()
    assert naming.resolve_again(store, load_debate()) == 0
    assert store.revision() == revision


def test_of_several_decisions_all_are_kept_or_none(store):
    bad = decision(DecisionAction.LINK, mention="Pavel Dorn", actor="Nobody Known")
    with pytest.raises(InputError, match="no actor 'Nobody Known'"):
        naming.decide(store, load_debate(), LINK, bad)
    assert store.decisions() == ()
    assert "Orla Venn" in actors_in(store)


def test_the_same_actor_is_created_once_however_many_do_it_at_once(store):
    create = decision(DecisionAction.CREATE, actor="Orla Venn", kind=ActorKind.PERSON)

    def run(_):
        try:
            return naming.decide(Store.open(store.url), load_debate(), create).ids
        except InputError as error:
            return str(error)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(run, range(4)))
    assert done.count((1,)) == 1
    assert done.count("'Orla Venn' is in the registry already; link the mention to it") == 3
    assert len(store.decisions()) == 1


def test_an_undo_names_the_decisions_that_depend_on_it(store):
    create = decision(DecisionAction.CREATE, actor="Otto Lund", kind=ActorKind.PERSON)
    merge = decision(DecisionAction.MERGE, before="Otto Lund", actor="Joe Biden")
    assert naming.decide(store, load_debate(), create, merge).idle == ()
    done = naming.decide(store, load_debate(), decision(DecisionAction.UNDO, undoes=1))
    assert [held.decision_id for held in done.idle] == [2]
    assert idle_words(done.idle) == "decision 2 is without effect now: Otto Lund is Joe Biden"
    assert naming.without_effect(load_debate(), store) == done.idle
    log = decisions_frame(store.decisions(), idle=done.idle)
    assert list(log["state"]) == ["holds", "without effect", "undone"]
    assert naming.decide(store, load_debate(), LINK).idle == ()


def test_own_rows_go_before_the_shipped_ones_and_survive(store, tmp_path):
    file = tmp_path / "own.csv"
    head = "name,aliases,kind,institution,role,country,from,to\n"
    file.write_text(head + "Orla Venn,Venn,person,White House,Rain maker,United States,,\n", encoding="utf-8")
    changes = naming.import_rows(store, load_debate(), [file], by="ben")
    assert [row["name"] for row in changes.rows.actors] == ["Orla Venn"]
    row = store.statements().set_index("actor").loc["Orla Venn"]
    assert (row["actor_kind"], row["institution"]) == ("person", "White House")
    registry = naming.load_registry(load_debate(), store)
    sources = {actor.name: actor.source for actor in registry.actors}
    assert sources["Orla Venn"].startswith("own, imported by ben on ")


def test_an_import_that_is_wrong_changes_nothing(store, tmp_path):
    file, revision = tmp_path / "own.csv", store.revision()
    file.write_text("name,aliases,kind,institution,role,country,from,to\nA B,,robot,Moon,,,,\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"2 problems.*'robot'.*'Moon'"):
        naming.import_rows(store, load_debate(), [file], by="ben")
    assert store.revision() == revision
