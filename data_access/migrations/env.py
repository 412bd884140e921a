"""Run by Alembic with the connection that holds the writer's lock: see store/migrate.py."""

from alembic import context

from data_access.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
