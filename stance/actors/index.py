"""What the resolver looks up, built once from a registry: aliases, surnames, offices and institutions."""

import weakref
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stance.actors.countries import INTERNATIONAL
from stance.actors.mentions import Token, key_of, tokens_of
from stance.actors.names import skeleton
from stance.actors.phrases import find_office, only_places, roles_of
from stance.actors.registry import Actor, Affiliation, Institution, Override, Registry
from stance.actors.words import (
    ARTICLES,
    DESCRIPTORS,
    GATHERINGS,
    NUMBERS,
    PREPOSITIONS,
    QUANTITIES,
    RANKS,
    SUFFIXES,
)
from stance.records import ActorKind

# Kinds of institution whose offices are offices of the country: "the French president" is not a party's president.
STATE_KINDS = frozenset({"government", "military", "international organization", "legislature"})

# Outlets tell what others hold; they are actors only where the registry has them as such.
MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor in one of its roles."""

    actor: Actor
    affiliation: Affiliation


GroupKey = tuple[int | None, frozenset[str]]
"""The number of people and the words of a group's name, in whatever order they stand."""


@dataclass(slots=True)
class Index:
    """Look-up tables of one registry; all keys are folded words, except the names of actors.

    A key of `groups` that two groups share leads to None.
    """

    aliases: dict[str, list[Holder]] = field(default_factory=lambda: defaultdict(list))
    surnames: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    first_names: dict[str, frozenset[str]] = field(default_factory=dict)
    roles: dict[tuple[str, str], list[Holder]] = field(default_factory=lambda: defaultdict(list))
    institutions: dict[str, Institution] = field(default_factory=dict)
    institution_words: dict[str, list[tuple[tuple[str, ...], Institution]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    offices: dict[tuple[str, str], Institution] = field(default_factory=dict)
    organizations: dict[str, Actor] = field(default_factory=dict)
    family_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    descriptors: set[str] = field(default_factory=set)
    groups: dict[GroupKey, Actor | None] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


_BUILT: "weakref.WeakKeyDictionary[Registry, Index]" = weakref.WeakKeyDictionary()


def index_of(registry: Registry) -> Index:
    """The index of `registry`, built at its first use."""
    found = _BUILT.get(registry)
    if found is None:
        found = _BUILT[registry] = _build(registry)
    return found


def place_of(institution: str, country: str, registry: Registry) -> str:
    """The place whose office an institution is: its country, or for an international one the body on top ("NATO")."""
    if country != INTERNATIONAL:
        return country
    return (institution, *registry.institution_ancestors(institution))[-1]


def group_key(tokens: Sequence[Token]) -> GroupKey | None:
    """What two wordings of a group's name share: its number and its words, or None when they are too few to tell.

    Two words tell a group with a number, three one without; ranks count only without a number.
    """
    number = number_in(tokens)
    idle = ARTICLES | PREPOSITIONS | GATHERINGS | QUANTITIES | frozenset(NUMBERS) | (RANKS if number else frozenset())
    words = frozenset(token.word for token in tokens if token.word not in idle and not token.word.isdecimal())
    return (number, words) if len(words) >= (2 if number else 3) else None


def number_in(tokens: Sequence[Token]) -> int | None:
    """The number of people that the words state ("17 former officials"), or None; an article counts nothing."""
    for token in tokens:
        if token.word.isdecimal():
            return max(1, int(token.word[:6]))
        if token.word in NUMBERS and token.word not in ARTICLES:
            return NUMBERS[token.word]
    return None


def _build(registry: Registry) -> Index:
    index = Index(overrides=registry.overrides, notes=registry.notes)
    for institution in registry.institutions:
        _add_institution(index, institution, registry)
    for actor in registry.actors:
        _add_actor(index, actor, registry)
    for key, holders in index.aliases.items():
        # A full name is its owner's, whoever else has it as an alias.
        index.aliases[key] = [holder for holder in holders if key_of(holder.actor.name) == key] or holders
    personal = {word for name in index.first_names for word in key_of(name).split()}
    index.descriptors = (index.descriptors - personal) | DESCRIPTORS
    return index


def _add_institution(index: Index, institution: Institution, registry: Registry) -> None:
    place = place_of(institution.name, institution.country, registry)
    for wording in (institution.name, *institution.aliases):
        tokens = tokens_of(wording)
        key = key_of(wording)
        if index.institutions.setdefault(key, institution) is institution:
            index.institution_words[key.split()[0]].append((tuple(key.split()), institution))
        if institution.kind != MEDIA:  # "Fox News" must not make a descriptor of a family name
            index.descriptors |= {token.word for token in tokens if not token.place}
        office = find_office(tokens)
        if office and (office.end == len(tokens) or only_places(tokens[: office.start])):
            index.offices.setdefault((office.label, place), institution)


def _add_actor(index: Index, actor: Actor, registry: Registry) -> None:
    index.actors[actor.name] = actor
    surnames = _surnames(actor) if actor.kind is ActorKind.PERSON else set()
    for affiliation in actor.affiliations:
        holder = Holder(actor, affiliation)
        for wording in dict.fromkeys((actor.name, *affiliation.aliases)):
            if key_of(wording) not in surnames:
                index.aliases[key_of(wording)].append(holder)
            if actor.kind is ActorKind.GROUP and (group := group_key(tokens_of(wording))):
                index.groups[group] = actor if index.groups.get(group, actor) is actor else None
        if actor.kind is ActorKind.PERSON:
            _add_role(index, holder, registry)
        if actor.kind is ActorKind.ORGANIZATION:
            index.organizations.setdefault(affiliation.institution, actor)
    for spelling in {skeleton(surname) for surname in surnames}:
        index.surnames[spelling].append(actor)
    if actor.kind is ActorKind.PERSON:
        index.first_names[actor.name] = frozenset(_given_names(actor, surnames))
        index.family_names[actor.name] = _written(actor, surnames)


def _add_role(index: Index, holder: Holder, registry: Registry) -> None:
    affiliation = holder.affiliation
    index.descriptors |= {token.word for token in tokens_of(affiliation.role) if not token.place}
    scopes = {affiliation.institution} - {""}
    home = index.institutions.get(key_of(affiliation.institution))
    if home and home.kind in STATE_KINDS:
        scopes.add(place_of(affiliation.institution, affiliation.country, registry))
    for label in roles_of(affiliation.role):
        for scope in scopes:
            index.roles[label, scope].append(holder)


def _surnames(actor: Actor) -> set[str]:
    """The family names of a person: aliases of one word or of some words of the full name, else its last word.

    A family name that stands first ("Lin" of Lin Jian) is known by being an alias.
    """
    words = key_of(actor.name).split()
    keys = {key_of(alias) for row in actor.affiliations for alias in row.aliases}
    found = {key for key in keys if key and (" " not in key or f" {key} " in f" {' '.join(words[1:])} ")}
    return found or {words[-1]}


def _given_names(actor: Actor, surnames: set[str]) -> list[str]:
    """The given names in the full names among the name and aliases of a person ("joe" of Joe Biden)."""
    wordings = dict.fromkeys([actor.name, *(alias for row in actor.affiliations for alias in row.aliases)])
    found = [given for wording in wordings if (given := _given(key_of(wording).split(), surnames))]
    return [given[0] for given in found if not DESCRIPTORS & set(given)]


def _given(words: list[str], surnames: set[str]) -> list[str]:
    """The words of a full name before (or, where the family name stands first, after) the longest family name."""
    plain = [word for word in words if word not in SUFFIXES]
    for surname in sorted(surnames, key=len, reverse=True):
        family = [word for word in surname.split() if word not in SUFFIXES]
        if 0 < len(family) < len(plain) and plain[-len(family) :] == family:
            return plain[: -len(family)]
        if 0 < len(family) < len(plain) and plain[: len(family)] == family:
            return plain[len(family) :]
    return []


def _written(actor: Actor, surnames: set[str]) -> tuple[str, ...]:
    """The family names of a person as the registry writes them, to look for in a text."""
    aliases = [alias for row in actor.affiliations for alias in row.aliases if key_of(alias) in surnames]
    return tuple(dict.fromkeys(aliases)) or (actor.name.split()[-1],)
