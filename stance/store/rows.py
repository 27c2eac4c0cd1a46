"""Records to rows of the store, and the one query that joins them again."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Select, func, select

from stance.records import (
    ActorKind,
    Attribution,
    Coding,
    Decision,
    DecisionAction,
    Document,
    Evidence,
    Label,
    MatchMethod,
    Stance,
    Statement,
    StatementKind,
)
from stance.store.schema import attributions, codings, documents, stances, statements

Row = dict[str, object]


def document_row(document: Document) -> Row:
    """The row of a document."""
    return asdict(document)


def statement_row(statement: Statement) -> Row:
    """The row of a statement; spans and reasons as JSON."""
    return asdict(statement) | {
        "spans": json.dumps(statement.spans),
        "reasons": json.dumps(statement.reasons, ensure_ascii=False),
    }


def attribution_row(attribution: Attribution) -> Row:
    """The row of an attribution."""
    return asdict(attribution)


def stance_row(stance: Stance) -> Row:
    """The row of a stance: a column for each probability; words as JSON."""
    row = asdict(stance)
    probabilities = dict(zip((f"p_{label}" for label in Label), row.pop("probabilities"), strict=True))
    return row | probabilities | {"words": json.dumps(stance.words, ensure_ascii=False)}


def coding_row(coding: Coding) -> Row:
    """The row of a coding; its time as UTC without a zone, which is what every database keeps alike."""
    return asdict(coding) | {"coded_at": coding.coded_at.astimezone(dt.UTC).replace(tzinfo=None)}


def decision_row(decision: Decision) -> Row:
    """The row of a decision without its id, which the store gives; its time as UTC without a zone."""
    row = asdict(decision) | {"decided_at": decision.decided_at.astimezone(dt.UTC).replace(tzinfo=None)}
    del row["decision_id"]
    return row


def decision_from(row: Mapping[Any, Any]) -> Decision:
    """The decision of a row, its time in UTC."""
    return Decision(
        **dict(row)
        | {
            "action": DecisionAction(row["action"]),
            "kind": ActorKind(row["kind"]) if row["kind"] else None,
            "decided_at": row["decided_at"].replace(tzinfo=dt.UTC),
        }
    )


def statement_from(row: Mapping[Any, Any]) -> Statement:
    """The statement of a row of its table."""
    spans, reasons = json.loads(row["spans"]), json.loads(row["reasons"])
    return Statement(
        **dict(row)
        | {
            "kind": StatementKind(row["kind"]),
            "evidence": Evidence(row["evidence"]),
            "spans": tuple((start, end) for start, end in spans),
            "reasons": tuple(reasons),
        }
    )


def attribution_from(row: Mapping[Any, Any]) -> Attribution:
    """The attribution of a row of its table."""
    return Attribution(**dict(row) | {"actor_kind": ActorKind(row["actor_kind"]), "method": MatchMethod(row["method"])})


DETAILS = (
    *(statements.c[name] for name in ("spans", "reasons", "speaker_resolved")),
    *(attributions.c[name] for name in ("method", "score", "reason")),
    stances.c.words,
)
"""What one statement has beside the columns of the frame; as JSON where it is a list."""


def statement_query(*, details: bool = False) -> Select[tuple[object, ...]]:
    """All statements with document, actor, stance and labels, and, if asked for, the `DETAILS`.

    `human_label` is a person's newest one; which label counts is for `tables.statement_frame` to say.
    """
    newest = select(codings.c.statement_id, func.max(codings.c.coding_id).label("coding_id"))
    newest_coding = newest.group_by(codings.c.statement_id).subquery()
    human = codings.alias("human")
    return (
        select(
            *(statements.c[name] for name in ("statement_id", "doc_id", "start", "end", "text")),
            *(statements.c[name] for name in ("kind", "evidence", "cue", "speaker")),
            *(attributions.c[name] for name in ("actor", "actor_kind", "count", "institution", "country")),
            *(documents.c[name] for name in ("published", "source", "title", "url")),
            stances.c.label.label("model_label"),
            *(stances.c[name] for name in ("caution_kind", "condition")),
            human.c.label.label("human_label"),
            *(stances.c[f"p_{label}"] for label in Label),
            stances.c.model_version,
            *(DETAILS if details else ()),
        )
        .join(documents, documents.c.doc_id == statements.c.doc_id)
        .join(attributions, attributions.c.statement_id == statements.c.statement_id)
        .join(stances, stances.c.statement_id == statements.c.statement_id)
        .outerjoin(newest_coding, newest_coding.c.statement_id == statements.c.statement_id)
        .outerjoin(human, human.c.coding_id == newest_coding.c.coding_id)
        .order_by(documents.c.published, statements.c.doc_id, statements.c.start, statements.c.statement_id)
    )


def detail_from(row: Mapping[Any, Any]) -> Row:
    """A row of `statement_query(details=True)` with its lists read from JSON."""
    lists = {name: json.loads(str(row[name])) for name in ("spans", "reasons", "words")}
    return dict(row) | lists
