"""Measures of labels and probabilities against the truth: pure functions on arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, precision_recall_fscore_support

from stance.records import POSITIONS, Label

LABELS = tuple(Label)
Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How well one classifier did on `statements` labelled statements; shares run from 0 to 1.

    `per_label` has a row for each label with precision, recall, f1 and support (a count). `macro_f1` is over the four
    labels, `macro_f1_positions` over the three stances, for statements that take one and choosing among the three;
    `interval` and `interval_positions` are their 95 % bootstrap intervals over documents. `calibration_error` is the
    expected calibration error, `brier` the Brier score (0 is perfect, 2 the worst), `reliability` the table of
    `reliability`. `confusion` has the truth in rows and the guess in columns, as counts.
    """

    name: str
    statements: int
    macro_f1: float
    interval: tuple[float, float]
    macro_f1_positions: float
    interval_positions: tuple[float, float]
    accuracy: float
    calibration_error: float
    brier: float
    per_label: pd.DataFrame
    confusion: pd.DataFrame
    reliability: pd.DataFrame


def score(
    name: str, truth: Sequence[str], probabilities: Floats, *, documents: Sequence[object] | None = None, seed: int = 0
) -> Scores:
    """The `Scores` of probabilities (rows as `truth`, columns in label order).

    `documents` names the document of each statement, for the bootstrap; without it every statement is its own. With no
    statement at all every share is 0.
    """
    true, guess = np.asarray(truth, dtype=object), chosen(probabilities)
    among = np.arange(len(true)) if documents is None else np.asarray(documents, dtype=object)
    taking = true != Label.NONE
    true_positions, positions = true[taking], chosen(probabilities[taking, : len(POSITIONS)])
    return Scores(
        name=name,
        statements=len(true),
        macro_f1=macro_f1(true, guess),
        interval=bootstrap_interval(true, guess, among, seed=seed),
        macro_f1_positions=macro_f1(true_positions, positions, labels=POSITIONS),
        interval_positions=bootstrap_interval(true_positions, positions, among[taking], labels=POSITIONS, seed=seed),
        accuracy=float(accuracy_score(true, guess)) if len(true) else 0.0,
        calibration_error=calibration_error(true, probabilities),
        brier=brier(true, probabilities),
        per_label=_per_label(true, guess),
        confusion=pd.DataFrame(confusion_matrix(true, guess, labels=LABELS) if len(true) else 0, LABELS, LABELS),
        reliability=reliability(true, probabilities),
    )


def chosen(probabilities: Floats) -> Labels:
    """The most probable label of each row; the first in label order where several are."""
    found: Labels = np.asarray(LABELS, dtype=object)[np.argmax(probabilities, axis=1)]
    return found


def macro_f1(truth: npt.ArrayLike, guess: npt.ArrayLike, *, labels: Sequence[str] = LABELS) -> float:
    """The mean F1 over `labels`; a label neither true nor guessed counts 0, and so does empty input."""
    return float(f1_score(truth, guess, labels=labels, average="macro", zero_division=0)) if np.size(truth) else 0.0


def brier(truth: Labels, probabilities: Floats) -> float:
    """The Brier score over all labels (Brier 1950): the mean squared distance from the truth, 0 (perfect) to 2.

    Four equal probabilities give 0.75; empty input gives 0.
    """
    if not len(truth):
        return 0.0
    return float(np.mean(np.sum((probabilities - _marks(truth, LABELS)) ** 2, axis=1)))


def reliability(truth: Labels, probabilities: Floats, *, bins: int = 10) -> pd.DataFrame:
    """How often the chosen label is right where the model is so sure (Guo et al. 2017), over equal bins of confidence.

    A row for each bin that holds a statement: `lowest` and `highest` (its bounds), `statements`, `confidence` (the
    mean probability of the chosen label) and `right` (the share that is right), which are equal where a model knows
    how sure it may be. Empty input gives no row.
    """
    confidence = probabilities.max(axis=1)
    table = pd.DataFrame({"confidence": confidence, "right": (chosen(probabilities) == truth).astype(float)})
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    found = table.groupby(bin_of).agg(
        statements=("right", "size"), confidence=("confidence", "mean"), right=("right", "mean")
    )
    bounds = {"lowest": found.index / bins, "highest": (found.index + 1) / bins}
    return found.assign(**bounds)[["lowest", "highest", "statements", "confidence", "right"]].reset_index(drop=True)


def calibration_error(truth: Labels, probabilities: Floats, *, bins: int = 10) -> float:
    """The expected calibration error (Naeini et al. 2015): the mean gap of `reliability`, 0 to 1; 0 for empty input."""
    if not len(truth):
        return 0.0
    table = reliability(truth, probabilities, bins=bins)
    gaps = (table["confidence"] - table["right"]).abs()
    return float((gaps * table["statements"]).sum() / len(truth))


def bootstrap_interval(
    truth: Labels,
    guess: Labels,
    documents: npt.ArrayLike,
    *,
    labels: Sequence[str] = LABELS,
    draws: int = 500,
    seed: int = 0,
) -> tuple[float, float]:
    """The 95 % percentile interval of macro-F1 over `labels` when whole documents are drawn anew (Efron 1979).

    (0, 0) for empty input.
    """
    if not len(truth):
        return 0.0, 0.0
    numbers, names = pd.factorize(np.asarray(documents), sort=True)
    true, guessed = _marks(truth, labels), _marks(guess, labels)
    hits, marks = np.zeros((2, len(names), len(labels)))
    np.add.at(hits, numbers, 2 * true * guessed)
    np.add.at(marks, numbers, true + guessed)
    random = np.random.default_rng(seed)
    drawn = [random.integers(len(names), size=len(names)) for _ in range(draws)]
    found = [np.mean(hits[at].sum(axis=0) / np.maximum(1, marks[at].sum(axis=0))) for at in drawn]
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _per_label(true: Labels, guess: Labels) -> pd.DataFrame:
    empty = [[0.0] * len(LABELS)] * 4
    found = precision_recall_fscore_support(true, guess, labels=LABELS, zero_division=0) if len(true) else empty
    return pd.DataFrame(dict(zip(("precision", "recall", "f1", "support"), found, strict=True)), index=LABELS)


def _marks(values: Labels, labels: Sequence[str]) -> Floats:
    """1 where a row has the label of the column, else 0."""
    return np.asarray(values[:, None] == np.asarray(labels, dtype=object), dtype=float)
