"""An analyst's own rows: what an import changes, what it refuses, and the way out and in without loss."""

import datetime as dt
from contextlib import nullcontext

import pytest

from stance.actors import OwnRows, Registry, actor_rows, escaped, institution_rows, overlay, read_import
from stance.errors import InputError
from stance.exports import to_csv
from stance.name_tables import registry_frame
from stance.records import Decision, DecisionAction

from .conftest import ACTOR_COLUMNS, ACTORS, INSTITUTION_COLUMNS

NAVY = "Freeland Navy,the boats,organization,Freeland Navy,Fleet,Freeland,,"
GUARD = "Ilse Brandt,,person,Freeland Guard,Captain,Freeland,2024-06-01,"


@pytest.fixture
def bring(write_registry, tmp_path):
    """What tables given as CSV lines change of a small registry."""
    folder = write_registry()

    def run(actors=(), institutions=(), own=None):
        own, files = own or OwnRows(), []
        for name, columns, rows in (("a", ACTOR_COLUMNS, actors), ("i", INSTITUTION_COLUMNS, institutions)):
            if rows:
                files.append(tmp_path / f"{name}.csv")
                files[-1].write_text("\n".join([",".join(columns), *rows]), encoding="utf-8")
        return read_import(files, folder, own, present=Registry.load(folder, own=own))

    return run


def names(rows):
    return [row["name"] for row in rows]


def test_only_what_differs_becomes_an_own_row(bring):
    changes = bring([NAVY, ACTORS[0], "Ada Moreau,,person,,,France,,"])
    assert names(changes.rows.actors) == ["Freeland Navy", "Ada Moreau"]
    assert (changes.back, changes.unchanged) == (OwnRows(), 1)


def test_a_row_as_it_ships_takes_the_own_one_back(bring):
    own = bring([NAVY]).rows
    changes = bring([ACTORS[2]], own=own)
    assert (names(changes.rows.actors), names(changes.back.actors)) == ([], ["Freeland Navy"])


def test_actors_and_their_new_institution_come_together(bring):
    changes = bring([GUARD], ["Freeland Guard,,military,Freeland,Freeland government"])
    assert (names(changes.rows.actors), names(changes.rows.institutions)) == (["Ilse Brandt"], ["Freeland Guard"])


@pytest.mark.parametrize(
    ("actors", "message"),
    [
        (
            [GUARD],
            r"nothing was imported, 1 problems; mend them: .*a\.csv row 2 has the unknown institution 'Freeland Guard'",
        ),
        (
            [NAVY, "A B,the boats,person,Moon,,,,"],
            r"2 problems.*row 3 has the unknown institution 'Moon'.*share the alias 'the boats'",
        ),
        (["A B,Lindqvist,person,,,,,"], r"share the alias 'Lindqvist' at the same time"),
    ],
)
def test_what_contradicts_itself_is_refused_whole(bring, actors, message):
    with pytest.raises(InputError, match=message):
        bring(actors)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Zed Q,Uma Q,person,,,,,", r"a\.csv row 2 and created actors row 1 share the alias 'Uma Q'"),
        ("Zed Q,Uma Quill,person,,,,,", ""),
        ("Uma Q,Zed Q,person,,,,,", ""),
    ],
)
def test_rows_are_checked_beside_what_people_created(write_registry, tmp_path, row, problem):
    folder, file = write_registry(), tmp_path / "a.csv"
    file.write_text("\n".join([",".join(ACTOR_COLUMNS), row]), encoding="utf-8")
    at = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    create = Decision(action=DecisionAction.CREATE, decided_by="ada", decided_at=at, actor="Uma Q")
    present = overlay(Registry.load(folder), [create])
    with pytest.raises(InputError, match=problem) if problem else nullcontext():
        read_import([file], folder, OwnRows(), present=present)


def test_files_that_are_none(bring, tmp_path, write_registry):
    folder = write_registry(name="other")
    with pytest.raises(InputError, match=r"there is no file .*none\.csv"):
        read_import([tmp_path / "none.csv"], folder, OwnRows(), present=Registry.load(folder))
    (tmp_path / "odd.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"odd\.csv lacks the columns name, aliases"):
        read_import([tmp_path / "odd.csv"], folder, OwnRows(), present=Registry.load(folder))


@pytest.mark.parametrize("table", ["actors", "institutions"])
def test_the_shipped_registry_goes_out_and_in_without_loss(shipped, tmp_path, table):
    from stance.debate import load_debate

    file = tmp_path / "out.csv"
    file.write_bytes(to_csv(registry_frame(shipped, table)))
    changes = read_import([file], load_debate().folder, OwnRows(), present=shipped)
    assert (changes.rows, changes.back) == (OwnRows(), OwnRows())
    assert changes.unchanged == len(shipped.actors if table == "actors" else shipped.institutions)


@pytest.mark.parametrize("name", ["=1+1", "'=1+1", "-x", "''@y", "'Tis", "Ilse “B” Brandt, Jr."])
def test_a_cell_that_looks_like_a_formula_comes_back_as_it_was(write_registry, tmp_path, name):
    folder, file = write_registry(), tmp_path / "own.csv"
    row = dict.fromkeys(ACTOR_COLUMNS, "") | {"name": name, "kind": "person", "source": "own"}
    registry = Registry.load(folder, own=OwnRows(actors=(row,)))
    file.write_bytes(to_csv(registry_frame(registry)))
    assert not file.read_text(encoding="utf-8-sig").splitlines()[-1].startswith(("=", "-", "@"))
    changes = read_import([file], folder, OwnRows(), present=Registry.load(folder))
    assert names(changes.rows.actors) == [name]


def test_rows_tell_their_source(shipped):
    assert {row["source"] for row in actor_rows(shipped)} == {"missile-restrictions/actors.csv"}
    assert {row["source"] for row in institution_rows(shipped)} == {"missile-restrictions/institutions.csv"}
    assert escaped("plain") == "plain"
