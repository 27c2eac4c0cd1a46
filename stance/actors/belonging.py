"""Whose office the words of a mention mean: not that of a backer, not that of the country an ambassador is sent to."""

from collections.abc import Sequence
from functools import lru_cache

from stance.actors.mentions import Token, tokens_of
from stance.actors.phrases import Span
from stance.actors.words import ARTICLES, TIES

# The office of somebody who is sent to a country, and the words before that country.
POSTED = "ambassador"
TOWARDS = frozenset({"to", "in"})


def untied(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`tokens` without who stands behind somebody ("the Kremlin-backed leader": "the leader")."""
    kept: list[Token] = []
    for token in tokens:
        if kept and kept[-1].joint and token.word in TIES:
            kept.pop()
            while kept and kept[-1].capital and not kept[-1].closes and kept[-1].word not in ARTICLES:
                kept.pop()
        else:
            kept.append(token)
    return tuple(kept)


def owners(tokens: Sequence[Token], role: Span) -> tuple[Token, ...]:
    """The words that tell whose office `role` is: a name after "of", else all but the country that one is sent to."""
    after = tokens[role.end :]
    if after and after[0].word == "of":
        named = _clause(after[1:])
        if any(token.capital for token in named):
            return named
    at = _destination(after) if role.label == POSTED else None
    return tuple(tokens if at is None else tokens[: role.end + at])


def posting(tokens: Sequence[Token]) -> str:
    """The country or body that an ambassador with `tokens` after the office is sent to, or an empty string."""
    at = _destination(tokens)
    if at is None:
        return ""
    where = next(token for token in tokens[at + 1 :] if token.word not in ARTICLES)
    return where.place.name if where.place else where.word


@lru_cache(maxsize=4096)
def posting_of(role: str) -> str:
    """The country in a role of the registry ("Ambassador of A to B": B), or an empty string."""
    return posting(tokens_of(role))


def _destination(tokens: Sequence[Token]) -> int | None:
    """Where the words "to B" start, with a name for B."""
    for at, token in enumerate(tokens):
        where = next((later for later in tokens[at + 1 :] if later.word not in ARTICLES), None)
        if token.word in TOWARDS and where and where.capital:
            return at
    return None


def _clause(tokens: Sequence[Token]) -> tuple[Token, ...]:
    end = next((at for at, token in enumerate(tokens, start=1) if token.closes), len(tokens))
    return tuple(tokens[:end])
