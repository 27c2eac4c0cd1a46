"""Decisions, own rows and new attributions in the store."""

import dataclasses
import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command

from stance.records import ActorKind, Decision, DecisionAction
from stance.store import Store
from stance.store.engine import alembic_config
from tests.conftest import make_tracked

AT = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
LINK = Decision(action=DecisionAction.LINK, decided_by="ada", decided_at=AT, mention="Dr. B", actor="Ilse Brandt")
CREATE = Decision(
    action=DecisionAction.CREATE, decided_by="ada", decided_at=AT, actor="A B", kind=ActorKind.GROUP, note="why"
)
UNDO = Decision(action=DecisionAction.UNDO, decided_by="ben", decided_at=AT, undoes=1)


def test_decisions_come_back_in_order_and_nothing_is_overwritten(store):
    revision = store.revision()
    ids = (*store.add_decisions([LINK]), *store.add_decisions([CREATE, UNDO]))
    assert store.decisions() == tuple(
        dataclasses.replace(decision, decision_id=number)
        for number, decision in zip(ids, (LINK, CREATE, UNDO), strict=True)
    )
    assert store.revision() != revision


def test_decisions_that_are_not_admitted_are_not_kept(store):
    store.add_decisions([LINK])
    revision, seen = store.revision(), []

    def admit(kept):
        seen.extend(kept)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.add_decisions([CREATE, UNDO], admit=admit)
    assert [held.mention for held in seen] == ["Dr. B"]
    assert (len(store.decisions()), store.revision()) == (1, revision)


def test_of_decisions_taken_at_once_each_sees_those_before(tmp_path):
    place = tmp_path / "s.sqlite"
    Store.open(place)

    def admit(kept):
        if kept:
            raise ValueError("kept already")

    def add(_):
        try:
            return Store.open(place).add_decisions([CREATE], admit=admit)
        except ValueError:
            return ()

    with ThreadPoolExecutor(6) as pool:
        ids = [number for numbers in pool.map(add, range(6)) for number in numbers]
    assert len(ids) == len(Store.open(place).decisions()) == 1


def test_a_document_comes_back_as_statements_and_attributions(store):
    tracked = make_tracked()
    store.save(tracked)
    assert store.attributed(tracked.document) == (tracked.statements, tracked.attributions)


def test_new_attributions_touch_neither_document_nor_statement(store):
    tracked = make_tracked()
    store.save(tracked)
    revision = store.revision()
    new = dataclasses.replace(tracked.attributions[0], actor="Otto Lund", reason="linked to Otto Lund by ada")
    store.replace_attributions([new])
    assert store.attributed(tracked.document) == (tracked.statements, (new,))
    assert store.document(tracked.document.doc_id) == tracked.document
    assert store.revision() != revision


def own(name, **fields):
    return dict.fromkeys(("name", "aliases", "kind", "institution", "role", "country", "from", "to"), "") | {
        "name": name,
        "kind": "person",
        **fields,
    }


def test_own_rows_replace_those_of_the_same_name_only(store):
    for rows, dropped in (([own("A"), own("B")], []), ([own("A", role="x"), own("A", role="y")], ["B"])):
        store.save_own_rows({"actors": rows}, dropped={"actors": dropped}, by="ada", at=AT)
    found = store.own_rows("actors")
    assert [(row["name"], row["role"]) for row in found] == [("A", "x"), ("A", "y")]
    assert {row["source"] for row in found} == {"own, imported by ada on 2026-11-23"}
    assert store.own_rows("institutions") == ()


@pytest.mark.parametrize("method", ["decisions"])
def test_an_older_store_is_brought_up_to_date_with_everything_in_it(tmp_path, method):
    place = tmp_path / "old.sqlite"
    store = Store.open(place)
    store.save(make_tracked())
    with store._engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0001")
    again = Store.open(place)
    assert getattr(again, method)() == ()
    assert len(again.statements()) == 1
