"""A second question, invented from end to end: made by the command, filled from the files in `old-harbour/`."""

import shutil
from pathlib import Path

from tests.test_cli import run

FILES = Path(__file__).parent / "old-harbour"
ARTICLES, GOLD = FILES / "articles", FILES / "gold"
NAME = "old-harbour"
QUESTION = "Should the town of Marle close its old harbour to cargo ships?"


def make(place):
    """The folder of the debate, new in `place`, with its statements, actors, institutions and events."""
    run("debate", "new", NAME, "--question", QUESTION, "--folder", place)
    for table in FILES.glob("*.csv"):
        shutil.copy(table, place / NAME)
    return place / NAME


def make_trained(place):
    """The same with its model."""
    folder = make(place)
    run("train", "--debate", folder)
    return folder
