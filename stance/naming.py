"""The registry of a store: what ships, own rows and decisions; deciding, importing, and labelling anew after both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from stance import actors
from stance.debate import Debate
from stance.records import Decision, DecisionAction
from stance.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The ids of decisions that were kept, and how many statements have another actor or reason by them.

    `idle` are earlier decisions that stand but have no effect any more.
    """

    ids: tuple[int, ...]
    statements: int
    idle: tuple[Decision, ...] = ()


def load_registry(debate: Debate, store: Store) -> actors.Registry:
    """The registry of a debate as a store has it: own rows on top, then what people decided.

    Raises:
        DebateError: the rows contradict themselves; every problem is named.
        StoreError: the store holds another debate; so it is with everything here that takes both.
    """
    return actors.overlay(_registry(debate, store), store.decisions())


def load_rows(debate: Debate, store: Store) -> actors.Registry:
    """The registry as rows have it: what ships, own rows and the actors that people created."""
    adding = (DecisionAction.CREATE, DecisionAction.SPLIT)
    created = [decision for decision in actors.live(store.decisions()) if decision.action in adding]
    return actors.overlay(_registry(debate, store), created)


def own_rows(store: Store) -> actors.OwnRows:
    """The rows that analysts put on top of the shipped registry."""
    return actors.OwnRows(actors=store.own_rows("actors"), institutions=store.own_rows("institutions"))


def decide(store: Store, debate: Debate, *decisions: Decision) -> Decided:
    """Keep decisions on names and label the stored statements anew; checked and kept in one transaction.

    Raises:
        InputError: one of them makes no sense; then none is kept.
    """
    store.claim(debate.name)  # here, because inside the transaction below it would wait for its end

    def admit(kept: tuple[Decision, ...]) -> None:
        registry, held = _registry(debate, store), list(kept)
        for number, decision in enumerate(decisions, start=1):
            actors.admit(decision, registry, held)
            held.append(replace(decision, decision_id=-number))  # as if it were kept, for the next one

    ids = store.add_decisions(decisions, admit=admit)
    return Decided(ids=ids, statements=resolve_again(store, debate), idle=_made_idle(debate, store, ids))


def without_effect(debate: Debate, store: Store) -> tuple[Decision, ...]:
    """The decisions that stand in the log but change nothing, because an actor they speak of is not there."""
    registry = _registry(debate, store)
    return actors.without_effect(registry, store.decisions())


def _registry(debate: Debate, store: Store) -> actors.Registry:
    """What ships with own rows on top; rows are never laid over the registry of another debate."""
    store.claim(debate.name)
    return actors.Registry.load(debate.folder, own=own_rows(store))


def _made_idle(debate: Debate, store: Store, ids: Collection[int]) -> tuple[Decision, ...]:
    """The decisions without effect that had one before those with `ids` were taken."""
    earlier = [held for held in store.decisions() if held.decision_id not in ids]
    registry = _registry(debate, store)
    before = actors.without_effect(registry, earlier)
    standing = actors.live(earlier)
    return tuple(held for held in without_effect(debate, store) if held in standing and held not in before)


def import_rows(store: Store, debate: Debate, files: Sequence[Path], *, by: str) -> actors.Import:
    """Put the rows of CSV files on top of the registry and label the stored statements anew; what the files changed.

    Raises:
        InputError: the registry would contradict itself; then nothing is changed.
    """
    changes = actors.read_import(files, debate.folder, own_rows(store), present=load_rows(debate, store))
    store.save_own_rows(
        {"actors": changes.rows.actors, "institutions": changes.rows.institutions},
        dropped={
            "actors": {row["name"] for row in changes.back.actors},
            "institutions": {row["name"] for row in changes.back.institutions},
        },
        by=by,
        at=datetime.now(UTC),
    )
    resolve_again(store, debate)
    return changes


def resolve_again(store: Store, debate: Debate) -> int:
    """Give every stored statement the actor that registry and decisions find today; how many have changed.

    Documents and statements stay as they are; each document's attributions change together or not at all.
    """
    registry = load_registry(debate, store)
    changed = 0
    for document in store.texts():
        found, before = store.attributed(document)
        after = actors.resolve(document, found, registry)
        different = [new for new, old in zip(after, before, strict=True) if new != old]
        if different:
            store.replace_attributions(different)
        changed += len(different)
    return changed
