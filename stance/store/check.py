"""Is a store intact? Its pages, its version, and whether every statement is still the text between its offsets."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from stance.records import content_hash
from stance.store import schema
from stance.store.engine import newest_version, schema_version
from stance.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: the schema's version, rows per table, and problems in words (none: the store is intact)."""

    version: str
    rows: dict[str, int]
    problems: tuple[str, ...]


def check(store: Store) -> Report:
    """A full reading of the store; nothing is changed.

    Raises:
        StoreError: the store is too damaged to be read.
    """
    with store.reading() as connection:
        counted = [
            schema.documents,
            schema.statements,
            schema.attributions,
            schema.stances,
            schema.codings,
            schema.decisions,
        ]
        return Report(
            version=schema_version(connection) or "",
            rows={t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in counted},
            problems=(
                *_version_problems(connection),
                *_file_problems(connection),
                *_text_problems(connection),
                *_incomplete(connection),
            ),
        )


def _version_problems(connection: Connection) -> list[str]:
    found, newest = schema_version(connection), newest_version()
    update = "bring it up to date with: python -m stance track PATH"
    return [] if found == newest else [f"schema version {found}, this program writes {newest}; {update}"]


def _file_problems(connection: Connection) -> list[str]:
    """What SQLite itself finds: damaged pages, rows whose document is gone. Other databases keep that by themselves."""
    if connection.dialect.name != "sqlite":
        return []
    pages = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    orphans = [
        f"{row[0]} row {row[1]} points to a missing row of {row[2]}"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return pages + orphans


def _text_problems(connection: Connection) -> list[str]:
    """Documents that no longer have their hash, and statements that are not the text between their offsets."""
    problems = []
    texts = dict[str, str]()
    for doc_id, sha256, text in connection.execute(
        select(schema.documents.c.doc_id, schema.documents.c.sha256, schema.documents.c.text)
    ):
        texts[doc_id] = text
        if content_hash(text) != sha256:
            problems.append(f"the text of document {doc_id} was changed: its hash differs")
    table = schema.statements.c
    for row in connection.execute(select(table.statement_id, table.doc_id, table.start, table.end, table.text)):
        if texts.get(row.doc_id, "")[row.start : row.end] != row.text:
            problems.append(f"statement {row.statement_id} is not the text of {row.doc_id} between its offsets")
    return problems


def _incomplete(connection: Connection) -> list[str]:
    """Statements without an actor or a stance (stored in part), and codings without a statement."""
    problems = []
    for table in (schema.attributions, schema.stances):
        missing = (
            select(func.count())
            .select_from(schema.statements.outerjoin(table, table.c.statement_id == schema.statements.c.statement_id))
            .where(table.c.statement_id.is_(None))
        )
        if count := connection.execute(missing).scalar_one():
            problems.append(f"{count} statements have no row in {table.name}")
    lost = select(func.count()).where(schema.codings.c.statement_id.not_in(select(schema.statements.c.statement_id)))
    if count := connection.execute(lost).scalar_one():
        problems.append(f"{count} codings belong to statements that are no longer found; they are kept")
    return problems
