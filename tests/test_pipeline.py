import datetime as dt
import json

import pytest

from stance import pipeline
from stance.debate import load_debate
from stance.records import ActorKind, Coding, Label, Notice
from stance.store import Saved, Store, check

WARNING = "President Ada Moreau warned on Tuesday that lifting the missile limits would be a grave mistake for Ukraine."
REQUEST = "The foreign minister, Orla Venn, urged Western states to let Ukraine fire long-range missiles into Russia."


@pytest.fixture(scope="session")
def tools():
    return pipeline.load_tools(load_debate())


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in [
        ("a.txt", WARNING),
        ("b.txt", REQUEST),
        ("copy.txt", WARNING),
        ("empty.txt", ""),
        ("c.pdf", "x"),
    ]:
        (folder / name).write_text(text)
    return folder


def test_track_stores_whole_documents_and_says_what_was_skipped(folder, tools, store):
    items = list(pipeline.track([folder], store, tools))
    outcomes = [item for item in items if not isinstance(item, Notice)]
    assert [outcome.saved for outcome in outcomes] == [Saved.STORED, Saved.STORED]
    assert sorted(item.where.rsplit("/")[-1] for item in items if isinstance(item, Notice)) == [
        "c.pdf",
        "copy.txt",
        "empty.txt",
    ]
    frame = store.statements()
    assert list(frame["actor"]) == ["Ada Moreau", "Orla Venn"] or list(frame["actor"]) == ["Orla Venn", "Ada Moreau"]
    assert check(store).problems == ()


def test_the_same_input_gives_the_same_records(folder, tools, tmp_path):
    frames = []
    for name in ("one", "two"):
        store = Store.open(tmp_path / f"{name}.sqlite")
        list(pipeline.track([folder], store, tools))
        frames.append(store.statements())
    assert frames[0].equals(frames[1])


def test_every_document_has_as_many_attributions_and_stances_as_statements(tools):
    from stance.documents import read

    documents = [item for item in read([load_debate().briefs_file]) if not isinstance(item, Notice)][:20]
    for tracked in pipeline.track_documents(documents, tools):
        ids = [statement.statement_id for statement in tracked.statements]
        assert [attribution.statement_id for attribution in tracked.attributions] == ids
        assert [stance.statement_id for stance in tracked.stances] == ids


def test_nothing_in_gives_nothing_out(tools, store):
    assert list(pipeline.track([], store, tools)) == []
    assert store.is_empty()


def test_codings_stay_when_a_text_is_redone_under_another_id(folder, tools, store):
    list(pipeline.track([folder / "a.txt"], store, tools))
    (key,) = store.statements()["statement_id"]
    now = dt.datetime(2024, 9, 12, tzinfo=dt.UTC)
    store.add_coding(Coding(statement_id=key, label=Label.NONE, coder="ada", coded_at=now, codebook_version="1"))
    table = folder / "table.jsonl"
    table.write_text(json.dumps({"doc_id": "other", "text": WARNING}))
    (outcome,) = pipeline.track([table], store, tools, redo=True)
    assert outcome.saved is Saved.REPLACED
    assert list(store.statements()["human_label"]) == ["none"]


def test_a_store_with_documents_is_left_alone(folder, tools, store):
    list(pipeline.track([folder], store, tools))
    before = store.revision()
    pipeline.ensure_project(store, load_debate())
    assert store.revision() == before


NAMED = {"Joe Biden", "Vladimir Putin", "Volodymyr Zelensky", "Antony Blinken", "Lloyd Austin", "David Lammy"}
NAMED |= {"Jeanne Shaheen", "Ben Cardin"}


def test_the_real_article(shared, tools, store):
    """At least 25 statements by 12 actors; the named under their names, the letter of 17 as one actor."""
    article = shared / "articles" / "long-range-missiles-2024-09-12.txt"
    list(pipeline.track([article], store, tools))
    frame = store.statements()
    assert len(frame) >= 25
    assert frame["actor"].nunique() >= 12
    assert set(frame["actor"]) >= NAMED
    assert (frame["actor_kind"] == ActorKind.UNNAMED).sum() >= 5
    letter = frame[(frame["count"] == 17)]
    assert set(letter["actor_kind"]) == {"group"}
    assert letter["actor"].nunique() == 1
