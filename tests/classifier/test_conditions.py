import pytest

from stance.classifier.conditions import condition_of

CASES = [
    ("We would back it only if Washington agrees, she said.", "only if Washington agrees"),
    ("They may strike, provided that the targets are military.", "provided that the targets are military"),
    ("“As long as there is no consensus, no,” he said.", "As long as there is no consensus"),
    ("It depends on what the allies decide.", "depends on what the allies decide"),
    ("Once the air defences stand, we can talk – not before.", "Once the air defences stand"),
    ("Asked if they would, they will, if the law is kept.", "if the law is kept"),
    ("Not unless the chancellor changes his mind the minister said", "unless the chancellor changes his mind"),
]
NOTHING = [
    "",
    "if",
    "They asked if he would.",
    "Even if they ask, no.",
    "if so, yes",
    "They will do it.",
    "What if it fails?",
]


@pytest.mark.parametrize(("statement", "words"), CASES)
def test_a_condition_runs_to_the_end_of_its_clause(statement, words):
    assert condition_of(statement) == words


@pytest.mark.parametrize("statement", NOTHING)
def test_other_ifs_are_no_condition(statement):
    assert condition_of(statement) == ""
