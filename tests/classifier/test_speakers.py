import numpy as np
import pandas as pd
import pytest

from stance.classifier.scores import LABELS, chosen
from stance.classifier.speakers import STAND_INS, name_test, speaker_alone
from stance.records import Passage


def rows(*cells):
    return pd.DataFrame(cells, columns=["doc_id", "actor", "institution", "country", "label"])


FACTS = [
    ("1", "Venn", "Ministry", "Ruritania", "supporting"),
    ("2", "Dorn", "Ministry", "Ruritania", "opposing"),
    ("2", "Dorn", "Ministry", "Ruritania", "opposing"),
    ("3", "Holt", "Office", "Ruritania", "cautious"),
]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("4", "Venn", "Office", "Ruritania", "none"), [1, 0, 0, 0]),
        (("4", "New", "Ministry", "Ruritania", "none"), [1 / 3, 2 / 3, 0, 0]),
        (("4", "", "", "Ruritania", "none"), [0.25, 0.5, 0.25, 0]),
        (("4", "New", "New", "New", "none"), [0.25, 0.5, 0.25, 0]),
        (("2", "Dorn", "Office", "Ruritania", "none"), [0, 0, 1, 0]),  # Dorn is heard in the same document only
    ],
)
def test_the_speaker_is_known_from_other_documents(row, expected):
    assert speaker_alone(rows(*FACTS, row))[-1].tolist() == pytest.approx(expected)


@pytest.mark.parametrize("own", LABELS)
def test_the_label_of_a_row_has_no_part_in_its_guess(own):
    heard = speaker_alone(rows(*FACTS, ("1", "Dorn", "Ministry", "Ruritania", own)))
    assert heard[-1].tolist() == [0, 1, 0, 0]
    assert heard.sum(axis=1).tolist() == pytest.approx([1] * 5)


def test_one_document_tells_nothing():
    assert speaker_alone(rows(FACTS[1], FACTS[2])).tolist() == [[0.25] * 4] * 2
    assert speaker_alone(rows()).shape == (0, 4)


def test_fewer_columns_are_enough():
    found = speaker_alone(rows(*FACTS).drop(columns=["actor", "institution"]))
    assert found[0].tolist() == pytest.approx([0, 2 / 3, 1 / 3, 0])


class Partisan:
    """A model that listens to one name only."""

    version = "partisan"

    def __init__(self, name):
        self.name = name

    def probabilities(self, passages):
        heard = np.array([self.name in passage.statement + passage.context for passage in passages], dtype=float)
        return np.column_stack([heard, 1 - heard, heard * 0, heard * 0])


HEARD = [
    Passage(statement="We agree with Hungary and Ilse Brandt."),
    Passage(statement="We agree.", context="So said Poland."),
    Passage(statement="We agree."),
]


@pytest.mark.parametrize(
    ("name", "changed", "varied"),
    [
        ("Hungary", {"hidden": 1, "Hungary": 1, "Poland": 1, "Brandt": 1, "Norland": 1}, 2),
        ("Ilse", {"hidden": 1, "Hungary": 1, "Poland": 1, "Brandt": 1, "Norland": 1}, 0),
        ("agree", {"hidden": 0, "Hungary": 0, "Poland": 0, "Brandt": 0, "Norland": 0}, 0),
    ],
)
def test_labels_that_hang_on_a_name_are_counted(name, changed, varied):
    model = Partisan(name)
    found = name_test(model, HEARD, chosen(model.probabilities(HEARD)))
    assert (found.statements, found.changed, found.varied) == (3, changed, varied)
    assert tuple(found.changed) == ("hidden", *STAND_INS)


def test_a_model_that_hides_names_itself_gives_the_same_label_to_every_country(small_model):
    found = name_test(small_model, HEARD, chosen(small_model.probabilities(HEARD)))
    assert (found.changed["hidden"], found.varied) == (0, 0)
