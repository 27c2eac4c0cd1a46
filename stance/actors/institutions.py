"""Institutions and countries: "Russia's Foreign Ministry", "the Kremlin", "Berlin", "the United Kingdom"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from stance.actors.belonging import posting, posting_of, untied
from stance.actors.countries import INTERNATIONAL, Place, PlaceForm, places
from stance.actors.index import MEDIA, Index
from stance.actors.mentions import Token, key_of
from stance.actors.names import skeleton
from stance.actors.phrases import find_office, only_places
from stance.actors.question import Question
from stance.actors.registry import Affiliation, Institution
from stance.actors.resolution import Resolution, outlet, role_on, valid_first
from stance.actors.words import ARTICLES, EPITHETS, OFFICES, ORGANS, PREPOSITIONS, RANKS, TEXTS, TITLES
from stance.records import ActorKind, MatchMethod

# What may follow a name that stands for a government; "Washington State" is none.
GOVERNMENT = frozenset(OFFICES["government"]) - {"state", "capital"} | {"regime"}

COUNTRY = (PlaceForm.NOUN, PlaceForm.ADJECTIVE)


def by_institution(question: Question) -> Resolution | None:
    """The institution that the mention names or stands for; None when it names none.

    A country stands for its government, also where the registry has no row for it; Europe and the West have none.
    """
    tokens, index = untied(question.tokens), question.index
    hit = _longest(tokens, index)
    if hit and _is_head(tokens, hit):
        return organization(hit.institution, index, because=f"institution {hit.institution.name}")
    place = place_in(tokens, index, question.on)
    if place is None or (hit and not _is_capital(tokens, hit)) or _is_of_a_city(tokens):
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


def institution_in(tokens: Sequence[Token], index: Index, *, capitals: bool = True) -> Institution | None:
    """The longest wording of an institution in `tokens`, the first of equals; a country alone is none.

    The last words of another outlet's name are no outlet: "the Moscow Times" is not The Times. Without `capitals` a
    capital alone is a place and no government.
    """
    hit = _longest(tokens, index, COUNTRY if capitals else (*COUNTRY, PlaceForm.CAPITAL))
    return hit.institution if hit else None


@dataclass(frozen=True, slots=True)
class _Hit:
    """An institution worded by `tokens[start:end]`."""

    institution: Institution
    start: int
    end: int


def _longest(tokens: Sequence[Token], index: Index, places_only: tuple[PlaceForm, ...] = COUNTRY) -> _Hit | None:
    """As `institution_in`; a single word of the forms `places_only` names no institution."""
    kept = [at for at, token in enumerate(tokens) if token.word not in ARTICLES]
    words = tuple(tokens[at].word for at in kept)
    best, longest = None, 0
    for first, at in enumerate(kept):
        for wording, institution in index.institution_words.get(words[first], ()):
            length = len(wording)
            if length <= longest or words[first : first + length] != wording:
                continue
            country = length == 1 and tokens[at].form in places_only
            other = institution.kind == MEDIA and first > 0 and _is_one_name(tokens[kept[first - 1]])
            if not (country or other):
                best, longest = _Hit(institution, at, kept[first + length - 1] + 1), length
    return best


def _is_one_name(before: Token) -> bool:
    """Whether a word before a name is written as a part of it."""
    return before.capital and not (before.possessive or before.closes)


def _is_capital(tokens: Sequence[Token], hit: _Hit) -> bool:
    return hit.end - hit.start == 1 and tokens[hit.start].form is PlaceForm.CAPITAL


def _is_head(tokens: Sequence[Token], hit: _Hit) -> bool:
    """Whether a wording is what the mention is about: only epithets and owners go before it, its organs after it.

    A capital is so only when nothing else is said: "the mayor of London" is not the government.
    """
    last = tokens[hit.end - 1]
    before = [token for token in tokens[: hit.start] if token.word not in ARTICLES]
    behind = () if last.closes else tokens[hit.end :]
    after = list(takewhile(lambda token: token.word not in PREPOSITIONS, behind))
    if _is_capital(tokens, hit):
        return not before and len(after) == len(tokens) - hit.end and all(token.word in GOVERNMENT for token in after)
    led = all(token.place or token.possessive or token.word in TITLES | RANKS | EPITHETS for token in before)
    texts = TEXTS if last.possessive or hit.institution.kind == MEDIA else frozenset()
    own = all(token.place or token.word in GOVERNMENT | texts for token in after)
    return led and (own or after[-1].word in ORGANS)


def _is_of_a_city(tokens: Sequence[Token]) -> bool:
    """Whether a capital is told of with more than its country's offices ("the Kyiv city administration")."""
    if not any(token.form is PlaceForm.CAPITAL for token in tokens):
        return False
    office = find_office(tokens)
    inside = range(office.start, office.end) if office else range(0)
    rest = [token for at, token in enumerate(tokens) if at not in inside and not token.place]
    return any(token.word not in ARTICLES | PREPOSITIONS | ORGANS for token in rest)


def office_in(tokens: Sequence[Token], place: Place | None, index: Index) -> Institution | None:
    """The institution of `place` whose kind the words name ("the air force"); of a country alone, its government."""
    if place is None:
        return None
    office = find_office(tokens)
    if office:
        found = index.offices.get((office.label, place.name))
        elsewhere = found and office.label == "embassy" and posting_of(found.name) != posting(tokens[office.end :])
        return None if elsewhere else found
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
