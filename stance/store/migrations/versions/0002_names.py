"""Decisions on names, and the analyst's own rows of the registry.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("decision_id"),
    )
    for table, names in (
        ("own_actors", ("name", "aliases", "kind", "institution", "role", "country", "from", "to")),
        ("own_institutions", ("name", "aliases", "kind", "country", "parent")),
    ):
        op.create_table(
            table,
            sa.Column("row_id", sa.Integer(), nullable=False),
            sa.Column("imported_by", sa.Text(), nullable=False),
            sa.Column("imported_at", sa.DateTime(), nullable=False),
            *(sa.Column(name, sa.Text(), nullable=False) for name in names),
            sa.PrimaryKeyConstraint("row_id"),
        )


def downgrade() -> None:
    """Take them out again, with all decisions and own rows."""
    for table in ("own_institutions", "own_actors", "decisions"):
        op.drop_table(table)
