import pandas as pd
import pytest

from stance.classifier import cross_validate, evaluate, load_model, read_gold
from stance.debate import load_debate
from stance.errors import InputError

TEXT = "Brandt spoke first. The limits   must go,\nshe said."


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "one.txt").write_text(f"Title: Limits: a plea\nKind: news\n\n{TEXT}\n", encoding="utf-8")
    rows = {"doc_id": ["one", "two"], "start": [20, 5], "statement": ["The limits must go, she said.", "No."]}
    pd.DataFrame(rows | {"label": ["supporting", "opposing"], "agreed": "yes"}).to_csv(
        folder / "statements.csv", index=False
    )
    return folder


def test_gold_gets_what_stands_before_it(gold):
    rows = read_gold(gold)
    assert rows["context"].tolist() == ["Brandt spoke first.", ""]
    assert rows["title"].tolist() == ["Limits: a plea", ""]
    assert rows["agreed"].tolist() == ["yes", "yes"]


def test_gold_is_also_found_without_a_header_beside_the_folder(gold):
    (gold.parent / "articles").mkdir()
    (gold.parent / "articles" / "two.txt").write_text("Oh. \n No.", encoding="utf-8")
    rows = read_table_with(gold, start=["20", "4"])
    assert rows["context"].tolist() == ["Brandt spoke first.", "Oh."]


def read_table_with(gold, **columns):
    file = gold / "statements.csv"
    pd.read_csv(file, dtype=str).assign(**columns).to_csv(file, index=False)
    return read_gold(gold)


@pytest.mark.parametrize("start", ["3", "x"])
def test_gold_that_is_not_at_its_offset_is_refused(gold, start):
    with pytest.raises(InputError, match=rf"'The limits must go, she said.' of one is not at offset {start}"):
        read_table_with(gold, start=[start, "5"])


def test_gold_without_a_column_is_refused(gold):
    (gold / "statements.csv").write_text("doc_id,label\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"lacks the column start, statement \(found: doc_id, label\)"):
        read_gold(gold)


def test_a_model_stands_beside_both_baselines(small_model, gold):
    found = evaluate(small_model, read_gold(gold))
    assert [scores.name for scores in found] == [small_model.version, "majority", "cue words"]
    assert [scores.statements for scores in found] == [2, 2, 2]
    assert found[1].accuracy == 0.5


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"statement": ["a"], "label": ["for"]}, "the label for is unknown; give every statement one of supporting"),
        ({"statement": ["a"]}, "no statement has a label"),
        ({"statement": [], "label": []}, "no statement has a label"),
        ({"text": ["a"]}, "no column 'statement'"),
    ],
)
def test_rows_that_cannot_be_measured_are_refused(small_model, rows, message):
    with pytest.raises(InputError, match=message):
        evaluate(small_model, pd.DataFrame(rows))


def test_cross_validation_gives_what_the_card_says(sample, small_model):
    assert round(cross_validate(sample).macro_f1, 4) == small_model.card["scores"]["macro_f1"]


def test_the_shipped_model_beats_the_baselines_on_statements_coded_by_hand(shared):
    model, majority, cue_words = evaluate(load_model(load_debate().model_folder), read_gold(shared / "gold"))
    assert model.macro_f1 > cue_words.macro_f1 > majority.macro_f1
    assert model.macro_f1 >= 0.57
    assert model.macro_f1_positions >= 0.66
    assert model.calibration_error <= 0.12
