import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from stance.errors import StoreError
from stance.store import Store
from stance.store.engine import alembic_config, engine_for, newest_version, schema_version
from stance.store.schema import metadata
from tests.conftest import make_tracked


def test_the_migrations_make_the_schema_of_the_code(tmp_path):
    with engine_for(str(tmp_path / "s.sqlite")).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert schema_version(connection) == newest_version()


def test_every_migration_can_be_taken_back():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = alembic_config(connection)
        command.upgrade(config, "head")
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


@pytest.mark.parametrize(("written", "refused"), [(True, True), (False, False)])
def test_an_older_store_that_was_written_to_holds_the_only_debate_there_was(tmp_path, written, refused):
    place = tmp_path / "s.sqlite"
    with create_engine(f"sqlite:///{place}").begin() as connection:
        command.upgrade(alembic_config(connection), "0003")
        if written:
            connection.exec_driver_sql("INSERT INTO revision VALUES (1, 'x')")
    store = Store.open(place)
    if refused:
        with pytest.raises(StoreError, match="holds the debate 'missile-restrictions', not 'other'"):
            store.claim("other")
        store.claim("missile-restrictions")
    else:
        store.claim("other")


def test_wal_lets_a_reader_read_while_another_writes(tmp_path):
    store = Store.open(tmp_path / "s.sqlite")
    store.save(make_tracked())
    with sqlite3.connect(store.url, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert len(store.statements()) == 1


def broken(path):
    path.write_bytes(b"this is no database, but it is long enough to look like one" * 100)


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")


def newer(path):
    Store.open(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (broken, "is not an intact store .*; restore a copy or name another"),
        (foreign, "is a database of another program; choose another file"),
        (newer, "has the unknown version 9999; update this program or name another"),
        (lambda path: path.mkdir(), "is a folder; name a file in it"),
    ],
)
def test_what_is_no_store_is_refused_in_one_line(tmp_path, make, message):
    place = tmp_path / "s.sqlite"
    make(place)
    with pytest.raises(StoreError, match=message) as error:
        Store.open(place)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("{tmp}/none/s.sqlite", "the folder of the store .* does not exist; create "),
        ("nosuchdatabase://host/x", "neither a file name nor a database URL"),
        ("nosuchdatabase://ada:secret@host/x", r"'nosuchdatabase://ada:\*\*\*@host/x' is neither"),
        ("postgresql+nosuchdriver://ada:secret@host/x", r"ada:\*\*\*@host/x' is neither"),
        ("postgresql+psycopg://host/x", "needs the package psycopg; install it: pip install psycopg"),
    ],
)
def test_places_that_cannot_be(tmp_path, place, message):
    with pytest.raises(StoreError, match=message):
        Store.open(place.format(tmp=tmp_path))


def test_a_refused_database_is_left_as_it_was(tmp_path):
    place = tmp_path / "s.sqlite"
    foreign(place)
    with pytest.raises(StoreError):
        Store.open(place)
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("photos",)]


def test_a_store_may_be_opened_without_changing_anything(tmp_path):
    place = tmp_path / "s.sqlite"
    Store.open(place).save(make_tracked())
    place.chmod(0o444)
    assert len(Store.open(place, read_only=True).statements()) == 1
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(place, read_only=True).save(make_tracked("Another text."))


def test_an_empty_file_is_not_made_a_store_by_reading_it(tmp_path):
    (tmp_path / "s.sqlite").touch()
    with pytest.raises(StoreError, match="holds no store; name another, or fill it: python -m stance track PATH"):
        Store.open(tmp_path / "s.sqlite", read_only=True)
    assert (tmp_path / "s.sqlite").read_bytes() == b""


def test_many_programs_may_make_the_same_store_at_once(tmp_path):
    program = f"from stance.store import Store; Store.open({str(tmp_path / 's.sqlite')!r})"
    root = Path(__file__).resolve().parents[2]
    programs = [subprocess.Popen([sys.executable, "-c", program], cwd=root) for _ in range(4)]
    assert [program.wait(timeout=120) for program in programs] == [0] * 4


def test_a_store_made_anew_under_the_same_name_is_read_anew(tmp_path):
    store = Store.open(tmp_path / "s.sqlite")
    store.save(make_tracked())
    for file in tmp_path.iterdir():
        file.unlink()
    Store.open(tmp_path / "s.sqlite")
    assert store.is_empty()
