"""Opening a store: the engine, its settings, and its schema brought up to date."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from stance.errors import StoreError

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""


def engine_for(place: str, *, read_only: bool = False) -> Engine:
    """An engine for a file name or a database URL.

    The schema is brought to the newest version, unless `read_only`: then nothing is made or changed.

    Raises:
        StoreError: the place cannot be opened, is no store, or was made by a newer version of this program.
    """
    with translated(place):
        url = _url(place, read_only=read_only)
        # A file is opened anew each time: a kept connection would go on reading a file that was deleted or replaced.
        engine = create_engine(url, poolclass=NullPool if url.get_backend_name() == "sqlite" else None)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_reader if read_only else _prepare_writer)
            event.listen(engine, "begin", _begin_sqlite)
        with engine.connect() as connection:
            current = schema_version(connection)
        if read_only and current is None:
            raise StoreError(f"{shown(place)} holds no store; name another, or fill it: python -m stance track PATH")
        if not read_only and current != newest_version():
            _upgrade(engine, place)
        return engine


def schema_version(connection: Connection) -> str | None:
    """The version in the store, or None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def newest_version() -> str | None:
    """The version this program writes."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings for our migrations, which run on `connection`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Database errors inside the block as one-line StoreErrors that name the store."""
    place = shown(place)
    try:
        yield
    except ModuleNotFoundError as error:
        raise StoreError(f"{place} needs the package {error.name}; install it: pip install {error.name}") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(f"{place!r} is neither a file name nor a database URL that can be used ({error})") from error
    except OperationalError as error:
        cause = str(error.orig)
        if "locked" in cause:
            raise StoreError(f"the store {place} is locked by another program; close it and try again") from error
        raise StoreError(f"the store {place} cannot be used ({cause}); check the path and its permissions") from error
    except DatabaseError as error:
        raise StoreError(f"{place} is not an intact store ({error.orig}); restore a copy or name another") from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store {place} failed ({error})") from error


def shown(place: str) -> str:
    """A store's place as it may be printed: a password in a database URL is left out."""
    return re.sub(r"(://[^/@:]*):[^@]*@", r"\1:***@", place)


def _url(place: str, *, read_only: bool) -> URL:
    if "://" in place:
        return make_url(place)
    path = Path(place)
    if path.is_dir():
        raise StoreError(f"{place} is a folder; name a file in it, such as {path / 'stance.sqlite'}")
    if not path.resolve().parent.is_dir():
        raise StoreError(f"the folder of the store {place} does not exist; create {path.resolve().parent} first")
    if read_only:
        return make_url("sqlite://").set(database=path.resolve().as_uri(), query={"mode": "ro", "uri": "true"})
    return make_url("sqlite://").set(database=str(path))


def _prepare_writer(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    """WAL mode lets the page read while a command writes."""
    _prepare_reader(connection, entry)
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL"):
        _pragma(connection, setting)


def _prepare_reader(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Transactions are ours to begin (see `_begin_sqlite`), not the driver's."""
    connection.isolation_level = None
    _pragma(connection, f"busy_timeout = {BUSY_SECONDS * 1000}")


def _pragma(connection: DBAPIConnection, setting: str) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: two readers that both turn writer would fail, however long they wait."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(engine: Engine, place: str) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        current = schema_version(connection)  # read again under the lock: another program may have been first
        if current is None and inspect(connection).get_table_names():
            raise StoreError(f"{shown(place)} is a database of another program; choose another file for the store")
        try:
            command.upgrade(alembic_config(connection), "head")
        except CommandError as error:
            message = f"the store {shown(place)} has the unknown version {current}; update this program or name another"
            raise StoreError(message) from error
