"""What people decided about names: which decisions are live, and what a registry becomes under them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from stance.actors.mentions import key_of
from stance.actors.registry import Actor, Affiliation, Institution, Override, Registry
from stance.records import ActorKind, Decision, DecisionAction


def live(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, oldest first, without the undos; `decisions` are in the order they came."""
    undone = taken_back(decisions)
    return tuple(
        decision
        for decision in decisions
        if decision.action is not DecisionAction.UNDO and decision.decision_id not in undone
    )


def taken_back(decisions: Sequence[Decision]) -> frozenset[int]:
    """The ids of the decisions, undos among them, that a later live undo takes back."""
    undone: set[int] = set()
    for decision in reversed(decisions):
        if decision.action is DecisionAction.UNDO and decision.undoes and decision.decision_id not in undone:
            undone.add(decision.undoes)
    return frozenset(undone)


def overlay(registry: Registry, decisions: Sequence[Decision]) -> Registry:
    """`registry` as the live ones of `decisions` want it; without any it is `registry` itself.

    A decision whose actor is not (or no longer) there has no effect, and a row of the registry goes before a creation
    of the same name.
    """
    if not live(decisions):
        return registry
    draft, _ = _applied(registry, decisions)
    return Registry(
        actors=tuple(draft.actors.values()),
        institutions=registry.institutions,
        overrides={key: replace(held, actor=draft.now(held.actor)) for key, held in draft.overrides.items()},
        notes=draft.notes,
    )


def without_effect(registry: Registry, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those of the live `decisions` that change nothing of `registry`, because an actor they speak of is not there."""
    _, idle = _applied(registry, decisions)
    return idle


def _applied(registry: Registry, decisions: Sequence[Decision]) -> tuple["_Draft", tuple[Decision, ...]]:
    """The registry under the live decisions, and those of them that had no effect."""
    draft = _Draft(
        actors={actor.name: actor for actor in registry.actors},
        institutions={entry.name: entry for entry in registry.institutions},
        overrides=dict(registry.overrides),
        notes=dict(registry.notes),
        merged={},
    )
    idle = tuple(decision for decision in live(decisions) if not _APPLY[decision.action](draft, decision))
    return draft, idle


@dataclass(slots=True)
class _Draft:
    """A registry while decisions change it; `merged` leads from a merged actor to the one it became."""

    actors: dict[str, Actor]
    institutions: dict[str, Institution]
    overrides: dict[str, Override]
    notes: dict[str, str]
    merged: dict[str, str]

    def now(self, name: str) -> str:
        while name in self.merged:
            name = self.merged[name]
        return name

    def note(self, name: str, words: str) -> None:
        self.notes[name] = "; ".join(filter(None, [self.notes.get(name), words]))


def _who(decision: Decision) -> str:
    return f"by {decision.decided_by} on {decision.decided_at:%Y-%m-%d}"


def _link(draft: _Draft, decision: Decision) -> bool:
    name = draft.now(decision.actor)
    if name not in draft.actors and name not in draft.institutions:
        return False
    draft.overrides[key_of(decision.mention)] = Override(actor=name, reason=f"linked to {name} {_who(decision)}")
    return True


def _create(draft: _Draft, decision: Decision) -> bool:
    added = _add(draft, decision)
    linked = bool(decision.mention) and _link(draft, decision)
    return added or linked


def _add(draft: _Draft, decision: Decision) -> bool:
    """Add the new actor, unless one of that name is there, or its institution is gone."""
    name = decision.actor
    if draft.now(name) in draft.actors or not _has_place(draft, decision):
        return False
    draft.actors[name] = Actor(
        name=name,
        kind=decision.kind or ActorKind.PERSON,
        affiliations=(
            Affiliation(
                role="",
                institution=decision.institution,
                country=decision.country or _country(decision.institution, draft.institutions.values()),
                start=None,
                end=None,
                aliases=(),
            ),
        ),
        source=f"created {_who(decision)}",
    )
    draft.note(name, f"created {_who(decision)}")
    return True


def _has_place(draft: _Draft, decision: Decision) -> bool:
    return not decision.institution or decision.institution in draft.institutions


def _country(institution: str, known: Collection[Institution]) -> str:
    return next((entry.country for entry in known if entry.name == institution), "")


def _merge(draft: _Draft, decision: Decision) -> bool:
    """All roles of both under one name; each role keeps its own aliases, so that a dated one stays dated.

    What the merged actor has no role for, such as its name, counts in every role.
    """
    into, gone = draft.actors.get(draft.now(decision.actor)), draft.actors.get(decision.before)
    if into is None or gone is None or into is gone:
        return False
    empty = [role for role in gone.affiliations if not role.role and not role.institution]
    names = (gone.name, *(alias for role in empty for alias in role.aliases))
    roles = (*into.affiliations, *(role for role in gone.affiliations if role not in empty))
    draft.actors[into.name] = replace(
        into, affiliations=tuple(replace(role, aliases=(*role.aliases, *names)) for role in roles)
    )
    del draft.actors[gone.name]
    draft.merged[gone.name] = into.name
    if gone.name in draft.notes:
        draft.note(into.name, draft.notes.pop(gone.name))
    draft.note(into.name, f"{gone.name} merged into it {_who(decision)}")
    return True


def _split(draft: _Draft, decision: Decision) -> bool:
    if _has_place(draft, decision):
        _release(draft, decision)
    _add(draft, decision)
    name = draft.now(decision.actor)
    if name not in draft.actors:
        return False
    because = f"split from {decision.before} {_who(decision)}"
    draft.overrides[key_of(decision.mention)] = Override(actor=name, reason=because)
    return True


def _release(draft: _Draft, decision: Decision) -> None:
    """Take the new actor's name off the one that it is split from, also where the two were merged before."""
    name, before = decision.actor, draft.now(decision.before)
    if name == before or before not in draft.actors:
        return
    if draft.now(name) == before:
        del draft.merged[name]
    held = draft.actors[before]
    draft.actors[before] = replace(
        held,
        affiliations=tuple(
            replace(role, aliases=tuple(alias for alias in role.aliases if key_of(alias) != key_of(name)))
            for role in held.affiliations
        ),
    )


def _ignore(draft: _Draft, decision: Decision) -> bool:
    note = f": {decision.note}" if decision.note else ""
    draft.overrides[key_of(decision.mention)] = Override(actor="", reason=f"ignored {_who(decision)}{note}")
    return True


# Each changes the draft and tells whether it could.
_APPLY: dict[DecisionAction, Callable[[_Draft, Decision], bool]] = {
    DecisionAction.LINK: _link,
    DecisionAction.CREATE: _create,
    DecisionAction.MERGE: _merge,
    DecisionAction.SPLIT: _split,
    DecisionAction.IGNORE: _ignore,
}
