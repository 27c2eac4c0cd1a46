"""Paragraphs in, the labels of the turns they open out; ordinary text has none."""

import pytest

from stance.statements.turn_labels import turn_labels


@pytest.mark.parametrize(
    ("paragraphs", "labels"),
    [
        ([], []),
        (["Q    Is it safe?", "MR. DORN:  Yes."], [("Q", True), ("MR. DORN", False)]),
        (["MR. DORN (via telephone):  Yes."], [("MR. DORN", False)]),
        (["Question: Is it safe?", "Anna Holt: It is."], [("Question", True), ("Anna Holt", False)]),
        (["REPORTER: Is it safe?", "It is late."], [("REPORTER", True), None]),
        (
            ["The President: We will sign.", "It was late.", "Anna Holt: Thank you.", "The President: Good night."],
            [("The President", False), None, ("Anna Holt", False), ("The President", False)],
        ),
        (
            ["Holt: We will sign.", "Look: it is late.", "Holt: Good night."],
            [("Holt", False), None, ("Holt", False)],
        ),
        (["The President: We will sign."], [None]),
        (["Anna Holt: We will sign.", "Paul Dorn: We will not."], [None, None]),
        (["Anna Holt: “We will sign.”", "Anna Holt: “We must.”"], [None, None]),
        (["Update: the port is shut.", "Update: the port is open."], [None, None]),
        (["UN: the port is shut."], [None]),
        (["We asked one Question: is it safe?"], [None]),
    ],
)
def test_labels(paragraphs, labels):
    found = turn_labels(paragraphs)
    assert [
        label and (text[label.start : label.end], label.question) for text, label in zip(paragraphs, found, strict=True)
    ] == labels
