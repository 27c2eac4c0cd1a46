"""The tables of a store. A change here comes with a migration in `migrations/versions`."""

import datetime as dt

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from stance.records import Label

metadata = MetaData()


def _statement_key() -> Column[str]:
    """The key of a table with one row for each statement; the row goes when its statement goes."""
    return Column("statement_id", ForeignKey("statements.statement_id", ondelete="CASCADE"), primary_key=True)


documents = Table(
    "documents",
    metadata,
    Column("doc_id", String, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Date),
    Column("note", Text, nullable=False),
    Column("text", Text, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("statement_id", String(16), primary_key=True),
    Column("doc_id", ForeignKey("documents.doc_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", Text, nullable=False),  # JSON: [[start, end], ...]
    Column("kind", String, nullable=False),
    Column("evidence", String, nullable=False),
    Column("cue", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("speaker_resolved", Text),
    Column("confidence", Float, nullable=False),
    Column("reasons", Text, nullable=False),  # JSON: [words, ...]
    CheckConstraint('0 <= start AND start < "end"', name="offsets_in_order"),
)

attributions = Table(
    "attributions",
    metadata,
    _statement_key(),
    Column("actor", Text, nullable=False, index=True),
    Column("actor_kind", String, nullable=False),
    Column("count", Integer, nullable=False),
    Column("institution", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("method", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
)

stances = Table(
    "stances",
    metadata,
    _statement_key(),
    Column("label", String, nullable=False),
    *(Column(f"p_{label}", Float, nullable=False) for label in Label),
    Column("words", Text, nullable=False),  # JSON: [[word, contribution], ...]
    Column("model_version", String, nullable=False),
    Column("caution_kind", String),
    Column("condition", Text, nullable=False, server_default=""),
)

codings = Table(
    "codings",
    metadata,
    Column("coding_id", Integer, primary_key=True),
    # No foreign key: what a person coded outlives a new run of the extractor.
    Column("statement_id", String(16), nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("coder", Text, nullable=False),
    Column("coded_at", DateTime, nullable=False),  # UTC
    Column("codebook_version", String, nullable=False),
    Column("note", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("decision_id", Integer, primary_key=True),
    Column("action", String, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", DateTime, nullable=False),  # UTC
    Column("mention", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("kind", String),
    Column("institution", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("undoes", Integer),
    Column("note", Text, nullable=False),
)


def _own_keys() -> tuple[Column[int] | Column[str] | Column[dt.datetime], ...]:
    """The columns of a table of own rows beside those of its CSV file: the order, and who imported the row and when."""
    return (
        Column("row_id", Integer, primary_key=True),
        Column("imported_by", Text, nullable=False),
        Column("imported_at", DateTime, nullable=False),  # UTC
    )


own_actors = Table(
    "own_actors",
    metadata,
    *_own_keys(),
    *(
        Column(name, Text, nullable=False)
        for name in ("name", "aliases", "kind", "institution", "role", "country", "from", "to")
    ),
)

own_institutions = Table(
    "own_institutions",
    metadata,
    *_own_keys(),
    *(Column(name, Text, nullable=False) for name in ("name", "aliases", "kind", "country", "parent")),
)

revision = Table(
    "revision",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # one row; grows by one with every write
    Column("project", String, nullable=False),  # drawn once: a store made anew under an old name is another one
)

debate = Table(
    "debate",
    metadata,
    Column("name", Text, primary_key=True),  # at most one row: the debate that the store holds
)
