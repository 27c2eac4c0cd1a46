"""The commands on names, called as a user would."""

import re

import pytest

from stance.store import Store
from stance.terminal import FAILED
from tests.conftest import make_tracked
from tests.test_cli import run


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "project.sqlite"
    Store.open(place).save(make_tracked())
    return place


def test_check_says_that_the_registry_is_sound(tmp_path, place):
    for store in (place, tmp_path / "none.sqlite"):
        output = run("actors", "check", "--store", store).output
        assert re.search(r"The registry is sound: \d+ actors, \d+ institutions\.", output)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_name_is_linked_listed_logged_and_undone(place):
    run("actors", "link", "Ilse Brandt", "Joe Biden", "--store", place, "--by", "ada", "--note", "sure")
    assert list(Store.open(place).statements()["actor"]) == ["Joe Biden"]
    log = run("actors", "log", "--store", place).output
    assert all(word in log for word in ("“Ilse Brandt” is Joe Biden", "ada", "holds", "sure"))
    run("actors", "undo", 1, "--store", place)
    assert "undone" in run("actors", "log", "--store", place).output
    listed = run("actors", "list", "--unresolved", "--store", place).output
    assert all(word in listed for word in ("Ilse Brandt", "Minister Ilse Brandt said the limits must go."))


def test_an_undo_tells_which_decisions_it_leaves_without_effect(place):
    run("actors", "create", "Otto Lund", "--store", place)
    run("actors", "merge", "Otto Lund", "Joe Biden", "--store", place)
    undone = run("actors", "undo", 1, "--store", place).output
    assert "decision 2 is without effect now: Otto Lund is Joe Biden" in undone
    assert "without" in run("actors", "log", "--store", place).output


def test_every_other_decision(place):
    run("actors", "create", "Ilse Brandt", "--institution", "White House", "--store", place)
    run(
        "actors",
        "split",
        "Ilse Brandt",
        "--mention",
        "Dr B",
        "--mention",
        "Prof B",
        "--into",
        "Karl B",
        "--store",
        place,
    )
    run("actors", "merge", "Karl B", "Ilse Brandt", "--store", place)
    run("actors", "ignore", "Nobody", "--store", place)
    actions = [str(decision.action) for decision in Store.open(place).decisions()]
    assert actions == ["create", "split", "split", "merge", "ignore"]
    assert all(decision.decided_by for decision in Store.open(place).decisions())
    assert list(Store.open(place).statements()["institution"]) == ["White House"]
    assert "created by" in run("actors", "list", "--store", place).output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("link", "Brandt", "Jo Biden"), r"error: no actor 'Jo Biden' in the registry; .*"),
        (("link", "they", "Joe Biden"), r"error: 'they' is somebody else in every text; decide on a name"),
        (("create", "Joe Biden"), r"error: 'Joe Biden' is in the registry already; .*"),
        (("merge", "Joe Biden", "Joe Biden"), r"error: 'Joe Biden' cannot be merged into itself; .*"),
        (("undo", "9"), r"error: there is no decision 9; see `actors log`"),
        (("ignore", "Brandt", "--by", " "), r"error: a decision needs the name of the person .*"),
        (("import", "none.csv"), r"error: there is no file none\.csv; .*"),
    ],
)
def test_what_makes_no_sense_is_one_line(place, arguments, message):
    result = run("actors", *arguments, "--store", place, code=FAILED)
    assert re.fullmatch(message + "\n", result.stderr)
    assert Store.open(place).decisions() == ()


@pytest.mark.parametrize("command", [("link", "A B", "Joe Biden"), ("log",), ("list", "--unresolved"), ("undo", "1")])
def test_a_store_that_is_not_there_is_not_made(tmp_path, command):
    result = run("actors", *command, "--store", tmp_path / "none.sqlite", code=FAILED)
    assert "there is no store" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("table", ["actors", "institutions"])
def test_out_and_in_and_out_again(tmp_path, place, table):
    run("actors", "create", "Ilse Brandt", "--institution", "White House", "--store", place)
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    run("actors", "export", "--table", table, "--output", one, "--store", place)
    assert "0 own or changed" in run("actors", "import", one, "--store", place).output
    run("actors", "export", "--table", table, "--output", two, "--store", place)
    assert one.read_bytes() == two.read_bytes()
    assert table == "institutions" or "Ilse Brandt" in one.read_text(encoding="utf-8-sig")


def test_check_names_every_problem_of_own_rows_with_its_row(place):
    rows = [
        dict.fromkeys(("name", "aliases", "kind", "institution", "role", "country", "from", "to"), "") for _ in "ab"
    ]
    rows[0] |= {"name": "A B", "kind": "robot"}
    rows[1] |= {"name": "C D", "kind": "person", "institution": "Moon Base"}
    import datetime as dt

    at = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    Store.open(place).save_own_rows({"actors": rows}, dropped={}, by="ada", at=at)
    result = run("actors", "check", "--store", place, code=FAILED)
    assert result.stderr.splitlines() == [
        "own actors row 1 has the kind 'robot' (allowed: person, group, organization, unnamed)",
        "own actors row 2 has the unknown institution 'Moon Base'",
    ]
