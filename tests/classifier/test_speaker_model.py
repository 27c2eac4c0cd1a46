import numpy as np
import pandas as pd
import pytest

from stance.classifier.scores import LABELS
from stance.classifier.speaker_model import SpeakerModel, load_speaker_model
from stance.errors import ModelError
from stance.records import Passage


class Undecided:
    """A classifier that finds every label equally likely."""

    version = "undecided"

    def probabilities(self, passages):
        return np.full((len(passages), 4), 0.25)


@pytest.fixture
def model():
    counts = pd.DataFrame(
        [["A", "X", 30, 0, 0, 0], ["B", "Y", 0, 30, 0, 0]], columns=["institution", "country", *LABELS]
    )
    return SpeakerModel(base=Undecided(), counts=counts)


CASES = [
    ({"institution": "A", "country": "X"}, "supporting"),
    ({"institution": "B", "country": "Y"}, "opposing"),
    ({"institution": "new", "country": "Y"}, "opposing"),
]


@pytest.mark.parametrize(("speaker", "label"), CASES)
def test_the_speaker_tips_the_scale(model, speaker, label):
    row = model.probabilities([Passage(statement="The same words.", **speaker)])[0]
    assert LABELS[row.argmax()] == label
    assert row.sum() == pytest.approx(1)


def test_an_unknown_speaker_leaves_the_words_alone(model):
    assert model.probabilities([Passage(statement="Words.")])[0] == pytest.approx([0.25] * 4)
    assert model.probabilities([]).shape == (0, 4)


def test_stances_carry_its_own_version(small_model, model):
    both = SpeakerModel(base=small_model, counts=model.counts)
    (stance,) = both.classify([Passage(statement="Words.", institution="A", country="X")], statement_ids=["s"])
    assert (stance.statement_id, stance.model_version) == ("s", f"speaker-{small_model.version}")
    assert sum(stance.probabilities) == pytest.approx(1)
    assert both.classify([]) == []


FAULTS = [
    (None, r"there is no .*speakers\.csv, which the model 'speaker' needs"),
    ("institution,country\n", r"speakers\.csv lacks the column supporting, opposing, cautious, none"),
    ("institution,country,supporting,opposing,cautious,none\nA,X,1,2,x,0\n", r"has a count that is no number"),
]


@pytest.mark.parametrize(("content", "message"), FAULTS)
def test_a_table_that_does_not_fit_is_refused(tmp_path, content, message):
    file = tmp_path / "speakers.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        load_speaker_model(Undecided(), file)
