"""Offices and kinds of institution inside a phrase: the longest wording of a table that occurs in the words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stance.actors.mentions import Token, tokens_of
from stance.actors.words import ARTICLES, DEPUTIES, FORMER, OFFICES, ROLES

# After these an office is somebody else's: "the office of the president", "an aide to the prime minister".
BELONGING = frozenset({"of", "for", "to", "with", "by", "close"})
BEFORE_OFFICE = 4


@dataclass(frozen=True, slots=True)
class Span:
    """`label` of a table found at `tokens[start:end]`."""

    label: str
    start: int
    end: int


def find_office(tokens: Sequence[Token]) -> Span | None:
    """The first kind of institution named in `tokens` ("foreign ministry"), or None."""
    return _find(tokens, _wordings("offices"))


def find_role(tokens: Sequence[Token]) -> Span | None:
    """The first office that a person holds in `tokens`, or None.

    A deputy's office is another office, and so is one that is no longer held: such labels start with "deputy" or
    "former".
    """
    span = _find(tokens, _wordings("roles"))
    if span is None:
        return None
    before = {token.word for token in tokens[max(0, span.start - BEFORE_OFFICE) : span.start]}
    label = f"deputy {span.label}" if before & DEPUTIES else span.label
    return Span(f"former {label}" if before & FORMER else label, span.start, span.end)


def head_role(tokens: Sequence[Token]) -> Span | None:
    """The first office in `tokens`, or None when it is somebody else's ("the office of the president")."""
    start = after_owner(tokens)
    role = find_role(tokens[start:])
    if role is None or any(token.word in BELONGING for token in tokens[start : start + role.start]):
        return None
    return Span(role.label, start + role.start, start + role.end)


@lru_cache(maxsize=16384)
def roles_of(text: str) -> frozenset[str]:
    """The offices that a person's role names ("Foreign Minister and Deputy Prime Minister of Italy": two)."""
    found = set()
    for clause in text.split(","):
        tokens = tokens_of(clause)
        while role := head_role(tokens):
            found.add(role.label)
            tokens = tokens[role.end :]
    return frozenset(found)


def after_owner(tokens: Sequence[Token]) -> int:
    """Where the words after the last possessive person start; a possessive country owns nobody's office."""
    return max((at + 1 for at, token in enumerate(tokens) if token.possessive and not token.place), default=0)


def only_places(tokens: Iterable[Token]) -> bool:
    """Whether nothing but countries and articles stands in `tokens`."""
    return all(token.place or token.word in ARTICLES for token in tokens)


Wordings = dict[str, list[tuple[tuple[str, ...], str]]]
"""From the first word of a wording to all wordings that begin so, the longest first, each with its label."""


@cache
def _wordings(table: str) -> Wordings:
    source = ROLES if table == "roles" else OFFICES
    found: Wordings = defaultdict(list)
    for label, wordings in source.items():
        for wording in wordings:
            words = tuple(token.word for token in tokens_of(wording) if token.word not in ARTICLES)
            found[words[0]].append((words, label))
    return {first: sorted(same, key=lambda pair: -len(pair[0])) for first, same in found.items()}


def _find(tokens: Sequence[Token], wordings: Wordings) -> Span | None:
    """The leftmost match, and of those at one place the longest; articles inside do not count.

    Only when nothing matches may a country stand inside a wording ("head of Ukraine's presidential office").
    """
    found = _leftmost(tokens, wordings, places_count=True)
    return found or _leftmost(tokens, wordings, places_count=False)


def _leftmost(tokens: Sequence[Token], wordings: Wordings, *, places_count: bool) -> Span | None:
    kept = [at for at, token in enumerate(tokens) if token.word not in ARTICLES and (places_count or not token.place)]
    words = tuple(tokens[at].word for at in kept)
    for first, word in enumerate(words):
        for wording, label in wordings.get(word, ()):
            if words[first : first + len(wording)] == wording:
                return Span(label, kept[first], kept[first + len(wording) - 1] + 1)
    return None
