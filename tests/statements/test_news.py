"""The figures on twelve invented, annotated news articles must not fall below what was reached."""

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()
ARTICLES = HERE.with_name("news.jsonl")

FLOORS = {
    "relation F1": 79.0,
    "relation precision": 90.0,
    "speaker accuracy": 95.5,
    "pronouns named": 76.0,
    "exact content F1": 63.5,
}
"""Percent; a point or two below the figures of the day they were set."""

JOINED_FLOORS = {"relation F1": 84.5, "exact content F1": 79.0}
"""With the halves of '"...," she said. "..."' annotated as one, as they are found."""


@pytest.fixture(scope="module")
def scorer():
    place = HERE.parents[2] / "tools" / "score_statements.py"
    spec = importlib.util.spec_from_file_location("score_statements", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("join", "floors"), [(False, FLOORS), (True, JOINED_FLOORS)])
def test_the_figures_do_not_fall(scorer, join, floors):
    figures = scorer.score(ARTICLES, join=join)
    assert {name: figures[name] for name in floors if figures[name] < floors[name]} == {}


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Anna Holt", "Mayor Anna Holt", True),
        ("the council", "The council", True),
        ("Anna Holt", "Paul Holt", False),
        ("Anna Holt", None, False),
        ("", "", False),
    ],
)
def test_same_name(scorer, name, other, same):
    assert scorer.same_name(name, other) is same


def test_nothing_found_scores_nothing(scorer):
    assert scorer.f1(0, 0, 0) == 0.0
    assert scorer.dice(set(), set()) == 0.0
