"""The store: documents go in whole or not at all, and come out as records and frames."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pandas as pd
from sqlalchemy import Connection, Engine, Select, Table, delete, insert, select, update

from stance.errors import StoreError
from stance.records import Attribution, Coding, Decision, Document, Statement, TrackedDocument
from stance.store import rows, schema
from stance.store.engine import engine_for, shown, translated
from stance.tables import statement_frame


class Saved(StrEnum):
    """What became of a document that was handed to the store."""

    STORED = "stored"
    REPLACED = "replaced"
    KNOWN = "already in the store"


OwnTable = Literal["actors", "institutions"]

OWN: dict[OwnTable, Table] = {"actors": schema.own_actors, "institutions": schema.own_institutions}
"""The tables of the analyst's own rows by the name of the registry's file."""


class Store:
    """One project's documents, statements, attributions, stances and codings, in SQLite or at a database URL.

    Opening creates the store or brings an older one to the present schema. Every method may raise StoreError, in one
    line.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        self.place = shown(url)
        self._engine = engine

    @classmethod
    def open(cls, url: str | Path, *, read_only: bool = False) -> "Store":
        """The store at a file name or database URL; with `read_only` it must be there and is left as it is."""
        return cls(str(url), engine_for(str(url), read_only=read_only))

    def claim(self, debate: str) -> None:
        """Make sure that this is the store of the debate with this name, which a store without content takes over.

        Raises:
            StoreError: the store holds another debate.
        """
        with self.reading() as connection:
            if _debate(connection) == debate:
                return
        with self._writing() as connection:
            held = _debate(connection)
            if held not in (None, debate) and connection.execute(select(schema.revision)).first():
                raise StoreError(
                    f"the store {self.place} holds the debate {held!r}, not {debate!r}; give that debate "
                    "(--debate or STANCE_DEBATE) or another store (--store or STANCE_STORE)"
                )
            connection.execute(delete(schema.debate))
            connection.execute(insert(schema.debate).values(name=debate))

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

    def known_id(self, document: Document) -> str | None:
        """The id under which this text is stored, or None where it is not."""
        query = select(schema.documents.c.doc_id).where(schema.documents.c.sha256 == document.sha256)
        with self.reading() as connection:
            return connection.execute(query).scalar()

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
                raise StoreError(f"no statement {coding.statement_id!r} in {self.place}; take an id from an export")
            connection.execute(insert(schema.codings), rows.coding_row(coding))
            _raise_revision(connection)

    def add_decisions(
        self,
        decisions: Sequence[Decision],
        *,
        admit: Callable[[tuple[Decision, ...]], None] | None = None,
    ) -> tuple[int, ...]:
        """Append decisions on names, all of them or none; their ids.

        Args:
            decisions: what was decided, in order.
            admit: called with the decisions that are kept so far, while (in SQLite) nobody else can write; what it
                raises keeps the new ones out.
        """
        with self._writing() as connection:
            if admit:
                admit(_decisions(connection))
            adding = insert(schema.decisions).returning(schema.decisions.c.decision_id)
            numbers = tuple(
                int(connection.execute(adding.values(**rows.decision_row(decision))).scalar_one())
                for decision in decisions
            )
            _raise_revision(connection)
            return numbers

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision on names in the order they came, those that were undone among them."""
        with self.reading() as connection:
            return _decisions(connection)

    def own_rows(self, table: OwnTable) -> tuple[dict[str, str], ...]:
        """The analyst's own rows in their order: the columns of the registry's CSV file, and "source" in words."""
        own = OWN[table]
        with self.reading() as connection:
            found = connection.execute(select(own).order_by(own.c.row_id)).mappings().all()
        kept = [column.name for column in own.c if column.name not in ("row_id", "imported_by", "imported_at")]
        return tuple(
            {name: row[name] for name in kept}
            | {"source": f"own, imported by {row['imported_by']} on {row['imported_at']:%Y-%m-%d}"}
            for row in found
        )

    def save_own_rows(
        self,
        tables: Mapping[OwnTable, Sequence[Mapping[str, str]]],
        *,
        dropped: Mapping[OwnTable, Collection[str]],
        by: str,
        at: dt.datetime,
    ) -> None:
        """Put the own rows of `tables` in place of those of the same name, and take out the names in `dropped`."""
        stamp = {"imported_by": by, "imported_at": at.astimezone(dt.UTC).replace(tzinfo=None)}
        with self._writing() as connection:
            for name, own in OWN.items():
                given = tables.get(name, ())
                gone = {row["name"] for row in given} | set(dropped.get(name, ()))
                connection.execute(delete(own).where(own.c.name.in_(gone)))
                columns = {column.name for column in own.c} - {"row_id"}
                if given:
                    connection.execute(
                        insert(own), [{key: row[key] for key in row.keys() & columns} | stamp for row in given]
                    )
            _raise_revision(connection)

    def attributed(self, document: Document) -> tuple[tuple[Statement, ...], tuple[Attribution, ...]]:
        """The statements of a document in the order of their offsets, and the attribution of each."""
        of_document = schema.statements.c.doc_id == document.doc_id
        order = (schema.statements.c.start, schema.statements.c.statement_id)
        to_statement = schema.statements.c.statement_id == schema.attributions.c.statement_id
        found = select(schema.statements).where(of_document).order_by(*order)
        behind = select(schema.attributions).join(schema.statements, to_statement).where(of_document).order_by(*order)
        with self.reading() as connection:
            return (
                tuple(rows.statement_from(row) for row in connection.execute(found).mappings()),
                tuple(rows.attribution_from(row) for row in connection.execute(behind).mappings()),
            )

    def replace_attributions(self, attributions: Sequence[Attribution]) -> None:
        """Put new attributions in place of those of the same statements, all of them or none."""
        table = schema.attributions
        with self._writing() as connection:
            for attribution in attributions:
                same = table.c.statement_id == attribution.statement_id
                connection.execute(update(table).where(same).values(**rows.attribution_row(attribution)))
            _raise_revision(connection)

    def document(self, doc_id: str) -> Document:
        """The document with this id.

        Raises:
            StoreError: there is none.
        """
        with self.reading() as connection:
            row = connection.execute(select(schema.documents).where(schema.documents.c.doc_id == doc_id)).first()
        if row is None:
            raise StoreError(
                f"no document {doc_id!r} in {self.place}; take an id from `stance export --table documents`"
            )
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
            raise StoreError(f"no statement {statement_id!r} in {self.place}; take an id from an export")
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


def _debate(connection: Connection) -> str | None:
    return connection.execute(select(schema.debate.c.name)).scalar()


def _decisions(connection: Connection) -> tuple[Decision, ...]:
    query = select(schema.decisions).order_by(schema.decisions.c.decision_id)
    return tuple(rows.decision_from(row) for row in connection.execute(query).mappings())


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
