import pytest

from stance.classifier import passage
from stance.classifier.passages import CONTEXT_CHARACTERS, context_before
from tests.conftest import make_tracked

CASES = [
    ("The limits must go.", "The limits must go.", ""),
    ("First. Second! Third? The limits must go.", "The limits", "Second! Third?"),
    (
        "One thing. The minister declined to say whether they go.",
        "they go",
        "One thing. The minister declined to say whether",
    ),
    ("HEADLINE WITHOUT STOP\nThe lead is here. He agreed.", "He agreed", "HEADLINE WITHOUT STOP The lead is here."),
    ("“Stop it.” Then a pause. He agreed.", "He agreed", "“Stop it.” Then a pause."),
    ("Shells cost 3.5 million. He agreed.", "He agreed", "Shells cost 3.5 million."),
    (f"Early. {'x' * 290} end. He agreed.", "He agreed", f"{'x' * 290} end."),
]


@pytest.mark.parametrize(("text", "statement", "expected"), CASES)
def test_context_is_the_sentences_before(text, statement, expected):
    assert context_before(text, text.index(statement)) == expected


def test_context_never_grows_beyond_its_limit_and_reads_nothing_later():
    text = "word " * 1000 + "He agreed. LATER"
    context = context_before(text, text.index("He agreed"))
    assert len(context) <= CONTEXT_CHARACTERS
    assert "LATER" not in context


def test_passage_carries_statement_and_title():
    tracked = make_tracked("Brandt spoke.", title="A headline")
    found = passage(tracked.document, tracked.statements[0])
    assert (found.statement, found.context, found.title) == ("Brandt spoke.", "", "A headline")
