"""The debate that a store holds.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; a store that was written to holds the only debate there was until now."""
    debate = op.create_table("debate", sa.Column("name", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("name"))
    written = sa.table("revision", sa.column("number"))
    if op.get_bind().execute(sa.select(written.c.number)).first():
        op.bulk_insert(debate, [{"name": "missile-restrictions"}])


def downgrade() -> None:
    """Take it out again."""
    op.drop_table("debate")
