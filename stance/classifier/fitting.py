"""Training: the pipeline on all rows, the temperature and the scores on rows it had not seen."""

import platform
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import sklearn
import skops
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import Pipeline

from stance.classifier.encoder import Encoder
from stance.classifier.features import SETTINGS, columns, new_pipeline, pairs_of, with_vectors
from stance.classifier.folds import folds
from stance.classifier.model import StanceModel
from stance.classifier.scores import LABELS, Floats, Scores, score
from stance.classifier.training import training_hash
from stance.errors import InputError
from stance.records import CautionKind, Label, Passage, stable_id


class ModelName(StrEnum):
    """The models that ship, the most careful first: a large encoder, a small one, none."""

    LARGE = "large"
    SMALL = "small"
    FAST = "fast"


CODE_VERSION = "2"
"""Raised whenever the same settings would give another model, so that older files are refused."""
MIN_PER_LABEL = 5


def train(
    rows: pd.DataFrame,
    *,
    codebook_version: str,
    name: str = ModelName.FAST,
    encoder: Encoder | None = None,
    development: pd.DataFrame | None = None,
    seed: int = 0,
) -> StanceModel:
    """The model trained on all of `rows` (columns as in `read_training`); the same input gives the same model.

    The temperature (Guo et al. 2017) and the scores on the card come from `development`, rows that neither this model
    nor its encoder has learned from. Without them they come from training statements labelled by a model that had not
    seen their writer (see `folds`), which flatters a model with an encoder: that has seen them.

    Raises:
        InputError: a label has fewer than five rows, so nothing can be learned or tested.
    """
    counts = rows["label"].value_counts()
    rare = [f"{label} ({counts.get(label, 0)})" for label in LABELS if counts.get(label, 0) < MIN_PER_LABEL]
    if rare:
        raise InputError(
            f"too few training statements for {', '.join(rare)}; write at least {MIN_PER_LABEL} for each label"
        )
    table = _table(rows, encoder)
    size = encoder.size if encoder else 0
    pipeline = new_pipeline(table, seed=seed, size=size).fit(table, _numbers(rows["label"]))
    if development is None or development.empty:
        temperature, scores = _cross_validated(rows, table, seed=seed, size=size)
    else:
        unseen = pipeline.decision_function(_table(development, encoder))
        temperature, scores = _calibrated(unseen, _numbers(development["label"]), "development", seed=seed)
    card = _card(rows, name=name, encoder=encoder, seed=seed, codebook_version=codebook_version)
    return StanceModel(
        pipeline=pipeline,
        kinds=_kinds(pipeline, table, rows["caution_kind"], seed=seed),
        card=card | {"temperature": temperature, "measured_on": scores.name, "scores": _plain(scores)},
        encoder=encoder,
    )


def cross_validate(rows: pd.DataFrame, *, seed: int = 0) -> Scores:
    """The calibrated scores of models on training statements whose writer (or contrast group) they had not seen."""
    return _cross_validated(rows, _table(rows, None), seed=seed, size=0)[1]


def passages_of(rows: pd.DataFrame) -> list[Passage]:
    """What the model reads of training rows: `statement` and `context`."""
    return [
        Passage(statement=text, context=before) for text, before in zip(rows["statement"], rows["context"], strict=True)
    ]


def _table(rows: pd.DataFrame, encoder: Encoder | None) -> pd.DataFrame:
    table = columns(passages_of(rows))
    return with_vectors(table, encoder.vectors(pairs_of(table))) if encoder else table


def _kinds(pipeline: Pipeline, table: pd.DataFrame, kinds: pd.Series, *, seed: int) -> LogisticRegression:
    """What tells the kinds of caution apart; without any of a kind, that kind is never told."""
    known = kinds.isin(list(CautionKind)).to_numpy()
    numbers = pipeline["features"].transform(table)[known]
    truth = kinds[known].to_numpy(dtype=str)
    if len(set(truth)) < 2:
        numbers, truth = pipeline["features"].transform(table)[: len(CautionKind)], np.array(list(CautionKind))
    return LogisticRegression(**SETTINGS["classifier"], random_state=seed).fit(numbers, truth)


def _cross_validated(rows: pd.DataFrame, table: pd.DataFrame, *, seed: int, size: int) -> tuple[float, Scores]:
    """The temperature, and the scores with it, of rows labelled by models that had not seen their fold."""
    labels = _numbers(rows["label"])
    values, truth = [], []
    for seen, tested in folds(rows, seed=seed):
        part = table.iloc[seen]
        fitted = new_pipeline(part, seed=seed, size=size).fit(part, labels[seen])
        values.append(fitted.decision_function(table.iloc[tested]))
        truth.append(labels[tested])
    return _calibrated(np.concatenate(values), np.concatenate(truth), "cross-validated", seed=seed)


def _calibrated(unseen: Floats, truth: npt.NDArray[np.intp], name: str, *, seed: int) -> tuple[float, Scores]:
    """The temperature for scores of rows that a model had not seen, and how good they are with it."""
    temperature = _temperature(unseen, truth)
    named = [LABELS[number] for number in truth]
    return temperature, score(name, named, softmax(unseen / temperature, axis=1), seed=seed)


def _temperature(values: Floats, truth: npt.NDArray[np.intp]) -> float:
    """The divisor of the scores under which the truth is likeliest, between 0.2 and 5."""

    def loss(temperature: float) -> float:
        return float(log_loss(truth, softmax(values / temperature, axis=1), labels=range(len(LABELS))))

    return round(float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x), 4)


def _numbers(labels: pd.Series) -> npt.NDArray[np.intp]:
    """Labels as numbers in label order, so that the columns of every score are in that order too."""
    return np.array([LABELS.index(Label(label)) for label in labels], dtype=np.intp)


def _card(
    rows: pd.DataFrame, *, name: str, encoder: Encoder | None, seed: int, codebook_version: str
) -> dict[str, Any]:
    trained_on = training_hash(rows)
    made_of = (trained_on, codebook_version, seed, SETTINGS, encoder.version if encoder else "")
    return {
        "name": str(name),
        "version": f"{name}-{CODE_VERSION}-{stable_id(*made_of)[:8]}",
        "encoder": encoder.version if encoder else "",
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
