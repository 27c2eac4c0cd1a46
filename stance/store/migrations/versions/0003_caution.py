"""Why a cautious statement is cautious, and the words of its condition.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what is stored has neither until it is labelled again."""
    op.add_column("stances", sa.Column("caution_kind", sa.String(), nullable=True))
    op.add_column("stances", sa.Column("condition", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take them out again."""
    with op.batch_alter_table("stances") as table:
        table.drop_column("condition")
        table.drop_column("caution_kind")
