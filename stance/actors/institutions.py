"""Institutions and countries: "Russia's Foreign Ministry", "the Kremlin", "Berlin", "the United Kingdom"."""

import datetime as dt
from collections.abc import Sequence

from stance.actors.countries import INTERNATIONAL, Place, PlaceForm, places
from stance.actors.index import MEDIA, Index
from stance.actors.mentions import Token, key_of
from stance.actors.names import skeleton
from stance.actors.phrases import find_office, only_places
from stance.actors.question import Question
from stance.actors.registry import Affiliation, Institution
from stance.actors.resolution import Resolution, outlet, role_on, valid_first
from stance.actors.words import ARTICLES
from stance.records import ActorKind, MatchMethod


def by_institution(question: Question) -> Resolution | None:
    """The institution that the mention names or stands for; None when it names none.

    A country stands for its government, also where the registry has no row for it; Europe and the West have none.
    """
    tokens, index = question.tokens, question.index
    institution = institution_in(tokens, index)
    if institution:
        return organization(institution, index, because=f"institution {institution.name}")
    place = place_in(tokens, index, question.on)
    if place is None:
        return None
    office = office_in(tokens, place, index)
    if office:
        return organization(office, index, because=f"{question.mention} stands for {office.name}")
    named = find_office(tokens)
    if only_places(tokens) or (named and named.label == "government"):
        return _region(place) if place.country == INTERNATIONAL else government(place, index)
    return None


def organization(institution: Institution, index: Index, *, because: str, score: float = 0.9) -> Resolution:
    """An institution as an actor, under the name of the registry's organization there, else under its own."""
    actor = index.organizations.get(institution.name)
    if actor is None and institution.kind == MEDIA:
        return outlet(institution)
    return Resolution(
        actor=actor.name if actor else institution.name,
        actor_kind=ActorKind.ORGANIZATION,
        institution=institution.name,
        country=institution.country,
        method=MatchMethod.INSTITUTION,
        score=score,
        reason=because,
    )


def government(place: Place, index: Index) -> Resolution:
    """The government of a country: its row in the registry, else under the name that such a row would have."""
    known = index.offices.get(("government", place.name))
    if known:
        return organization(known, index, because=f"{place.name} stands for its government")
    name = f"{place.short} government"
    return Resolution(
        actor=name,
        actor_kind=ActorKind.ORGANIZATION,
        institution=name,
        country=place.country,
        method=MatchMethod.INSTITUTION,
        score=0.7,
        reason=f"{place.name} stands for its government, which has no row in the registry",
    )


def institution_in(tokens: Sequence[Token], index: Index) -> Institution | None:
    """The longest wording of an institution in `tokens`, the first of equals; a country alone is none."""
    words = [token for token in tokens if token.word not in ARTICLES]
    best: tuple[int, Institution | None] = (0, None)
    for start, token in enumerate(words):
        for wording, institution in index.institution_words.get(token.word, ()):
            length = len(wording)
            same = tuple(word.word for word in words[start : start + length]) == wording
            if same and length > best[0] and not (length == 1 and token.form in (PlaceForm.NOUN, PlaceForm.ADJECTIVE)):
                best = (length, institution)
    return best[1]


def office_in(tokens: Sequence[Token], place: Place | None, index: Index) -> Institution | None:
    """The institution of `place` whose kind the words name ("the air force"); of a country alone, its government."""
    if place is None:
        return None
    office = find_office(tokens)
    if office:
        return index.offices.get((office.label, place.name))
    return home_of(place, index) if only_places(tokens) else None


def home_of(place: Place, index: Index) -> Institution | None:
    """The government of a country, or the international body itself."""
    return index.offices.get(("government", place.name)) or index.institutions.get(key_of(place.name))


def place_in(tokens: Sequence[Token], index: Index, on: dt.date | None) -> Place | None:
    """The first country of the words, else that of a person or institution among them."""
    for token in tokens:
        if token.place:
            return token.place
    row = owner_in(tokens, index, on)
    if row:
        return places().get(row.country)
    institution = institution_in(tokens, index)
    return places().get(institution.country) if institution else None


def owner_in(tokens: Sequence[Token], index: Index, on: dt.date | None) -> Affiliation | None:
    """The role on the day of the first person whose family name is among the words ("Trump loyalists")."""
    for token in tokens:
        people = index.surnames.get(skeleton(token.word)) if token.capital and not token.place else None
        if people:
            return role_on(valid_first(people, on)[0], on)
    return None


def _region(place: Place) -> Resolution:
    return Resolution(
        actor=place.name,
        actor_kind=ActorKind.GROUP,
        count=2,
        country=INTERNATIONAL,
        method=MatchMethod.COLLECTIVE,
        score=0.5,
        reason=f"{place.name} is no institution of its own; at least 2 states",
    )
