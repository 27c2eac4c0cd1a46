"""Alembic's entry: migrations always run on the connection that `stance.store.engine` hands over."""

from alembic import context

from stance.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
