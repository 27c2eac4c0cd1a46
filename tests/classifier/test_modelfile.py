import hashlib
import json

import numpy as np
import pytest
import sklearn
from sklearn.pipeline import Pipeline

from stance.classifier import StanceModel, load_model, save_model
from stance.classifier.features import SETTINGS
from stance.classifier.training import training_hash
from stance.debate import load_debate
from stance.errors import ModelError
from stance.records import Passage

HEARD = [Passage(statement="The limits must go."), Passage(statement="Never, said the envoy.", context="A plea.")]


@pytest.fixture
def folder(small_model, tmp_path):
    save_model(small_model, tmp_path)
    return tmp_path


def test_a_stored_model_is_the_same_model(small_model, folder):
    again = load_model(folder)
    assert again.version == small_model.version
    assert np.array_equal(again.probabilities(HEARD), small_model.probabilities(HEARD))
    assert again.classify(HEARD, explain=True) == small_model.classify(HEARD, explain=True)


def change_card(folder, **fields):
    file = folder / "fast.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | fields), encoding="utf-8")


def forge(folder, content):
    """Another archive whose hash stands in the card."""
    (folder / "fast.skops").write_bytes(content)
    change_card(folder, sha256=hashlib.sha256(content).hexdigest())


FAULTS = [
    (lambda f: forge(f, b"no archive at all"), r"fast\.skops is no model archive"),
    (
        lambda f: change_card(f, created_with="hand"),
        r"fast\.json is damaged \(no such value can stand for created_with",
    ),
    (lambda f: change_card(f, temperature="hot"), r"no such value can stand for temperature"),
    (lambda f: (f / "fast.skops").unlink(), r"no model 'fast' in .*fast\.skops"),
    (lambda f: (f / "fast.json").unlink(), r"no model 'fast' in .*fast\.json"),
    (lambda f: (f / "fast.json").write_text("{", encoding="utf-8"), r"fast\.json is damaged"),
    (
        lambda f: (f / "fast.json").write_text("{}", encoding="utf-8"),
        r"fast\.json lacks code_version, created_with, encoder, sha256",
    ),
    (lambda f: (f / "fast.skops").write_bytes(b"PK"), r"fast\.skops is damaged"),
    (lambda f: change_card(f, code_version="0"), r"made by model code version 0, this is \d+"),
    (
        lambda f: change_card(f, created_with={"scikit-learn": "0.1"}),
        rf"made with scikit-learn 0\.1, this is {sklearn.__version__}",
    ),
]


@pytest.mark.parametrize(("harm", "message"), FAULTS)
def test_a_file_that_is_not_this_models_is_refused_in_one_line(folder, harm, message):
    harm(folder)
    with pytest.raises(ModelError, match=message + ".*; retrain it with `python -m stance train`") as refused:
        load_model(folder)
    assert "\n" not in str(refused.value)


class Foreign(Pipeline):
    """Stands for a type that a model of ours never holds."""


def test_a_type_that_is_not_trusted_is_refused(small_model, tmp_path):
    foreign = Foreign(small_model.pipeline.steps)
    save_model(StanceModel(pipeline=foreign, kinds=small_model.kinds, card=small_model.card), tmp_path)
    with pytest.raises(ModelError, match=r"types that are not trusted \(.*Foreign\)"):
        load_model(tmp_path)


def test_the_shipped_model_was_trained_from_the_shipped_statements(training):
    debate = load_debate()
    card = load_model(debate.model_folder).card
    retrain = "retrain with `python -m stance train`"
    assert card["training_hash"] == training_hash(training), retrain
    assert card["codebook_version"] == debate.codebook_version, retrain
    assert card["settings"] == json.loads(json.dumps(SETTINGS)), retrain
    assert card["training_rows"] == len(training)
    assert max(file.stat().st_size for file in debate.model_folder.iterdir()) < 95_000_000
