"""Which decisions are refused before they are kept, and what to do instead."""

from collections.abc import Callable, Sequence

from stance.actors.checks import ROW_KINDS
from stance.actors.decisions import overlay, taken_back
from stance.actors.folding import fold
from stance.actors.index import index_of
from stance.actors.mentions import key_of
from stance.actors.registry import Registry
from stance.actors.wordings import has_control_characters, meaningless
from stance.errors import InputError
from stance.records import Decision, DecisionAction


def admit(decision: Decision, registry: Registry, decisions: Sequence[Decision]) -> None:
    """Whether a decision makes sense against `registry` as `decisions` leave it.

    Raises:
        InputError: it does not; what is wrong, what was allowed and what to do.
    """
    if not decision.decided_by.strip():
        raise InputError("a decision needs the name of the person who takes it; give it with --by NAME")
    _RULES[decision.action](decision, overlay(registry, decisions), decisions)


def _must_be_a_mention(mention: str) -> None:
    if not key_of(mention):
        raise InputError(f"{mention!r} holds no word to decide on; give the name as the text writes it")
    if why := meaningless(mention):
        raise InputError(f"{mention!r} {why}; decide on a name")


def _must_be_known(name: str, registry: Registry, *, institutions: bool = False) -> None:
    names = registry.actor_names | (registry.institution_names if institutions else frozenset())
    if name in names:
        return
    same = sorted(known for known in names if fold(known) == fold(name))
    near = sorted({held.actor.name for held in index_of(registry).aliases.get(key_of(name), ())} & names)
    hint = f"; did you mean {(same or near)[0]!r}?" if same or near else "; see `actors list` or create it"
    raise InputError(f"no actor {name!r} in the registry{hint}")


def _must_be_new(decision: Decision, registry: Registry, *, beside: str = "") -> None:
    """Whether nobody has the new actor's name; the actor `beside`, whom it is split from, may have it as an alias."""
    name = decision.actor
    if not key_of(name):
        raise InputError(f"{name!r} is no name; give the new actor one")
    why = "holds a control character" if has_control_characters(name) else meaningless(name)
    if why:
        raise InputError(f"{name!r} {why}; give the new actor another name")
    if name in registry.actor_names | registry.institution_names:
        raise InputError(f"{name!r} is in the registry already; link the mention to it")
    others = sorted({held.actor.name for held in index_of(registry).aliases.get(key_of(name), ())} - {beside})
    institution = index_of(registry).institutions.get(key_of(name))
    others = others or ([institution.name] if institution else [])
    if others:
        raise InputError(f"{name!r} is another way to write {others[0]!r}; link the mention to that one")
    if decision.kind not in ROW_KINDS:
        raise InputError(f"the kind {str(decision.kind)!r} is not allowed (allowed: {', '.join(ROW_KINDS)})")
    if decision.institution and decision.institution not in registry.institution_names:
        raise InputError(f"no institution {decision.institution!r} in the registry; import it first or leave it out")


def _admit_link(decision: Decision, registry: Registry, _: Sequence[Decision]) -> None:
    _must_be_a_mention(decision.mention)
    _must_be_known(decision.actor, registry, institutions=True)


def _admit_create(decision: Decision, registry: Registry, _: Sequence[Decision]) -> None:
    if decision.mention:
        _must_be_a_mention(decision.mention)
    _must_be_new(decision, registry)


def _admit_merge(decision: Decision, registry: Registry, _: Sequence[Decision]) -> None:
    for name in (decision.before, decision.actor):
        _must_be_known(name, registry)
    if decision.before == decision.actor:
        raise InputError(f"{decision.actor!r} cannot be merged into itself; name two actors")
    kinds = {actor.name: actor.kind for actor in registry.actors}
    one, other = kinds[decision.before], kinds[decision.actor]
    if one is not other:
        raise InputError(f"{decision.before!r} is a {one} and {decision.actor!r} a {other}; merge two of one kind")


def _admit_split(decision: Decision, registry: Registry, _: Sequence[Decision]) -> None:
    _must_be_a_mention(decision.mention)
    _must_be_known(decision.before, registry)
    if decision.before == decision.actor:
        raise InputError(f"{decision.actor!r} cannot be split into itself; give the other actor another name")
    if decision.actor not in registry.actor_names:
        _must_be_new(decision, registry, beside=decision.before)


def _admit_ignore(decision: Decision, _: Registry, __: Sequence[Decision]) -> None:
    _must_be_a_mention(decision.mention)


def _admit_undo(decision: Decision, _: Registry, decisions: Sequence[Decision]) -> None:
    known = {held.decision_id: held for held in decisions}
    if decision.undoes not in known:
        raise InputError(f"there is no decision {decision.undoes}; see `actors log`")
    if decision.undoes in taken_back(decisions):
        raise InputError(f"decision {decision.undoes} is undone already; see `actors log`")


_RULES: dict[DecisionAction, Callable[[Decision, Registry, Sequence[Decision]], None]] = {
    DecisionAction.LINK: _admit_link,
    DecisionAction.CREATE: _admit_create,
    DecisionAction.MERGE: _admit_merge,
    DecisionAction.SPLIT: _admit_split,
    DecisionAction.IGNORE: _admit_ignore,
    DecisionAction.UNDO: _admit_undo,
}
