"""The first schema.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of an empty store."""
    op.create_table(
        "codings",
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("coded_at", sa.DateTime(), nullable=False),
        sa.Column("codebook_version", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("coding_id"),
    )
    op.create_index("ix_codings_statement_id", "codings", ["statement_id"])

    op.create_table(
        "documents",
        sa.Column("doc_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("doc_id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "statements",
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("doc_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("speaker_resolved", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name="offsets_in_order"),
        sa.ForeignKeyConstraint(["doc_id"], ["documents.doc_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement_id"),
    )
    op.create_index("ix_statements_doc_id", "statements", ["doc_id"])

    op.create_table(
        "attributions",
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.statement_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement_id"),
    )
    op.create_index("ix_attributions_actor", "attributions", ["actor"])

    op.create_table(
        "stances",
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("p_supporting", sa.Float(), nullable=False),
        sa.Column("p_opposing", sa.Float(), nullable=False),
        sa.Column("p_cautious", sa.Float(), nullable=False),
        sa.Column("p_none", sa.Float(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("model_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.statement_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement_id"),
    )


def downgrade() -> None:
    """Take a store back to nothing."""
    for table in ("stances", "attributions", "statements", "documents", "codings", "revision"):
        op.drop_table(table)
