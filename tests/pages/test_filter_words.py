import datetime as dt

import pytest

from stance.pages.filter_words import active_words, nothing_words, unknown_values
from stance.records import Label
from stance.tables import Selection
from tests.test_tables import WORDING

CHOICES = {"actor": ["Otto Lund"], "stance": list(Label)}
FIRST, LAST = dt.date(2024, 9, 1), dt.date(2024, 9, 30)


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), ""),
        (Selection(actors=("Otto Lund",)), "Actor: Otto Lund"),
        (Selection(sources=("A", "B", "C", "D", "E")), "Source: A, B, C and 2 more"),
        (
            Selection(labels=(Label.OPPOSING, Label.NONE), institutions=("Senate",), countries=("Ruritania",)),
            "Institution: Senate · Country: Ruritania · Stance: against it, no position",
        ),
        (
            Selection(since=FIRST, until=LAST, minimum_confidence=0.5),
            "From 2024-09-01 · Until 2024-09-30 · Confidence: 50% or more",
        ),
    ],
)
def test_active_filters_in_one_line(selection, words):
    assert active_words(selection, WORDING) == words


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(since=LAST, until=FIRST), "“From” (2024-09-30) lies after “Until” (2024-09-01): change one of them"),
        (Selection(since=FIRST, until=FIRST), "No statement matches these filters"),
        (Selection(since=LAST), "No statement matches these filters"),
    ],
)
def test_why_nothing_is_left(selection, words):
    assert nothing_words(selection).startswith(words)


@pytest.mark.parametrize(
    ("address", "unknown"),
    [
        ({}, []),
        ({"actor": ["Otto Lund"], "stance": ["opposing"], "since": ["2024-09-30"], "confidence": ["100"]}, []),
        ({"until": [""]}, []),
        ({"something": ["else"]}, []),
        ({"actor": ["otto lund", "Otto Lund"]}, ["actor: otto lund"]),
        ({"stance": ["against it"]}, ["stance: against it"]),
        ({"since": ["2024-10-01"], "until": ["12 September"]}, ["since: 2024-10-01", "until: 12 September"]),
        ({"confidence": ["-5", "101", "50%"]}, ["confidence: -5", "confidence: 101", "confidence: 50%"]),
    ],
)
def test_unknown_values(address, unknown):
    assert unknown_values(address, CHOICES, FIRST, LAST) == unknown


def test_without_any_date_no_day_can_be_chosen():
    assert unknown_values({"since": ["2024-09-30"]}, CHOICES, None, None) == ["since: 2024-09-30"]
