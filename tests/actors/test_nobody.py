"""Speakers that are no actors: texts and news outlets, and those that only look so."""

import pytest

from stance.actors import Registry, resolve, resolve_mention
from stance.records import ActorKind, MatchMethod

from .conftest import INSTITUTIONS
from .test_resolving import DAY, attribute

IGNORED, UNRESOLVED = ActorKind.IGNORED, ActorKind.UNRESOLVED


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("a report", IGNORED),
        ("The newspaper", IGNORED),
        ("Their letter", IGNORED),
        ("the draft of an open letter", IGNORED),
        ("Article", IGNORED),
        ("TASS", IGNORED),
        ("the New York Times", IGNORED),
        ("the Kremlin's report", ActorKind.ORGANIZATION),
        ("Ilse Paper", UNRESOLVED),
        ("Letter Brandt", UNRESOLVED),
        ("a reporter", UNRESOLVED),
        ("Examples Daily", UNRESOLVED),
    ],
)
def test_a_text_or_outlet_is_no_actor(shipped, mention, kind):
    found = resolve_mention(mention, shipped, on=DAY)
    assert found.actor_kind is kind
    assert found.resolved is (kind is ActorKind.ORGANIZATION)
    assert kind is not IGNORED or found.method is MatchMethod.IGNORED


@pytest.mark.parametrize(
    ("mention", "source", "kind"),
    [
        ("Examples Daily", "Examples Daily", IGNORED),
        ("Daily", "Examples Daily", IGNORED),
        ("Examples", "Examples Daily", UNRESOLVED),
        ("Examples Daily", "", UNRESOLVED),
        ("Ilse Brandt", "Examples Daily", UNRESOLVED),
        ("Joe Brandt", "Joe Brandt", UNRESOLVED),
    ],
)
def test_the_outlet_of_a_document_is_no_actor(shipped, mention, source, kind):
    assert attribute(shipped, f"{mention} wrote more.", mention, source=source).actor_kind is kind


def test_an_outlet_that_the_registry_has_as_an_actor_is_one(write_registry):
    media = "Examples Daily,,media,Freeland,"
    actor = "Examples Daily,the Daily,organization,Examples Daily,Newspaper,Freeland,,"
    known = Registry.load(write_registry(institutions=[*INSTITUTIONS, media], actors=[actor]))
    found = resolve_mention("the Daily", known, on=DAY)
    assert (found.actor, found.actor_kind, found.institution) == (
        *("Examples Daily", ActorKind.ORGANIZATION),
        "Examples Daily",
    )


def test_a_persons_words_go_before_the_text_that_carries_them(shipped):
    found = attribute(
        shipped, "Joe Biden wrote a letter. The letter asks for more.", "The letter", resolved="Joe Biden"
    )
    assert found.actor == "Joe Biden"


def test_no_statements_no_attributions(shipped):
    from tests.conftest import make_document

    assert resolve(make_document("a report"), [], shipped) == ()
