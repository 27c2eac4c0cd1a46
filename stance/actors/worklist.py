"""The names that matched no known actor, as work to be done: grouped, counted, with a sentence and suggestions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from stance.actors.index import index_of
from stance.actors.mentions import key_of, tokens_of
from stance.actors.names import same_first_name, skeleton
from stance.actors.registry import Registry
from stance.actors.resolution import UNATTRIBUTED
from stance.actors.runs import Run, head_run
from stance.actors.words import PRONOUNS
from stance.records import ActorKind

NEAR_NAME = 80
"""From this likeness on (0 to 100) a family name may be a misspelling of another."""

NEAR_WORDING = 75
"""The same for the words of a group, organization or institution, in whatever order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Somebody of the registry whom an open name may mean, how alike the two are (0 to 1), and why in words."""

    actor: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenName:
    """A name to decide on, as it is mostly written: in how many statements it stands, and one of them.

    `institution` and `country` are what the text tells of it, empty where it tells nothing.
    """

    name: str
    count: int
    statement_id: str
    sentence: str
    institution: str
    country: str
    suggestions: tuple[Suggestion, ...]


def work_list(rows: Iterable[Mapping[str, object]], registry: Registry) -> tuple[OpenName, ...]:
    """The open names among statements, the most frequent first; pronouns and nameless speakers are not among them.

    Args:
        rows: statements with statement_id, text, actor, actor_kind, institution, country, as in the statements table.
        registry: where suggestions come from.
    """
    groups: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for row in rows:
        if row["actor_kind"] == ActorKind.UNRESOLVED and _is_name(str(row["actor"])):
            groups[key_of(str(row["actor"]))].append(row)
    found = [_open_name(same, registry) for same in groups.values()]
    return tuple(sorted(found, key=lambda held: (-held.count, held.name.casefold())))


def suggest(name: str, registry: Registry, *, at_most: int = 3) -> tuple[Suggestion, ...]:
    """Whom `name` may mean, the likeliest first; none when nobody is near.

    A person is never suggested across different first names, nor a body of another country than the name tells.
    """
    run = head_run(tokens_of(name), index_of(registry))
    found = [*(_people(run, registry) if run else ()), *_wordings(name, registry)]
    best: dict[str, Suggestion] = {}
    for suggestion in sorted(found, key=lambda held: -held.score):
        best.setdefault(suggestion.actor, suggestion)
    return tuple(best.values())[:at_most]


def _is_name(actor: str) -> bool:
    key = key_of(actor)
    return bool(key) and key not in PRONOUNS and actor != UNATTRIBUTED


def _open_name(rows: list[Mapping[str, object]], registry: Registry) -> OpenName:
    name = Counter(str(row["actor"]) for row in rows).most_common(1)[0][0]
    known = {
        column: next((str(row[column]) for row in rows if row[column]), "") for column in ("institution", "country")
    }
    return OpenName(
        name=name,
        count=len(rows),
        statement_id=str(rows[0]["statement_id"]),
        sentence=" ".join(str(rows[0]["text"]).split()),
        institution=known["institution"],
        country=known["country"],
        suggestions=suggest(name, registry),
    )


def _people(run: Run, registry: Registry) -> Iterable[Suggestion]:
    """People whose family name is the same or nearly so, and whose first name, where there is one, is the same."""
    index = index_of(registry)
    first = run.words[0] if len(run.words) > 1 else ""
    near = process.extract(
        skeleton(run.words[-1]), _surnames(registry), scorer=fuzz.ratio, score_cutoff=NEAR_NAME, limit=20
    )
    for surname, likeness, _ in near:
        for actor in index.surnames[surname]:
            if first and not any(same_first_name(first, known) for known in index.first_names[actor.name]):
                continue
            words = (
                "the same family name" if likeness == 100 else f"a family name like {index.family_names[actor.name][0]}"
            )
            first_name = ", the same first name" if first else ", no first name given"
            yield Suggestion(
                actor=actor.name, score=round(likeness / 100 - (0 if first else 0.1), 2), reason=words + first_name
            )


def _wordings(name: str, registry: Registry) -> Iterable[Suggestion]:
    """Groups, organizations and institutions whose name has nearly the same words, in whatever order."""
    names = _other_names(registry)
    near = process.extract(
        key_of(name), names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_WORDING, limit=10
    )
    told = {token.place.country for token in tokens_of(name) if token.place}
    for key, likeness, _ in near:
        actor, wording, country = names[key]
        if not told or country in told:
            yield Suggestion(actor=actor, score=round(likeness / 100, 2), reason=f"nearly the words of {wording}")


@lru_cache(maxsize=4)
def _surnames(registry: Registry) -> tuple[str, ...]:
    return tuple(index_of(registry).surnames)


@lru_cache(maxsize=4)
def _other_names(registry: Registry) -> dict[str, tuple[str, str, str]]:
    """From the key of every wording that is no person's to the actor or institution, the wording and the country."""
    found: dict[str, tuple[str, str, str]] = {}
    for actor in registry.actors:
        if actor.kind is not ActorKind.PERSON:
            for wording in (actor.name, *(alias for role in actor.affiliations for alias in role.aliases)):
                found.setdefault(key_of(wording), (actor.name, wording, actor.affiliations[0].country))
    for entry in registry.institutions:
        for wording in (entry.name, *entry.aliases):
            found.setdefault(key_of(wording), (entry.name, wording, entry.country))
    return found
