"""Training: the pipeline on all rows, the temperature and the scores on rows it had not seen."""

import platform
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import sklearn
import skops
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.metrics import log_loss

from stance.classifier.features import SETTINGS, columns, new_pipeline
from stance.classifier.folds import folds
from stance.classifier.model import StanceModel
from stance.classifier.scores import LABELS, Floats, Scores, score
from stance.classifier.training import training_hash
from stance.errors import InputError
from stance.records import Label, Passage, stable_id

MODEL_NAME = "fast"
CODE_VERSION = "1"
"""Raised whenever the same settings would give another model, so that older files are refused."""
MIN_PER_LABEL = 5


def train(rows: pd.DataFrame, *, seed: int = 0, codebook_version: str) -> StanceModel:
    """The model trained on all of `rows` (columns as in `read_training`); the same input gives the same model.

    The temperature (Guo et al. 2017) and the scores on the card come from statements labelled by a model that had not
    seen their writer (see `folds`).

    Raises:
        InputError: a label has fewer than five rows, so nothing can be learned or tested.
    """
    counts = rows["label"].value_counts()
    rare = [f"{label} ({counts.get(label, 0)})" for label in LABELS if counts.get(label, 0) < MIN_PER_LABEL]
    if rare:
        raise InputError(
            f"too few training statements for {', '.join(rare)}; write at least {MIN_PER_LABEL} for each label"
        )
    temperature, scores = _cross_validated(rows, seed=seed)
    pipeline = new_pipeline(seed=seed).fit(columns(passages_of(rows)), _numbers(rows["label"]))
    card = _card(rows, seed=seed, codebook_version=codebook_version)
    return StanceModel(pipeline=pipeline, card=card | {"temperature": temperature, "scores": _plain(scores)})


def cross_validate(rows: pd.DataFrame, *, seed: int = 0) -> Scores:
    """The calibrated scores of models on training statements whose writer (or contrast group) they had not seen."""
    return _cross_validated(rows, seed=seed)[1]


def passages_of(rows: pd.DataFrame) -> list[Passage]:
    """What the model reads of training rows: `statement` and `context`."""
    return [
        Passage(statement=text, context=before) for text, before in zip(rows["statement"], rows["context"], strict=True)
    ]


def _cross_validated(rows: pd.DataFrame, *, seed: int) -> tuple[float, Scores]:
    """The temperature, and the scores with it, of rows labelled by models that had not seen their fold."""
    table, labels = columns(passages_of(rows)), _numbers(rows["label"])
    values, truth = [], []
    for seen, tested in folds(rows, seed=seed):
        values.append(new_pipeline(seed=seed).fit(table.iloc[seen], labels[seen]).decision_function(table.iloc[tested]))
        truth.append(labels[tested])
    unseen, numbers = np.concatenate(values), np.concatenate(truth)
    temperature = _temperature(unseen, numbers)
    named = [LABELS[number] for number in numbers]
    return temperature, score("cross-validated", named, softmax(unseen / temperature, axis=1), seed=seed)


def _temperature(values: Floats, truth: npt.NDArray[np.intp]) -> float:
    """The divisor of the scores under which the truth is likeliest, between 0.2 and 5."""

    def loss(temperature: float) -> float:
        return float(log_loss(truth, softmax(values / temperature, axis=1), labels=range(len(LABELS))))

    return round(float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x), 4)


def _numbers(labels: pd.Series) -> npt.NDArray[np.intp]:
    """Labels as numbers in label order, so that the columns of every score are in that order too."""
    return np.array([LABELS.index(Label(label)) for label in labels], dtype=np.intp)


def _card(rows: pd.DataFrame, *, seed: int, codebook_version: str) -> dict[str, Any]:
    trained_on = training_hash(rows)
    made_of = (trained_on, codebook_version, seed, SETTINGS)
    return {
        "name": MODEL_NAME,
        "version": f"{MODEL_NAME}-{CODE_VERSION}-{stable_id(*made_of)[:8]}",
        "code_version": CODE_VERSION,
        "created_with": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "skops": skops.__version__,
        },
        "training_hash": trained_on,
        "training_rows": len(rows),
        "codebook_version": codebook_version,
        "labels": [str(label) for label in LABELS],
        "seed": seed,
        "settings": SETTINGS,
    }


def _plain(scores: Scores) -> dict[str, Any]:
    """The scores as plain values, rounded, for the card."""
    f1 = dict(zip(LABELS, scores.per_label["f1"].tolist(), strict=True))
    return {
        "statements": scores.statements,
        "macro_f1": round(scores.macro_f1, 4),
        "macro_f1_interval": [round(bound, 4) for bound in scores.interval],
        "macro_f1_positions": round(scores.macro_f1_positions, 4),
        "accuracy": round(scores.accuracy, 4),
        "calibration_error": round(scores.calibration_error, 4),
        "f1": {str(label): round(value, 4) for label, value in f1.items()},
    }
