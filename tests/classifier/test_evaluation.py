import numpy as np
import pandas as pd
import pytest

from stance.classifier import cross_validate, evaluate, load_model, read_gold
from stance.classifier.evaluation import KindScores, measured
from stance.classifier.labelling import stances
from stance.debate import load_debate
from stance.errors import InputError
from stance.records import CautionKind

SPEAKER = "speaker alone"
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


def test_a_model_stands_beside_the_baselines(small_model, gold):
    found = evaluate(small_model, read_gold(gold))
    assert found.model.name == small_model.version
    assert [scores.name for scores in found.baselines] == ["majority", "cue words"]
    assert {scores.statements for scores in (found.model, found.agreed, *found.baselines)} == {2}
    assert found.baselines[0].accuracy == 0.5
    assert found.names.statements == found.coverage["statements"].iloc[0] == 2
    assert found.caution_kinds is found.learning_curve is None


def test_rows_that_name_speakers_have_a_baseline_that_knows_only_them(small_model):
    rows = pd.DataFrame({"statement": ["Yes.", "No.", "Yes."], "label": ["none", "opposing", "none"]})
    spoken = rows.assign(actor=["A", "B", "A"], doc_id=["x", "x", "y"])
    assert [scores.name for scores in evaluate(small_model, spoken).baselines] == ["majority", "cue words", SPEAKER]
    by_row = evaluate(small_model, spoken.drop(columns="doc_id")).baselines[-1]
    assert by_row.confusion.loc["none", "none"] == 2


def test_the_statements_on_which_coders_agreed_are_measured_apart(small_model):
    rows = pd.DataFrame({"statement": ["The limits must go."] * 3, "label": ["none"] * 3})
    assert evaluate(small_model, rows.assign(agreed=["yes", "no", "yes"])).agreed.statements == 2
    assert evaluate(small_model, rows.assign(agreed="no")).agreed is None
    assert evaluate(small_model, rows).agreed is None


class KindTeller:
    """Calls everything cautious and undecided, but a text that says so is none."""

    version = "teller"

    def probabilities(self, passages):
        none = np.array([passage.statement == "none" for passage in passages], dtype=float)
        return np.column_stack([none * 0, none * 0, 1 - none, none])

    def classify(self, passages, **_):
        kinds = [CautionKind.UNDECIDED] * len(passages)
        return stances(passages, self.probabilities(passages), version=self.version, kinds=kinds)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("a", "cautious", "undecided"), ("b", "cautious", "defers"), ("c", "cautious", "defers")],
            KindScores(statements=3, accuracy=1 / 3, commonest=2 / 3),
        ),
        (
            [("a", "cautious", "undecided"), ("b", "none", ""), ("c", "cautious", ""), ("none", "cautious", "defers")],
            KindScores(statements=1, accuracy=1, commonest=1),
        ),
        ([("a", "opposing", ""), ("none", "cautious", "defers")], None),
    ],
)
def test_kinds_of_caution_count_where_truth_and_label_are_cautious(rows, expected):
    frame = pd.DataFrame(rows, columns=["statement", "label", "caution_kind"])
    assert evaluate(KindTeller(), frame).caution_kinds == expected


def test_a_model_that_tells_no_kind_has_no_score_for_it(small_model):
    rows = {"statement": ["No decision has been made."], "label": ["cautious"], "caution_kind": ["undecided"]}
    assert evaluate(small_model, pd.DataFrame(rows)).caution_kinds is None


def test_measured_is_the_model_alone(small_model, gold):
    rows = read_gold(gold)
    assert measured(small_model, rows).confusion.equals(evaluate(small_model, rows).model.confusion)


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
    with pytest.raises(InputError, match=message):
        measured(small_model, pd.DataFrame(rows))


def test_cross_validation_gives_what_the_card_says(sample, small_model):
    assert round(cross_validate(sample).macro_f1, 4) == small_model.card["scores"]["macro_f1"]


def test_the_shipped_model_beats_the_baselines_on_statements_coded_by_hand(shared):
    found = evaluate(load_model(load_debate().model_folder), read_gold(shared / "gold"))
    model, (majority, cue_words, speaker) = found.model, found.baselines
    assert model.macro_f1 > cue_words.macro_f1 > majority.macro_f1
    assert model.interval[0] > speaker.macro_f1
    assert found.names.changed["hidden"] <= 1
    assert found.names.varied <= 2
    assert found.coverage["accuracy"].iloc[5] > model.accuracy + 0.1
    assert model.macro_f1 >= 0.57
    assert model.macro_f1_positions >= 0.66
    assert model.calibration_error <= 0.12
