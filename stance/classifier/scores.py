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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How well one classifier did on `statements` labelled statements; shares run from 0 to 1.

    `per_label` has a row for each label with precision, recall, f1 and support. `macro_f1` is over the four labels,
    `macro_f1_positions` over the three stances, for statements that take one and choosing among the three. `interval`
    is the 95 % bootstrap interval of `macro_f1`, `calibration_error` the expected calibration error. `confusion` has
    the truth in rows and the guess in columns, as counts.
    """

    name: str
    statements: int
    per_label: pd.DataFrame
    macro_f1: float
    macro_f1_positions: float
    interval: tuple[float, float]
    accuracy: float
    calibration_error: float
    confusion: pd.DataFrame


def score(
    name: str, truth: Sequence[str], probabilities: Floats, *, documents: Sequence[object] | None = None, seed: int = 0
) -> Scores:
    """The `Scores` of probabilities (rows as `truth`, columns in label order).

    `documents` names the document of each statement, for the bootstrap; without it every statement is its own. With no
    statement at all every share is 0.
    """
    true = np.asarray(truth, dtype=object)
    guess = chosen(probabilities)
    shares = (
        precision_recall_fscore_support(true, guess, labels=LABELS, zero_division=0) if len(true) else [[0.0] * 4] * 4
    )
    return Scores(
        name=name,
        statements=len(true),
        per_label=pd.DataFrame(dict(zip(("precision", "recall", "f1", "support"), shares, strict=True)), index=LABELS),
        macro_f1=macro_f1(true, guess),
        macro_f1_positions=macro_f1_positions(true, probabilities),
        interval=bootstrap_interval(true, guess, np.arange(len(true)) if documents is None else documents, seed=seed),
        accuracy=float(accuracy_score(true, guess)) if len(true) else 0.0,
        calibration_error=calibration_error(true, probabilities),
        confusion=pd.DataFrame(confusion_matrix(true, guess, labels=LABELS) if len(true) else 0, LABELS, LABELS),
    )


def chosen(probabilities: Floats) -> npt.NDArray[np.object_]:
    """The most probable label of each row; the first in label order where several are."""
    found: npt.NDArray[np.object_] = np.asarray(LABELS, dtype=object)[np.argmax(probabilities, axis=1)]
    return found


def macro_f1(truth: npt.ArrayLike, guess: npt.ArrayLike, *, labels: Sequence[str] = LABELS) -> float:
    """The mean F1 over `labels`; a label neither true nor guessed counts 0, and so does empty input."""
    return float(f1_score(truth, guess, labels=labels, average="macro", zero_division=0)) if np.size(truth) else 0.0


def macro_f1_positions(truth: npt.NDArray[np.object_], probabilities: Floats) -> float:
    """Macro-F1 over the three stances, for the statements that take one, choosing the likeliest of the three."""
    taking = truth != Label.NONE
    guess = np.asarray(POSITIONS, dtype=object)[np.argmax(probabilities[taking, : len(POSITIONS)], axis=1)]
    return macro_f1(truth[taking], guess, labels=POSITIONS)


def calibration_error(truth: npt.NDArray[np.object_], probabilities: Floats, *, bins: int = 10) -> float:
    """The expected calibration error of the chosen labels over equal bins of confidence (Naeini et al. 2015)."""
    if not len(truth):
        return 0.0
    confidence = probabilities.max(axis=1)
    table = pd.DataFrame({"confidence": confidence, "right": chosen(probabilities) == truth})
    means = table.astype(float).groupby(np.minimum((confidence * bins).astype(int), bins - 1)).agg(["mean", "size"])
    gaps = (means["confidence"]["mean"] - means["right"]["mean"]).abs()
    return float((gaps * means["right"]["size"]).sum() / len(truth))


def bootstrap_interval(
    truth: npt.NDArray[np.object_],
    guess: npt.NDArray[np.object_],
    documents: Sequence[object] | npt.NDArray[np.intp],
    *,
    draws: int = 500,
    seed: int = 0,
) -> tuple[float, float]:
    """The 95 % percentile interval of macro-F1 when whole documents are drawn anew; (0, 0) for empty input."""
    if not len(truth):
        return 0.0, 0.0
    random = np.random.default_rng(seed)
    rows = list(pd.Series(np.arange(len(truth))).groupby(np.asarray(documents)).apply(np.asarray))
    drawn = (np.concatenate([rows[i] for i in random.integers(len(rows), size=len(rows))]) for _ in range(draws))
    low, high = np.percentile([_quick_macro_f1(truth[at], guess[at]) for at in drawn], [2.5, 97.5])
    return float(low), float(high)


def _quick_macro_f1(truth: npt.NDArray[np.object_], guess: npt.NDArray[np.object_]) -> float:
    """`macro_f1` by counting, without the checks that make five hundred calls slow."""
    hits = [2 * np.sum((truth == label) & (guess == label)) for label in LABELS]
    marked = [max(1, np.sum(truth == label) + np.sum(guess == label)) for label in LABELS]
    return float(np.mean(np.divide(hits, marked)))
