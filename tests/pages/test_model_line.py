import json

import pytest

from stance.classifier.fitting import ModelName
from stance.debate import load_debate
from stance.pages.model_line import model_line, read_cards


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.6679, "2 in 3 (67%) of the statements it had not seen"),
        (0.5, "1 in 2 (50%) of the statements it had not seen"),
        (0.79, "4 in 5 (79%) of the statements it had not seen"),
        (0.7, "7 in 10 (70%) of the statements it had not seen"),
        (0.88, "9 in 10 (88%) of the statements it had not seen"),
    ],
)
def test_the_error_is_told_in_simple_shares(share, words):
    cards = [{"version": "other", "scores": {"accuracy": 0.1}}, {"version": "m1", "scores": {"accuracy": share}}]
    assert model_line("m1", cards) == f"The model's label is right for about {words}."


@pytest.mark.parametrize("cards", [[], [{"version": "other", "scores": {"accuracy": 0.9}}], [{"version": "m1"}], [{}]])
def test_a_model_that_was_not_measured_is_said_to_be_so(cards):
    assert model_line("m1", cards) == "How often the labels of the model 'm1' are right is not known."


def test_cards_are_read_and_damaged_ones_left_out(tmp_path):
    assert read_cards(tmp_path) == []
    for name, text in {"a": '{"version": "m1"}', "b": "{", "c": "[1]"}.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    assert read_cards(tmp_path) == [{"version": "m1"}]


def test_real_texts_go_before_statements_written_for_us():
    figures = {"model": {"name": "m1", "statements": 143, "accuracy": 0.76}}
    written = {"version": "m1", "scores": {"accuracy": 0.9}}
    line = "The model's label is right for about 3 in 4 (76%) of 143 statements of real texts that people had labelled."
    assert model_line("m1", [written, figures]) == line
    assert "had not seen" in model_line("m1", [written, {"model": {"name": "m2"}}])


@pytest.mark.parametrize(
    "name", [name for name in ModelName if (load_debate().model_folder / f"{name}.json").is_file()]
)
def test_the_shipped_models_have_been_measured_on_real_texts(name):
    folder = load_debate().model_folder
    version = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["version"]
    assert "of real texts" in model_line(version, read_cards(folder))
