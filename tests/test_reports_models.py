import dataclasses
import json

import pandas as pd
import pytest

from stance.classifier import evaluate
from stance.classifier.evaluation import KindScores
from stance.classifier.labelling import WITHOUT_TEXT, stances
from stance.reports_models import as_json, as_text

ROWS = pd.DataFrame(
    {
        "doc_id": ["a", "b"],
        "actor": ["Orla Venn", "Pavel Dorn"],
        "statement": ["The limits must go.", "We will never allow it."],
        "label": ["supporting", "none"],
        "agreed": ["yes", "no"],
    }
)


class Silent:
    """Hears no position anywhere."""

    version = "silent"

    def probabilities(self, passages):
        return pd.DataFrame([WITHOUT_TEXT] * len(passages)).to_numpy()

    def classify(self, passages, **_):
        return stances(passages, self.probabilities(passages), version=self.version)


@pytest.fixture
def found():
    return evaluate(Silent(), ROWS)


def test_tables_show_every_figure(found):
    curve = pd.DataFrame({"statements": [250], "macro_f1": [0.5]})
    kinds = KindScores(statements=7, accuracy=0.5, commonest=0.25)
    text = as_text(dataclasses.replace(found, learning_curve=curve, caution_kinds=kinds))
    for words in ("2 statements coded by people", "silent", "where the coders agreed", "majority", "cue words"):
        assert words in text
    for words in ("speaker alone", "Brier", "True label", "Kinds of caution", "replaced by Hungary", "250", "kept"):
        assert words in text


def test_what_is_not_measured_has_no_table(found):
    text = as_text(dataclasses.replace(found, agreed=None))
    assert not any(words in text for words in ("Kinds of caution", "fewer statements", "coders agreed"))


def test_scores_alone_are_those_of_cross_validation(found):
    text = as_text(found.model)
    assert "2 training statements, each labelled by a model that has not seen its writer" in text
    assert "Keeping the surest" not in text


def test_json_has_everything_under_plain_names(found):
    figures = json.loads(as_json(found))
    assert list(figures) == [field.name for field in dataclasses.fields(found)]
    assert list(figures["model"]) == [field.name for field in dataclasses.fields(found.model)]
    assert figures["model"]["per_label"]["none"] == {"precision": 0.5, "recall": 1, "f1": 0.6667, "support": 1}
    assert figures["model"]["confusion"]["supporting"]["none"] == 1
    assert figures["model"]["reliability"] == [
        {"lowest": 0.9, "highest": 1.0, "statements": 2, "confidence": 1.0, "right": 0.5}
    ]
    assert [scores["name"] for scores in figures["baselines"]] == ["majority", "cue words", "speaker alone"]
    assert figures["names"] == {
        "statements": 2,
        "changed": {"hidden": 0, "Hungary": 0, "Poland": 0, "Brandt": 0, "Norland": 0},
        "varied": 0,
    }
    assert (len(figures["coverage"]), figures["learning_curve"], figures["caution_kinds"]) == (10, None, None)
    assert list(json.loads(as_json(found.model))) == list(figures["model"])
