from dataclasses import replace

import numpy as np
import pytest

from stance.classifier.outside.readings import FourLabels, Hypotheses, hypotheses, reading
from stance.errors import ModelError
from stance.records import Label

from .conftest import HYPOTHESES


@pytest.mark.parametrize(
    ("classes", "columns"),
    [
        (("supporting", "opposing", "cautious", "none"), (0, 1, 2, 3)),
        (("NONE", "Cautious", "opposing ", "SUPPORTING"), (3, 2, 1, 0)),
    ],
)
def test_four_labels(classes, columns, debate):
    assert reading(dict(enumerate(classes)), debate) == FourLabels(columns)


@pytest.mark.parametrize(
    ("classes", "column"),
    [
        (("contradiction", "entailment", "neutral"), 1),
        (("ENTAILMENT", "NEUTRAL", "CONTRADICTION"), 0),
        (("entailment", "not_entailment"), 0),
        (("contradiction", "entailment"), 1),
    ],
)
def test_a_model_of_inference(classes, column, debate):
    found = reading(dict(enumerate(classes)), debate)
    assert isinstance(found, Hypotheses)
    assert found.column == column


@pytest.mark.parametrize(
    ("classes", "named"),
    [
        ({}, "not named"),
        ({0: "LABEL_0", 1: "LABEL_1"}, "LABEL_0, LABEL_1"),
        ({0: "supporting", 1: "opposing", 2: "cautious"}, "supporting, opposing, cautious"),
        (dict(enumerate([*Label, "other"])), "supporting, opposing, cautious, none, other"),
        (dict(enumerate(["supporting", "Supporting", "opposing", "cautious", "none"])), "supporting, Supporting"),
        (dict(zip((1, 2, 3, 4), Label, strict=True)), "supporting"),
        ({0: "entailment"}, "entailment"),
        ({0: "entailment", 1: "sarcasm"}, "entailment, sarcasm"),
        ({0: "neutral", 1: "contradiction"}, "neutral, contradiction"),
    ],
)
def test_other_classes_are_refused(classes, named, debate):
    message = (
        rf"\(id2label in config\.json\) are {named}.*; allowed are supporting, opposing, cautious, none, or entailment "
        "with any of contradiction, neutral, not_entailment: "
    )
    with pytest.raises(ModelError, match=message) as error:
        reading(classes, debate)
    assert "\n" not in str(error.value)


def test_a_thousand_classes_are_not_all_told(debate):
    with pytest.raises(ModelError) as error:
        reading({at: f"class {at}" for at in range(1000)}, debate)
    assert len(str(error.value)) < 600


def test_hypotheses_are_the_debates_own_or_made_of_its_words(debate):
    assert hypotheses(replace(debate, hypotheses=HYPOTHESES)) == ("for", "against", "careful", "silent")
    made = hypotheses(debate)
    assert len(set(made)) == 4
    assert all(debate.question in sentence for sentence in made)
    assert [wording in sentence for wording, sentence in zip(debate.labels.values(), made, strict=True)] == [True] * 4


def test_columns_are_put_in_label_order():
    row = FourLabels((3, 2, 1, 0)).row("Lift them.", lambda text, pair: np.log([0.1, 0.2, 0.3, 0.4]))
    assert row.tolist() == pytest.approx([0.4, 0.3, 0.2, 0.1])


def test_only_entailment_counts():
    def logits(text, pair):
        assert text == "Lift them."
        return np.array([9.0, np.log(len(pair)), -9.0])

    row = Hypotheses(1, ("a", "bb", "ccc", "dddd")).row("Lift them.", logits)
    assert row.tolist() == pytest.approx([0.1, 0.2, 0.3, 0.4])
