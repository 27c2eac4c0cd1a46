import numpy as np
import pytest

from stance.classifier.coverage import coverage


def test_the_surest_are_kept():
    confidence = np.linspace(0.9, 0.5, 10)
    rest = (1 - confidence) / 3
    probabilities = np.column_stack([confidence, rest, rest, rest])
    truth = np.array(["supporting"] * 6 + ["none"] * 4, dtype=object)
    found = coverage(truth, probabilities)
    assert found["kept"].tolist() == [1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
    assert found["statements"].tolist() == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert found["accuracy"].tolist() == pytest.approx([0.6, 6 / 9, 6 / 8, 6 / 7, 1, 1, 1, 1, 1, 1])
    assert found["lowest_confidence"].tolist() == pytest.approx(confidence[::-1].tolist())
    assert found["macro_f1"].iloc[-1] == pytest.approx(0.25)


def test_shares_are_rounded_up_and_as_sure_ones_keep_their_order():
    probabilities = np.array([[0.6, 0.4, 0, 0], [0.6, 0.4, 0, 0], [0, 0, 0, 1]])
    found = coverage(np.array(["supporting", "none", "none"], dtype=object), probabilities)
    assert found["statements"].tolist() == [3, 3, 3, 3, 2, 2, 2, 1, 1, 1]
    assert found["accuracy"].iloc[4] == 1


def test_no_statement_gives_no_row():
    assert coverage(np.array([], dtype=object), np.empty((0, 4))).empty
