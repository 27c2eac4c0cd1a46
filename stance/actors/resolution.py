"""The result of resolving one mention, and how a role decides it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stance.actors.index import number_in
from stance.actors.mentions import Token, tokens_of
from stance.actors.registry import Actor, Affiliation, Institution
from stance.records import ActorKind, MatchMethod

UNATTRIBUTED = "Unattributed"

AT_LEAST_TWO = 2
"""What an uncounted plural is counted as."""

SEVERAL = (ActorKind.GROUP, ActorKind.UNNAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a mention means: the fields of an `Attribution` without the statement."""

    actor: str
    actor_kind: ActorKind
    count: int = 1
    institution: str = ""
    country: str = ""
    method: MatchMethod
    score: float
    reason: str

    @property
    def resolved(self) -> bool:
        """Whether the mention found an actor, or a person's decision."""
        return self.method not in (MatchMethod.UNRESOLVED, MatchMethod.IGNORED)


def unresolved(mention: str, reason: str, *, institution: str = "", country: str = "") -> Resolution:
    """A mention that stays as it was written."""
    return Resolution(
        actor=mention,
        actor_kind=ActorKind.UNRESOLVED,
        institution=institution,
        country=country,
        method=MatchMethod.UNRESOLVED,
        score=0.0,
        reason=reason,
    )


def outlet(institution: Institution) -> Resolution:
    """A news outlet that the registry knows as an institution only: no actor, but no open name either."""
    return Resolution(
        actor=institution.name,
        actor_kind=ActorKind.IGNORED,
        institution=institution.name,
        country=institution.country,
        method=MatchMethod.IGNORED,
        score=0.0,
        reason=f"{institution.name} is a news outlet, which tells what others hold",
    )


def role_on(actor: Actor, on: dt.date | None) -> Affiliation | None:
    """The role that counts on a day: the newest one held, else the last one that ended, else the first to come.

    Without a day it is the only role, or None when there are several.
    """
    rows = actor.affiliations
    if len(rows) == 1 or on is None:
        return rows[0] if len(rows) == 1 else None
    held = [row for row in rows if row.holds_on(on)]
    if held:
        return max(held, key=lambda row: row.start or dt.date.min)
    past = [row for row in rows if row.end is not None and row.end <= on]
    if past:
        return max(past, key=lambda row: row.end or dt.date.min)
    return min(rows, key=lambda row: row.start or dt.date.max)


def person(
    actor: Actor,
    on: dt.date | None,
    *,
    method: MatchMethod,
    score: float,
    because: str,
    role: Affiliation | None = None,
) -> Resolution:
    """`actor` in `role`, else in the role of the day, with the reason completed by that role and its validity."""
    row = role or role_on(actor, on)
    countries = {known.country for known in actor.affiliations}
    if row is None:
        return Resolution(
            actor=actor.name,
            actor_kind=actor.kind,
            country=countries.pop() if len(countries) == 1 else "",
            method=method,
            score=round(score - 0.1, 2),
            reason=f"{because}; no date tells which of {len(actor.affiliations)} roles counts",
        )
    return Resolution(
        actor=actor.name,
        actor_kind=actor.kind,
        institution=row.institution,
        country=row.country,
        method=method,
        score=score,
        reason=f"{because}, {row.role or 'no role'} ({row.institution or 'no institution'}), {validity(row, on)}",
    )


def known_actor(
    actor: Actor, tokens: Sequence[Token], on: dt.date | None, *, method: MatchMethod, score: float, because: str
) -> Resolution:
    """`actor` of any kind for a mention; groups and unnamed sources with the number that it or their name states."""
    found = person(actor, on, method=method, score=score, because=because)
    if actor.kind not in SEVERAL:
        return found
    one = bool(tokens) and tokens[0].word in {"a", "an"}
    stated = number_in(tokens) or number_in(tokens_of(actor.name))
    return replace(found, count=stated or (1 if one else AT_LEAST_TWO))


def validity(row: Affiliation, on: dt.date | None) -> str:
    """In words, whether a role was held on a day."""
    if on is None:
        return "date not known"
    if not row.dated:
        return f"no dates known, taken as valid on {on}"
    if row.holds_on(on):
        return f"valid on {on}"
    return f"held until {row.end}" if row.end and row.end <= on else f"held only from {row.start}"


def valid_first(actors: Iterable[Actor], on: dt.date | None) -> list[Actor]:
    """The actors who hold a role on the day, or all of them when none does (or no day is known)."""
    everyone = list(dict.fromkeys(actors))
    valid = [actor for actor in everyone if on is not None and any(row.holds_on(on) for row in actor.affiliations)]
    return valid or everyone
