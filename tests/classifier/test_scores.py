import numpy as np
import pytest

from stance.classifier.scores import (
    LABELS,
    bootstrap_interval,
    brier,
    calibration_error,
    macro_f1,
    reliability,
    score,
)

ONE_HOT = dict(zip(LABELS, np.eye(4), strict=True))


def certain(*labels):
    return np.array([ONE_HOT[label] for label in labels])


def test_scores_by_hand():
    truth = ["supporting", "supporting", "opposing", "cautious", "none"]
    found = score("x", truth, certain("supporting", "opposing", "opposing", "cautious", "none"))
    assert found.per_label.loc["supporting"].tolist() == pytest.approx([1, 0.5, 2 / 3, 2])
    assert found.per_label.loc["opposing"].tolist() == pytest.approx([0.5, 1, 2 / 3, 1])
    assert found.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 1 + 1) / 4)
    assert found.macro_f1_positions == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert found.accuracy == pytest.approx(0.8)
    assert found.calibration_error == pytest.approx(0.2)
    assert found.confusion.loc["supporting"].tolist() == [1, 1, 0, 0]
    assert found.brier == pytest.approx(2 / 5)
    assert found.interval[0] <= found.macro_f1 <= found.interval[1]
    assert found.interval_positions[0] <= found.macro_f1_positions <= found.interval_positions[1]


def test_a_position_taken_for_none_still_counts_among_the_three():
    probabilities = np.array([[0.3, 0.2, 0.1, 0.4]])
    found = score("x", ["supporting"], probabilities)
    assert found.accuracy == 0
    assert found.macro_f1_positions == pytest.approx(1 / 3)


def test_no_statement_scores_zero():
    found = score("x", [], np.empty((0, 4)))
    assert (found.statements, found.macro_f1, found.accuracy, found.calibration_error) == (0, 0, 0, 0)
    assert found.interval == found.interval_positions == (0, 0)
    assert (found.brier, len(found.reliability)) == (0, 0)
    assert found.confusion.to_numpy().sum() == 0


@pytest.mark.parametrize(
    ("confidence", "right", "expected"),
    [(0.7, [True] * 7 + [False] * 3, 0.0), (0.9, [True, False], 0.4), (1.0, [True], 0.0)],
)
def test_calibration_error_is_the_gap_between_confidence_and_truth(confidence, right, expected):
    rest = (1 - confidence) / 3
    probabilities = np.array([[confidence, rest, rest, rest]] * len(right))
    truth = np.array(["supporting" if hit else "none" for hit in right], dtype=object)
    assert calibration_error(truth, probabilities) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [([1, 0, 0, 0], 0), ([0, 1, 0, 0], 2), ([0.25] * 4, 0.75), ([0.6, 0.4, 0, 0], 0.32)],
)
def test_brier_is_the_squared_distance_from_the_truth(probabilities, expected):
    assert brier(np.array(["supporting"], dtype=object), np.array([probabilities])) == pytest.approx(expected)


def test_reliability_by_hand():
    confidence = np.array([0.72, 0.78, 1.0, 0.4])
    rest = (1 - confidence) / 3
    probabilities = np.column_stack([confidence, rest, rest, rest])
    found = reliability(np.array(["supporting", "none", "supporting", "supporting"], dtype=object), probabilities)
    assert found.to_numpy().tolist() == [
        pytest.approx([0.4, 0.5, 1, 0.4, 1]),
        pytest.approx([0.7, 0.8, 2, 0.75, 0.5]),
        pytest.approx([0.9, 1.0, 1, 1.0, 1]),
    ]


def test_bootstrap_draws_whole_documents():
    truth = np.array(["supporting", "opposing", "cautious", "none"] * 5, dtype=object)
    guess = truth.copy()
    guess[10:] = "none"
    narrow = bootstrap_interval(truth, guess, ["one document"] * 20)
    wide = bootstrap_interval(truth, guess, ["right"] * 10 + ["wrong"] * 10)
    assert narrow[0] == narrow[1] == pytest.approx(macro_f1(truth, guess, labels=LABELS))
    assert wide[0] < narrow[0] < wide[1]
