import pytest

from stance.debate import load_debate
from stance.pages.model_line import model_line, read_cards


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.6679, "2 in 3 statements it had not seen (67%)"),
        (0.5, "1 in 2 statements it had not seen (50%)"),
        (0.79, "4 in 5 statements it had not seen (79%)"),
        (0.7, "7 in 10 statements it had not seen (70%)"),
        (0.88, "9 in 10 statements it had not seen (88%)"),
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


def test_the_shipped_model_has_been_measured():
    (card,) = read_cards(load_debate().model_folder)
    assert "statements it had not seen" in model_line(card["version"], [card])
