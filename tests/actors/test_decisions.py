"""What people decide about names: what a registry becomes, what is undone, and what is refused."""

import datetime as dt
from contextlib import nullcontext

import pytest

from stance.actors import Registry, admit, live, overlay, resolve_mention, without_effect
from stance.errors import InputError
from stance.records import ActorKind, Decision, DecisionAction, MatchMethod

DAY = dt.date(2024, 9, 15)
LINK, CREATE, MERGE, SPLIT, IGNORE, UNDO = DecisionAction
WHO = "by ada on 2026-11-23"


def decisions(*given):
    """Decisions by ada with the ids 1, 2, 3."""
    at = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    return tuple(
        Decision(action=action, decided_by="ada", decided_at=at, decision_id=number, **fields)
        for number, (action, fields) in enumerate(given, start=1)
    )


def link(mention, actor):
    return LINK, {"mention": mention, "actor": actor}


def create(name, **fields):
    return CREATE, {"actor": name, "kind": ActorKind.PERSON, **fields}


def merge(before, actor):
    return MERGE, {"before": before, "actor": actor}


def split(before, mention, actor):
    return SPLIT, {"before": before, "mention": mention, "actor": actor, "kind": ActorKind.PERSON}


def undo(number):
    return UNDO, {"undoes": number}


@pytest.mark.parametrize(
    ("given", "mention", "actor", "institution", "reason"),
    [
        ([link("the boss", "Lloyd Austin")], "The Boss’s", "Lloyd Austin", "US Department of Defense", "linked to "),
        ([link("Kiev regime", "Ukrainian government")], "the Kiev regime", *["Ukrainian government"] * 2, "linked to"),
        ([link("Austin", "Joe Biden")], "Austin", "Joe Biden", "White House", "linked to Joe Biden"),
        ([link("Ilse Brandt", "Joe Biden")], "Senator Ilse Brandt", "Joe Biden", "White House", "linked to Joe Biden"),
        ([link("X Y", "Joe Biden"), link("X Y", "David Lammy")], "X Y", "David Lammy", "UK Foreign Office", "linked"),
        ([create("Ilse Brandt", institution="White House")], "Brandt", "Ilse Brandt", "White House", "created "),
        ([create("Ilse Brandt", mention="the mayor")], "the mayor", "Ilse Brandt", "", "linked to Ilse Brandt"),
        (
            [create("Ilse Brandt"), (MERGE, {"before": "Ilse Brandt", "actor": "Joe Biden"})],
            *("Ilse Brandt", "Joe Biden", "White House", "Ilse Brandt merged into it"),
        ),
        (
            [create("A B"), link("C D", "A B"), (MERGE, {"before": "A B", "actor": "Joe Biden"})],
            *("C D", "Joe Biden", "White House", "linked to A B"),
        ),
        (
            [(SPLIT, {"before": "Mike Rogers", "mention": "Rep. Rogers", "actor": "Rogers of Ohio"})],
            *("Rep. Rogers", "Rogers of Ohio", "", "split from Mike Rogers"),
        ),
        (
            [merge("Mike Johnson", "Boris Johnson"), split("Boris Johnson", "Mike Johnson", "Mike Johnson")],
            *("Mike Johnson", "Mike Johnson", "", "split from Boris Johnson"),
        ),
        (
            [merge("Mike Johnson", "Boris Johnson"), split("Boris Johnson", "the speaker X", "Mike Johnson")],
            *("Mike Johnson", "Mike Johnson", "", "created "),
        ),
    ],
)
def test_a_decision_changes_who_is_meant_and_says_who_took_it(shipped, given, mention, actor, institution, reason):
    found = resolve_mention(mention, overlay(shipped, decisions(*given)), on=DAY)
    assert (found.actor, found.institution) == (actor, institution)
    assert reason in found.reason
    assert WHO in found.reason


def test_an_ignored_mention_is_no_actor(shipped):
    registry = overlay(shipped, decisions((IGNORE, {"mention": "Austin", "note": "a city"})))
    found = resolve_mention("Austin", registry, on=DAY)
    assert (found.actor, found.actor_kind, found.method) == ("Austin", ActorKind.IGNORED, MatchMethod.DECISION)
    assert found.reason == f"ignored {WHO}: a city"


@pytest.mark.parametrize(
    ("given", "mention", "named", "actor"),
    [
        ([link("Brandt", "Joe Biden")], "Brandt", ("Karl Brandt",), "Karl Brandt"),
        ([link("Ilse Brandt", "Joe Biden")], "Karl Brandt", (), "Karl Brandt"),
        ([link("Brandt", "Nobody Known")], "Brandt", (), "Brandt"),
        ([link("Brandt", "Joe Biden"), undo(1)], "Brandt", (), "Brandt"),
        ([create("Ilse Brandt", institution="No Such Place")], "Ilse Brandt", (), "Ilse Brandt"),
    ],
)
def test_a_decision_reaches_nobody_else(shipped, given, mention, named, actor):
    found = resolve_mention(mention, overlay(shipped, decisions(*given)), on=DAY, named=named)
    assert (found.actor, found.actor_kind) == (actor, ActorKind.UNRESOLVED)


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ([], []),
        ([link("A", "B")], [1]),
        ([link("A", "B"), undo(1)], []),
        ([link("A", "B"), undo(1), undo(2)], [1]),
        ([link("A", "B"), undo(1), undo(2), undo(3)], []),
        ([link("A", "B"), undo(1), link("A", "C")], [3]),
    ],
)
def test_an_undo_can_be_undone(given, standing):
    assert [decision.decision_id for decision in live(decisions(*given))] == standing


def test_a_merge_keeps_the_dates_of_both(shipped):
    given = (MERGE, {"before": "Rishi Sunak", "actor": "Keir Starmer"})
    registry = overlay(shipped, decisions(given))
    months = [resolve_mention("the British prime minister", registry, on=dt.date(2024, month, 15)) for month in (5, 9)]
    assert {found.actor for found in months} == {"Keir Starmer"}
    assert "Rishi Sunak" not in registry.actor_names


@pytest.mark.parametrize(
    ("given", "idle"),
    [
        ([], []),
        ([create("A B"), merge("A B", "Joe Biden")], []),
        ([create("A B"), merge("A B", "Joe Biden"), undo(1)], [2]),
        ([create("A B"), merge("A B", "Joe Biden"), undo(1), undo(2)], []),
        ([create("A B"), link("C D", "A B"), undo(1)], [2]),
        ([create("A B"), link("C D", "A B"), merge("A B", "Joe Biden")], []),
        ([create("A B", institution="Moon Base")], [1]),
        ([create("Joe Biden")], [1]),
        ([create("Joe Biden", mention="the boss")], []),
        ([create("A B"), split("A B", "B of Ohio", "C D"), undo(1), (IGNORE, {"mention": "X"})], []),
    ],
)
def test_decisions_without_effect_are_told(shipped, given, idle):
    assert [held.decision_id for held in without_effect(shipped, decisions(*given))] == idle


def test_without_decisions_the_registry_is_itself(shipped):
    assert overlay(shipped, ()) is shipped


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (link("they", "Joe Biden"), r"'they' is somebody else in every text; decide on a name"),
        (link("!?", "Joe Biden"), r"'!\?' holds no word to decide on"),
        (link("X", "joe biden"), r"no actor 'joe biden' in the registry; did you mean 'Joe Biden'\?"),
        (link("X", "Nobody Known"), r"no actor 'Nobody Known' in the registry; see `actors list` or create it"),
        (create(""), r"'' is no name"),
        (create("he"), r"'he' is somebody else in every text; give the new actor another name"),
        (create("A\tB"), r"'A\\tB' holds a control character; give the new actor another name"),
        (create("Downing Street"), r"'Downing Street' is another way to write 'UK government'"),
        (create("Joe Biden"), r"'Joe Biden' is in the registry already; link the mention to it"),
        (create("the Pentagon"), r"'the Pentagon' is another way to write 'US Department of Defense'"),
        (create("A B", kind=ActorKind.UNRESOLVED), r"the kind 'unresolved' is not allowed \(allowed: person,"),
        (create("A B", institution="Moon Base"), r"no institution 'Moon Base' in the registry"),
        ((MERGE, {"before": "Joe Biden", "actor": "Joe Biden"}), "cannot be merged into itself"),
        ((MERGE, {"before": "A B", "actor": "Joe Biden"}), "no actor 'A B' in the registry"),
        ((MERGE, {"before": "Joe Biden", "actor": "UK Ministry of Defence"}), "is a person and .* a organization"),
        ((SPLIT, {"before": "Joe Biden", "mention": "X", "actor": "Joe Biden"}), "cannot be split into itself"),
        ((IGNORE, {"mention": ""}), "holds no word to decide on"),
        (undo(7), "there is no decision 7; see `actors log`"),
        (undo(1), "decision 1 is undone already"),
    ],
)
def test_what_makes_no_sense_is_refused(shipped, decision, message):
    kept = decisions(link("A", "Joe Biden"), undo(1))
    with pytest.raises(InputError, match=message):
        admit(decisions(decision)[0], shipped, kept)


@pytest.mark.parametrize(
    ("mention", "actor"), [("Uma Quill", "Uma Quill"), ("Dr. Uma Quill", "Uma Quill"), ("Zed Quill", "Zed Quill")]
)
def test_an_actors_own_name_goes_before_an_alias_of_somebody_else(write_registry, mention, actor):
    registry = Registry.load(write_registry(["Zed Quill,Uma Quill,person,,,,,"]))
    found = resolve_mention(mention, overlay(registry, decisions(create("Uma Quill"))), on=DAY)
    assert found.actor == actor


def test_a_wrong_alias_is_split_off_under_its_own_name(write_registry):
    """An alias that is somebody else's name goes with that name, and the first actor keeps the rest."""
    row = "Ilse Brandt,Karl Brandt|Captain Brandt,person,Freeland Navy,,Freeland,,"
    registry = Registry.load(write_registry([row]))
    (decision,) = decisions(split("Ilse Brandt", "Karl Brandt", "Karl Brandt"))
    admit(decision, registry, ())
    after = overlay(registry, [decision])
    found = [resolve_mention(mention, after, on=DAY).actor for mention in ("Karl Brandt", "Captain Brandt")]
    assert found == ["Karl Brandt", "Ilse Brandt"]


@pytest.mark.parametrize(
    ("kept", "given", "message"),
    [
        ([merge("Mike Johnson", "Boris Johnson")], split("Boris Johnson", "Mike", "Mike Johnson"), ""),
        ([], split("Boris Johnson", "X", "the Pentagon"), "another way to write 'US Department of Defense'"),
        ([merge("Mike Johnson", "Boris Johnson")], split("Joe Biden", "X", "Mike Johnson"), "link the mention to that"),
        ([merge("Mike Johnson", "Boris Johnson")], create("Mike Johnson"), "another way to write 'Boris Johnson'"),
    ],
)
def test_a_new_actor_may_take_its_name_only_from_the_one_it_is_split_from(shipped, kept, given, message):
    *before, decision = decisions(*kept, given)
    with pytest.raises(InputError, match=message) if message else nullcontext():
        admit(decision, shipped, before)


def test_a_decision_needs_a_person(shipped):
    (decision,) = decisions(link("X", "Joe Biden"))
    admit(decision, shipped, ())
    with pytest.raises(InputError, match="needs the name of the person"):
        admit(Decision(action=LINK, decided_by=" ", decided_at=decision.decided_at, mention="X"), shipped, ())
