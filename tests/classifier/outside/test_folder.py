import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from stance.classifier.outside import load_folder_model
from stance.errors import ModelError
from stance.records import Label, Passage

from .conftest import HYPOTHESES

SCRAMBLED = ("supporting", "NONE", "Cautious", "opposing")
"""The classes of the words "lift", "never", "perhaps" and "weather", which the model counts."""

INFERENCE = ("contradiction", "entailment", "neutral")


def softmax(*numbers):
    return (np.exp(numbers) / np.exp(numbers).sum()).tolist()


@pytest.mark.parametrize(
    ("statement", "context", "counts"),
    [
        ("lift", "", (1, 0, 0, 0)),
        ("never never", "", (0, 0, 0, 2)),
        ("perhaps weather", "", (0, 1, 1, 0)),
        ("lift", "never", (1, 0, 0, 1)),
        ("unheard of", "", (0, 0, 0, 0)),
    ],
)
def test_four_labels_with_the_context(statement, context, counts, model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED), debate)
    row = model.probabilities([Passage(statement=statement, context=context, title="lift")])[0]
    assert row.tolist() == pytest.approx(softmax(*counts), abs=1e-6)


@pytest.mark.parametrize(
    ("statement", "sums"),
    [
        ("lift", (4, 2, 2, 2)),
        ("never", (2, 4, 2, 2)),
        ("perhaps", (2, 2, 4, 2)),
        ("unheard of", (1, 1, 1, 1)),
    ],
)
def test_inference_with_a_hypothesis_for_each_label(statement, sums, model_folder, debate):
    folder = model_folder(INFERENCE, inference=True)
    model = load_folder_model(folder, replace(debate, hypotheses=HYPOTHESES))
    assert model.probabilities([Passage(statement=statement)])[0].tolist() == pytest.approx(softmax(*sums), abs=1e-6)


def test_stances(model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED), debate)
    passages = [Passage(statement="lift"), Passage(statement=" ", context="lift"), Passage(statement="perhaps")]
    stances = model.classify(passages, statement_ids=["a", "b", "c"], explain=True)
    assert [each.label for each in stances] == [Label.SUPPORTING, Label.NONE, Label.CAUTIOUS]


def test_no_passage_and_blank_passages(model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED), debate)
    assert model.classify([]) == []
    assert model.probabilities([]).shape == (0, 4)
    assert model.probabilities([Passage(statement="\n", context="lift")]).tolist() == [[0, 0, 0, 1]]


def test_a_text_that_is_too_long_loses_its_beginning(model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED, max_position_embeddings=8), debate)
    long = Passage(statement="lift lift lift lift", context="never " * 600)
    short = Passage(statement="lift lift lift lift")
    assert model.probabilities([long]).tolist() == model.probabilities([short]).tolist()


def test_long_texts_are_cut_without_a_limit_in_the_settings(model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED), debate)
    assert len(model.tokenizer.encode("lift " * 2000)) == 512


def test_the_onnx_file_may_lie_in_its_own_folder(model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED, place="onnx/model.onnx"), debate)
    assert model.classify([Passage(statement="lift")])[0].label is Label.SUPPORTING


def test_the_version_changes_with_every_file_and_with_the_hypotheses(model_folder, debate, tmp_path):
    folder = model_folder(INFERENCE, inference=True)
    versions = [load_folder_model(folder, debate).version]
    assert versions == [load_folder_model(folder, debate).version]
    assert versions[0].startswith("folder-my-model-")
    assert len(versions[0]) == len("folder-my-model-") + 8
    versions.append(load_folder_model(folder, replace(debate, hypotheses=HYPOTHESES)).version)
    for name in ("config.json", "tokenizer.json"):
        file = folder / name
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=1), encoding="utf-8")
        versions.append(load_folder_model(folder, debate).version)
    (folder / "model.onnx_data").write_bytes(b"weights")
    versions.append(load_folder_model(folder, debate).version)
    assert len(set(versions)) == 5


def change_config(folder, **changed):
    file = folder / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | changed), encoding="utf-8")


def leave_only(folder, name):
    (folder / "model.onnx").unlink()
    (folder / name).write_bytes(b"weights")


FAULTS = [
    (lambda f: (f / "config.json").unlink(), r"has no config\.json; a model folder holds"),
    (lambda f: (f / "tokenizer.json").unlink(), r"has no tokenizer\.json; a model folder holds"),
    (lambda f: (f / "model.onnx").unlink(), "has no file of a model; a model folder holds"),
    (lambda f: leave_only(f, "pytorch_model.bin"), r"pickled file, which is never loaded; convert it to safetensors"),
    (lambda f: leave_only(f, "pytorch_model-00001-of-00002.bin"), "pickled file, which is never loaded"),
    (lambda f: (f / "config.json").write_text("{"), r"config\.json is damaged"),
    (lambda f: (f / "config.json").write_bytes(b"\xff"), r"config\.json is damaged"),
    (lambda f: (f / "config.json").write_text("[]"), "classes .* are not named"),
    (lambda f: change_config(f, id2label=["for", "against"]), "id2label in .* is no table of numbers and names"),
    (lambda f: change_config(f, id2label={"for": "against"}), "id2label in .* is no table of numbers and names"),
    (lambda f: change_config(f, id2label={"0": "POSITIVE", "1": "NEGATIVE"}), "are POSITIVE, NEGATIVE; allowed are"),
    (lambda f: change_config(f, id2label=dict(enumerate(INFERENCE))), "gives 4 numbers for 3 classes"),
    (lambda f: (f / "tokenizer.json").write_text("{}"), r"cannot be run \(.*\); get its files again"),
    (lambda f: (f / "model.onnx").write_bytes(b"no model"), r"cannot be run \(.*\); get its files again"),
    (lambda f: (f / "model.onnx").write_bytes(b""), r"cannot be run \(.*\); get its files again"),
    (lambda f: shutil.rmtree(f), r"has no config\.json"),
]


@pytest.mark.parametrize(("harm", "message"), FAULTS)
def test_a_folder_that_cannot_be_used_is_refused_in_one_line(harm, message, model_folder, debate):
    folder = model_folder(SCRAMBLED)
    harm(folder)
    with pytest.raises(ModelError, match=message) as error:
        load_folder_model(folder, debate)
    assert "\n" not in str(error.value)


def test_numbers_that_are_none_are_refused(model_folder, debate):
    model = load_folder_model(model_folder(SCRAMBLED), debate)
    broken = replace(model, run=lambda text: np.array([np.nan, 0, 0, 0]))
    with pytest.raises(ModelError, match=r"folder-my-model-\w{8} gives no numbers for 'lift'"):
        broken.probabilities([Passage(statement="lift")])
