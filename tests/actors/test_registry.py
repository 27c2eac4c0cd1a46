"""The registry: what is loaded, and every kind of contradiction reported together with its row."""

import datetime as dt

import pytest

from stance.actors import Registry, resolve_mention
from stance.errors import DebateError
from stance.records import ActorKind

from .conftest import ACTORS, INSTITUTIONS

BRANDT = "Ilse Brandt,,person,Freeland Presidency,President of Freeland,Freeland"


def test_a_sound_registry_is_loaded_with_roles_and_parents(write_registry):
    registry = Registry.load(write_registry())
    assert registry.actor_names == {"Ilse Brandt", "Otto Lindqvist", "Freeland Navy"}
    assert registry.institution_ancestors("Freeland Navy") == ("Freeland government",)
    assert registry.institution_ancestors("Nowhere") == ()
    assert (registry.country_of("Freeland Navy"), registry.country_of("Nowhere")) == ("Freeland", "")
    brandt = registry.actors[0]
    assert brandt.kind is ActorKind.PERSON
    assert brandt.affiliations[0].end == dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (dt.date(2019, 12, 31), False),
        (dt.date(2020, 1, 1), True),
        (dt.date(2024, 5, 31), True),
        (dt.date(2024, 6, 1), False),
    ],
)
def test_a_role_ends_on_the_first_day_of_the_successor(write_registry, day, held):
    assert Registry.load(write_registry()).actors[0].affiliations[0].holds_on(day) is held


@pytest.mark.parametrize(
    ("actors", "institutions", "message"),
    [
        ([f"{BRANDT},2020-13-01,"], INSTITUTIONS, r"debate/actors\.csv row 2 has the date '2020-13-01'"),
        ([f"{BRANDT},1 May 2020,"], INSTITUTIONS, r"row 2 has the date '1 May 2020' \(allowed: YYYY-MM-DD or empty\)"),
        (
            [f"{BRANDT},2024-01-01,2020-01-01"],
            INSTITUTIONS,
            r"row 2 ends on 2020-01-01, not after its start 2024-01-01",
        ),
        (["Ilse Brandt,,person,Moon Base,,Freeland,,"], INSTITUTIONS, r"row 2 has the unknown institution 'Moon Base'"),
        (
            ["Ilse Brandt,,robot,Freeland Navy,,Freeland,,"],
            INSTITUTIONS,
            r"row 2 has the kind 'robot' \(allowed: person,",
        ),
        ([",,person,Freeland Navy,,Freeland,,"], INSTITUTIONS, r"row 2 has no name"),
        (
            [f"{BRANDT},2020-01-01,", f"{BRANDT},2022-01-01,"],
            INSTITUTIONS,
            r"row 2 and debate/actors\.csv row 3 overlap",
        ),
        (
            [
                "A B,the boss,person,Freeland Navy,,Freeland,2020-01-01,",
                "C D,the boss,person,Freeland Navy,,Freeland,,",
            ],
            INSTITUTIONS,
            r"row 2 and debate/actors\.csv row 3 share the alias 'the boss' at the same time: A B, C D",
        ),
        (
            ["A B,,person,Freeland Navy,,Freeland,,", "A B,,group,Freeland Navy,x,Freeland,,"],
            INSTITUTIONS,
            "give A B two kinds",
        ),
        (
            ACTORS,
            [*INSTITUTIONS, "Court,,government,Freeland,Moon"],
            r"institutions\.csv row 5 has the unknown parent 'Moon'",
        ),
        (
            ACTORS,
            [*INSTITUTIONS, INSTITUTIONS[0]],
            r"row 2 and debate/institutions\.csv row 5 both define Freeland government",
        ),
        (
            ACTORS,
            [*INSTITUTIONS, "X,,other,Freeland,Y", "Y,,other,Freeland,X"],
            r"institutions\.csv row 5 is its own ancestor: X > Y > X",
        ),
    ],
)
def test_every_contradiction_is_named_with_its_row(write_registry, actors, institutions, message):
    with pytest.raises(DebateError, match=message):
        Registry.load(write_registry(actors, institutions))


def test_all_problems_come_together(write_registry):
    folder = write_registry(
        [f"{BRANDT},soon,", "A B,,person,Moon Base,,Freeland,,"], [*INSTITUTIONS, "X,,other,Freeland,X"]
    )
    with pytest.raises(DebateError, match=r"has 3 problems.*'soon'.*'Moon Base'.*X > X"):
        Registry.load(folder)


def test_an_alias_may_pass_from_one_person_to_the_next(write_registry):
    registry = Registry.load(write_registry())
    found = [resolve_mention("the Freeland president", registry, on=dt.date(2024, month, 1)).actor for month in (5, 6)]
    assert found == ["Ilse Brandt", "Otto Lindqvist"]


def test_missing_files_and_columns_say_what_to_do(write_registry, tmp_path):
    with pytest.raises(
        DebateError, match=r"actors\.csv is missing; a registry needs actors\.csv and institutions\.csv"
    ):
        Registry.load(tmp_path)
    folder = write_registry()
    (folder / "actors.csv").write_text("name,kind\nIlse Brandt,person\n", encoding="utf-8")
    with pytest.raises(
        DebateError, match=r"debate/actors\.csv lacks the columns aliases, institution, role, country, from, to"
    ):
        Registry.load(folder)
    (folder / "actors.csv").write_bytes("name\nJosé\n".encode("latin-1"))
    with pytest.raises(DebateError, match="is not UTF-8"):
        Registry.load(folder)


def test_own_rows_replace_those_of_the_same_name_and_tell_where_they_come_from(write_registry):
    own = write_registry(["Ilse Brandt,,person,Freeland Navy,Admiral,Freeland,,"], None, name="own")
    registry = Registry.load(write_registry(), extra=own)
    found = {actor.name: (actor.affiliations[0].role, actor.source) for actor in registry.actors}
    assert found["Ilse Brandt"] == ("Admiral", "own/actors.csv")
    assert found["Otto Lindqvist"] == ("President of Freeland", "debate/actors.csv")


def test_an_empty_folder_of_own_rows_is_refused(write_registry, tmp_path):
    with pytest.raises(DebateError, match=r"holds neither actors\.csv nor institutions\.csv"):
        Registry.load(write_registry(), extra=tmp_path)


def test_the_shipped_registry_keeps_every_name_of_the_facts(shipped, shared):
    from .conftest import rows_of

    positions = rows_of(shared / "facts" / "positions.csv")
    assert {row["actor"] for row in positions} <= shipped.actor_names
    assert {row["institution"] for row in positions} <= shipped.institution_names
