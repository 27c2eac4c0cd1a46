"""Tidy frames on names, for the page and the commands: the open ones, the registry, and what was decided."""

from collections.abc import Sequence

import pandas as pd

from stance.actors import (
    ACTOR_COLUMNS,
    INSTITUTION_COLUMNS,
    OpenName,
    Registry,
    actor_rows,
    escaped,
    institution_rows,
    taken_back,
    work_list,
)
from stance.records import Decision, DecisionAction

OPEN_COLUMNS = ("name", "statements", "suggestions", "sentence", "institution", "country", "statement_id")
DECISION_COLUMNS = ("number", "state", "decision", "who", "when", "note")

WORDING = {
    DecisionAction.LINK: "“{mention}” is {actor}",
    DecisionAction.CREATE: "{actor} is a new actor",
    DecisionAction.MERGE: "{before} is {actor}",
    DecisionAction.SPLIT: "“{mention}” is not {before} but {actor}",
    DecisionAction.IGNORE: "“{mention}” is no actor",
    DecisionAction.UNDO: "decision {undoes} is undone",
}
"""How each decision reads in the log."""


def open_names(statements: pd.DataFrame, registry: Registry) -> tuple[OpenName, ...]:
    """The names of a statements frame that matched no known actor, the most frequent first."""
    return work_list(
        ({str(name): value for name, value in row.items()} for row in statements.to_dict("records")), registry
    )


def open_names_frame(names: Sequence[OpenName]) -> pd.DataFrame:
    """One row for each open name: `OPEN_COLUMNS`; suggestions in words, the likeliest first, with score and reason."""
    rows = [
        (
            held.name,
            held.count,
            "; ".join(f"{one.actor} ({one.score:.2f}: {one.reason})" for one in held.suggestions),
            held.sentence,
            held.institution,
            held.country,
            held.statement_id,
        )
        for held in names
    ]
    return pd.DataFrame(rows, columns=list(OPEN_COLUMNS))


def decisions_frame(decisions: Sequence[Decision], *, idle: Sequence[Decision]) -> pd.DataFrame:
    """One row for each decision, the newest first: `DECISION_COLUMNS`; when is UTC.

    State is "holds", "undone", or, for those in `idle`, "without effect".
    """
    states = {held.decision_id: "without effect" for held in idle}
    states |= dict.fromkeys(taken_back(decisions), "undone")
    rows = [
        (
            held.decision_id,
            states.get(held.decision_id, "holds"),
            decision_words(held),
            held.decided_by,
            f"{held.decided_at:%Y-%m-%d %H:%M}",
            held.note,
        )
        for held in reversed(decisions)
    ]
    return pd.DataFrame(rows, columns=list(DECISION_COLUMNS))


def idle_words(idle: Sequence[Decision]) -> str:
    """Which decisions have no effect any more, in words; empty for none."""
    return "; ".join(f"decision {held.decision_id} is without effect now: {decision_words(held)}" for held in idle)


def decision_words(decision: Decision) -> str:
    """What was decided, in words."""
    words = WORDING[decision.action].format(
        mention=decision.mention, actor=decision.actor, before=decision.before, undoes=decision.undoes
    )
    named = decision.action is DecisionAction.CREATE and decision.mention
    return f"{words}, also written “{decision.mention}”" if named else words


def registry_frame(registry: Registry, table: str = "actors") -> pd.DataFrame:
    """The rows of a registry with "source" (where each comes from): actors by role, or institutions.

    Cells are as the CSV files have them, and safe for `exports.to_csv`: what is written is read again to the letter.
    """
    institutions = table == "institutions"
    rows = institution_rows(registry) if institutions else actor_rows(registry)
    columns = INSTITUTION_COLUMNS if institutions else ACTOR_COLUMNS
    return pd.DataFrame(rows, columns=[*columns, "source"], dtype="str").map(escaped)
