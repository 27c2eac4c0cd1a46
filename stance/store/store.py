"""The store: documents go in whole or not at all, and come out as records and frames."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

import pandas as pd
from sqlalchemy import Connection, Engine, Select, delete, insert, select, update

from stance.errors import StoreError
from stance.records import Coding, Document, TrackedDocument
from stance.store import rows, schema
from stance.store.engine import engine_for, translated
from stance.tables import statement_frame


class Saved(StrEnum):
    """What became of a document that was handed to the store."""

    STORED = "stored"
    REPLACED = "replaced"
    KNOWN = "already in the store"


class Store:
    """One project's documents, statements, attributions, stances and codings, in SQLite or at a database URL.

    Opening creates the store or brings an older one to the present schema. Every method may raise StoreError, in one
    line.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        self._engine = engine

    @classmethod
    def open(cls, url: str | Path) -> "Store":
        """The store at a file name or database URL."""
        return cls(str(url), engine_for(str(url)))

    def save(self, tracked: TrackedDocument, *, replace: bool = False) -> Saved:
        """Store a document with all its statements in one transaction.

        A text that is there already is left as it is, or, with `replace`, gets the new statements; what people coded
        stays.

        Raises:
            StoreError: another text is stored under the same id.
        """
        document = tracked.document
        with self._writing() as connection:
            there = connection.execute(
                select(schema.documents.c.doc_id, schema.documents.c.sha256).where(
                    (schema.documents.c.doc_id == document.doc_id) | (schema.documents.c.sha256 == document.sha256)
                )
            ).all()
            if any(row.sha256 != document.sha256 for row in there):
                raise StoreError(f"the id {document.doc_id!r} is stored with another text; give one of them another id")
            if there and not replace:
                return Saved.KNOWN
            connection.execute(delete(schema.documents).where(schema.documents.c.sha256 == document.sha256))
            _insert(connection, tracked)
            return Saved.REPLACED if there else Saved.STORED

    def knows(self, document: Document) -> bool:
        """Whether this text is stored, under whatever id."""
        query = select(schema.documents.c.doc_id).where(schema.documents.c.sha256 == document.sha256)
        with self.reading() as connection:
            return connection.execute(query).first() is not None

    def add_coding(self, coding: Coding) -> None:
        """Append a person's label; nothing that was coded before is changed.

        Raises:
            StoreError: no such statement is stored.
        """
        with self._writing() as connection:
            known = select(schema.statements.c.statement_id).where(
                schema.statements.c.statement_id == coding.statement_id
            )
            if connection.execute(known).first() is None:
                raise StoreError(f"no statement {coding.statement_id!r} in {self.url}; take an id from an export")
            connection.execute(insert(schema.codings), rows.coding_row(coding))
            _raise_revision(connection)

    def document(self, doc_id: str) -> Document:
        """The document with this id.

        Raises:
            StoreError: there is none.
        """
        with self.reading() as connection:
            row = connection.execute(select(schema.documents).where(schema.documents.c.doc_id == doc_id)).first()
        if row is None:
            raise StoreError(f"no document {doc_id!r} in {self.url}; take an id from `stance export --table documents`")
        return Document(**row._mapping)

    def documents(self) -> pd.DataFrame:
        """One row for each document without its text: doc_id, sha256, title, source, url, published, note."""
        columns = [column for column in schema.documents.c if column.name != "text"]
        return self._frame(select(*columns).order_by(schema.documents.c.published, schema.documents.c.doc_id))

    def statements(self) -> pd.DataFrame:
        """The frame of `tables.statement_frame`: one row for each statement, in order of date, document and offset."""
        with self.reading() as connection:
            found = connection.execute(rows.statement_query()).mappings()
            return statement_frame(dict(row) for row in found)

    def detail(self, statement_id: str) -> dict[str, object]:
        """Everything known of one statement: its row of the frame, and spans, reasons, words, method, score, reason.

        Raises:
            StoreError: there is no such statement.
        """
        query = rows.statement_query(details=True).where(schema.statements.c.statement_id == statement_id)
        with self.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise StoreError(f"no statement {statement_id!r} in {self.url}; take an id from an export")
        return rows.detail_from(row)

    def revision(self) -> str:
        """A word that changes with every write: what was read under one revision is current as long as it stands."""
        with self.reading() as connection:
            row = connection.execute(select(schema.revision)).first()
        return f"{row.project}-{row.number}" if row else "new"

    def is_empty(self) -> bool:
        """Whether no document is stored."""
        with self.reading() as connection:
            return connection.execute(select(schema.documents.c.doc_id).limit(1)).first() is None

    def texts(self) -> Iterator[Document]:
        """Every document with its text, in the order of ids, read in portions."""
        query = select(schema.documents).order_by(schema.documents.c.doc_id).execution_options(yield_per=500)
        with self.reading() as connection:
            for row in connection.execute(query):
                yield Document(**row._mapping)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading, database errors translated."""
        with translated(self.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that is kept whole or not at all."""
        with translated(self.url), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def _frame(self, query: Select[tuple[object, ...]]) -> pd.DataFrame:
        with self.reading() as connection:
            return pd.read_sql_query(query, connection)


def _insert(connection: Connection, tracked: TrackedDocument) -> None:
    connection.execute(insert(schema.documents), rows.document_row(tracked.document))
    for table, records in [
        (schema.statements, [rows.statement_row(statement) for statement in tracked.statements]),
        (schema.attributions, [rows.attribution_row(attribution) for attribution in tracked.attributions]),
        (schema.stances, [rows.stance_row(stance) for stance in tracked.stances]),
    ]:
        if records:
            connection.execute(insert(table), records)
    _raise_revision(connection)


def _raise_revision(connection: Connection) -> None:
    if not connection.execute(update(schema.revision).values(number=schema.revision.c.number + 1)).rowcount:
        connection.execute(insert(schema.revision).values(number=1, project=uuid4().hex))
