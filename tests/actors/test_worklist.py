"""The names to decide on, and whom they may mean."""

import pytest

from stance.actors import suggest, work_list
from stance.records import ActorKind


def row(actor, kind=ActorKind.UNRESOLVED, **fields):
    known = {"statement_id": f"id of {actor}", "text": f"{actor} said\n so.", "institution": "", "country": ""}
    return {**known, "actor": actor, "actor_kind": kind, **fields}


def test_names_are_grouped_counted_and_sorted(shipped):
    rows = [row("Ilse Brandt"), row("Ada Moreau", country="France"), row("the Ilse Brandt"), row("Ilse Brandt")]
    first, second = work_list(rows, shipped)
    assert (first.name, first.count, first.statement_id) == ("Ilse Brandt", 3, "id of Ilse Brandt")
    assert first.sentence == "Ilse Brandt said so."
    assert (second.name, second.country, second.suggestions) == ("Ada Moreau", "France", ())


@pytest.mark.parametrize(
    "done", [row("he"), row("They"), row("Unattributed"), row("a report", "ignored"), row("Joe Biden", "person")]
)
def test_what_nobody_can_decide_on_is_no_work(shipped, done):
    assert work_list([done], shipped) == ()


@pytest.mark.parametrize(
    ("name", "actor", "reason"),
    [
        ("Antony Blinkin", "Antony Blinken", "a family name like Blinken, the same first name"),
        ("Volodimir Zelenskyi", "Volodymyr Zelensky", "the same family name, the same first name"),
        ("Bolton", "John Bolton", "the same family name, no first name given"),
        ("Pentagone", "US Department of Defense", "nearly the words of the Pentagon"),
        ("bipartisan caucus", "Bipartisan Congressional Ukraine Caucus", "nearly the words of"),
    ],
)
def test_near_spellings_are_suggested(shipped, name, actor, reason):
    first = suggest(name, shipped)[0]
    assert (first.actor, first.reason.startswith(reason)) == (actor, True)
    assert 0 < first.score <= 1


@pytest.mark.parametrize("name", ["Hunter Biden", "Olena Zelenska", "Boris Jonson Smith", "xyz", ""])
def test_nobody_is_suggested_across_first_names(shipped, name):
    assert suggest(name, shipped) == ()


def test_no_body_of_another_country_is_suggested(shipped):
    actors = [held.actor for held in suggest("Ukraine Foreign Ministry", shipped, at_most=9)]
    assert actors
    assert all("Ukrain" in actor for actor in actors)
