"""The shipped registry, and a small one of invented people to break and mend."""

import csv

import pytest

from stance.actors import Registry
from stance.debate import load_debate

ACTOR_COLUMNS = ["name", "aliases", "kind", "institution", "role", "country", "from", "to"]
INSTITUTION_COLUMNS = ["name", "aliases", "kind", "country", "parent"]

PRESIDENCY = "the Freeland president,person,Freeland Presidency,President of Freeland,Freeland"
ACTORS = (
    f"Ilse Brandt,Brandt|{PRESIDENCY},2020-01-01,2024-06-01",
    f"Otto Lindqvist,Lindqvist|{PRESIDENCY},2024-06-01,",
    "Freeland Navy,the fleet,organization,Freeland Navy,Navy,Freeland,,",
)
INSTITUTIONS = (
    "Freeland government,the capital,government,Freeland,",
    "Freeland Presidency,the palace,government,Freeland,Freeland government",
    "Freeland Navy,,military,Freeland,Freeland government",
)


@pytest.fixture(scope="session")
def shipped():
    return Registry.load(load_debate().folder)


@pytest.fixture
def write_registry(tmp_path):
    """Writes a registry of rows given as CSV lines into a folder and returns the folder."""

    def write(actors=ACTORS, institutions=INSTITUTIONS, name="debate"):
        folder = tmp_path / name
        folder.mkdir()
        for file, columns, rows in (
            ("actors.csv", ACTOR_COLUMNS, actors),
            ("institutions.csv", INSTITUTION_COLUMNS, institutions),
        ):
            if rows is not None:
                text = "\n".join([",".join(columns), *rows])
                (folder / file).write_text(text + "\n", encoding="utf-8")
        return folder

    return write


def rows_of(path):
    """The rows of a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
