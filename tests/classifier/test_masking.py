import pytest

from stance.classifier.features import columns
from stance.classifier.masking import masked
from stance.records import Passage

CASES = [
    ("The envoy, Ilse Brandt, said no.", "The envoy, somebody somebody, said no."),
    ("Hungary says no.", "somebody says no."),
    ("Missiles may hit Russia, not Ruritania.", "Missiles may hit Russia, not somebody."),
    ("ATACMS for Ukraine’s army", "ATACMS for Ukraine’s army"),
    ("It stays. We said so.", "It stays. We said so."),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_are_hidden_and_the_question_stays(text, expected):
    assert masked(text) == expected


def test_the_same_words_get_the_same_label_from_anyone(small_model):
    speakers = ("Hungary", "Poland", "the envoy Ilse Brandt", "the envoy Ole Madsen")
    heard = [Passage(statement=f"They agree with {who} that the limits on ATACMS must go.") for who in speakers]
    assert len({tuple(row) for row in small_model.probabilities(heard[:2]).tolist()}) == 1
    assert len({tuple(row) for row in small_model.probabilities(heard[2:]).tolist()}) == 1


def test_the_title_is_context_only_where_nothing_stands_before():
    table = columns([Passage(statement="a", context="b", title="c"), Passage(statement="a", title="c")])
    assert table["context"].tolist() == ["b", "c"]
    assert columns([]).empty
