"""Names and aliases that mean nobody, everybody or two, each refused with its row, and those that may stay."""

import pytest

from stance.actors import Registry, read_layers
from stance.errors import DebateError

from .conftest import ACTORS, INSTITUTIONS

PERSON = "Uma Quill,{},person,Freeland Navy,,Freeland,,"


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        (
            "the",
            r"actors\.csv row 2 has the name or alias 'the', which holds no word that a text could be",
        ),
        ("🎉", r"row 2 has the name or alias '🎉', which holds no word"),
        ("he", r"row 2 has the name or alias 'he', which is somebody else in every text; leave it out"),
        ("Moscow", r"row 2 has the name or alias 'Moscow' for a person, which is a country, body or capital"),
        ("Quill|NATO", r"row 2 has the name or alias 'NATO' for a person"),
        ("officials", r"row 2 has the name or alias 'officials' for a person, which is a common noun"),
        ("Uma\tQuill", r"row 2 has a control character in 'Uma\\tQuill'; take it out"),
        (
            "the palace",
            r"row 2 and .*institutions\.csv row 3 share the name or alias 'the palace': Uma Quill, ",
        ),
    ],
)
def test_an_alias_that_cannot_mean_one_person_is_refused(write_registry, alias, message):
    with pytest.raises(DebateError, match=message):
        Registry.load(write_registry([PERSON.format(alias)]))


@pytest.mark.parametrize(
    ("institutions", "message"),
    [
        (["freeland navy,,military,Freeland,"], r"row 4 and .*row 5 share the name or alias 'Freeland Navy'"),
        (["Court,The Palace,other,Freeland,"], r"row 3 and .*row 5 share the name or alias 'the palace'"),
        (["Court,it,other,Freeland,"], r"institutions\.csv row 5 has the name or alias 'it'"),
        (["Court,the | 🎉,other,Freeland,"], r"2 problems.*'the'.*'🎉'"),
    ],
)
def test_an_institution_that_cannot_be_told_from_another_is_refused(write_registry, institutions, message):
    with pytest.raises(DebateError, match=message):
        Registry.load(write_registry(ACTORS, [*INSTITUTIONS, *institutions]))


@pytest.mark.parametrize(
    "rows",
    [
        ACTORS,
        [PERSON.format("Quill|Captain Quill|the navy chief")],
        [PERSON.format("King")],
        ["Freeland Navy,the boats,organization,Freeland Navy,,Freeland,,"],
        ["The palace people,the palace,group,Freeland Presidency,,Freeland,,"],
    ],
)
def test_what_means_one_is_sound(write_registry, rows):
    assert read_layers(write_registry(rows)).problems == ()
