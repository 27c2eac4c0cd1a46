"""Turns of a briefing: which sentences of an answer make a statement, and what a question reports of others."""

import pytest

BRIEFING = """Q    Thanks, Paul.  The Elm council said this morning that the port
must close.  And last week you warned that closing it would cost jobs.
Is it time to change the policy?

MR. DORN:  Thank you.  Our policy has not changed.  We do not support
closing the port.  It was a long night, as you all know.

MODERATOR:  Next question.

Q    And the mayor?

THE MAYOR:  I’m not going to get into that today.
"""


def test_answers_and_questions(find):
    found = find(BRIEFING, title="Briefing by Harbour Secretary Paul Dorn")
    assert [(s.speaker, s.speaker_resolved, " ".join(s.text.split())) for s in found] == [
        ("The Elm council", None, "The Elm council said this morning that the port must close."),
        ("you", "Paul Dorn", "last week you warned that closing it would cost jobs."),
        ("MR. DORN", "Paul Dorn", "Our policy has not changed. We do not support closing the port."),
        ("THE MAYOR", None, "I’m not going to get into that today."),
    ]


def test_turns_with_labels_in_ordinary_case(find):
    text = "Question: Is it time?\n\nThe President: We do not support closing the port.\n\nThe President: Thank you."
    assert [(s.speaker, s.text) for s in find(text)] == [
        ("The President", "We do not support closing the port."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Question: Has the minister said that she would sign?\n\nThe President: It was a long night.\n",
        "MR. DORN:  Thank you.  Go ahead.\n",
        "Q    Can you say when?\n\nMR. DORN:  It was a long night.\n",
        "MR. DORN:\n",
    ],
)
def test_a_turn_that_carries_nothing(find, text):
    assert find(text) == ()
