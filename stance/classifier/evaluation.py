"""Measuring a model on statements coded by people, beside baselines that know much less."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.dummy import DummyClassifier

from stance.classifier.baselines import CueWordRule
from stance.classifier.coverage import coverage
from stance.classifier.labelling import Classifier
from stance.classifier.scores import LABELS, Floats, Scores, chosen, score
from stance.classifier.speakers import SPEAKER_COLUMNS, NameTest, name_test, speaker_alone
from stance.classifier.table import table_passages
from stance.errors import InputError
from stance.records import Label, Passage, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScores:
    """The kinds of caution, for the `statements` that are cautious, are labelled so, and have a kind from both sides.

    `accuracy` is the share with the right kind, `commonest` the share that the commonest true kind alone would get.
    """

    statements: int
    accuracy: float
    commonest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All figures of one model on statements coded by people.

    `agreed` are the scores on the statements two people coded alike; None where the rows do not say. `baselines` are
    the commonest label of the rows, the cue-word rule and, where the rows name speakers, the speaker alone (which
    learns from the other documents). `coverage` is the table of `coverage.coverage`. `caution_kinds` is None where the
    rows or the model tell no kind.
    """

    model: Scores
    agreed: Scores | None
    baselines: tuple[Scores, ...]
    coverage: pd.DataFrame
    caution_kinds: KindScores | None
    names: NameTest
    learning_curve: pd.DataFrame | None = None


def evaluate(model: Classifier, rows: pd.DataFrame, *, seed: int = 0) -> Evaluation:
    """The `Evaluation` of a model, which is named by its version.

    Columns of `rows`: `statement` and `label`; optional `context`, `title`, `doc_id` (the bootstrap draws whole
    documents; without it every statement is its own), `actor`, `institution`, `country`, `agreed` and `caution_kind`.

    Raises:
        InputError: there is no row, no column `statement` or `label`, or a label outside the code book.
    """
    passages = _checked(rows)
    stances = model.classify(passages)
    guess = np.array([stance.probabilities for stance in stances])
    agreed = (rows["agreed"] == "yes").to_numpy() if "agreed" in rows else np.zeros(len(rows), dtype=bool)
    return Evaluation(
        model=_scores(model.version, rows, guess, seed=seed),
        agreed=_scores("where the coders agreed", rows[agreed], guess[agreed], seed=seed) if agreed.any() else None,
        baselines=tuple(_scores(name, rows, values, seed=seed) for name, values in _baselines(rows).items()),
        coverage=coverage(rows["label"].to_numpy(dtype=object), guess),
        caution_kinds=_caution_kinds(rows, stances),
        names=name_test(model, passages, chosen(guess)),
    )


def measured(model: Classifier, rows: pd.DataFrame, *, seed: int = 0) -> Scores:
    """The scores of the model alone; columns and errors as in `evaluate`."""
    return _scores(model.version, rows, model.probabilities(_checked(rows)), seed=seed)


def _checked(rows: pd.DataFrame) -> list[Passage]:
    """The passages of `rows`, once every row is known to have a label."""
    passages = table_passages(rows)
    truth = rows["label"].tolist() if "label" in rows else []
    unknown = sorted({str(label) for label in truth} - set(Label))
    if not truth or unknown:
        problem = f"the label {', '.join(unknown)} is unknown" if unknown else "no statement has a label"
        raise InputError(f"cannot evaluate: {problem}; give every statement one of {', '.join(Label)}")
    return passages


def _scores(name: str, rows: pd.DataFrame, probabilities: Floats, *, seed: int) -> Scores:
    documents = rows["doc_id"].tolist() if "doc_id" in rows else None
    return score(name, rows["label"].tolist(), probabilities, documents=documents, seed=seed)


def _baselines(rows: pd.DataFrame) -> dict[str, Floats]:
    texts, truth = rows["statement"].tolist(), rows["label"].tolist()
    majority = DummyClassifier(strategy="most_frequent").fit(texts, truth).predict([""])
    found = {
        "majority": np.tile([float(label in majority) for label in LABELS], (len(rows), 1)),
        "cue words": CueWordRule().fit(texts, truth).predict_proba(texts),
    }
    if any(name in rows for name in SPEAKER_COLUMNS):
        found["speaker alone"] = speaker_alone(rows if "doc_id" in rows else rows.assign(doc_id=range(len(rows))))
    return found


def _caution_kinds(rows: pd.DataFrame, stances: Sequence[Stance]) -> KindScores | None:
    if "caution_kind" not in rows:
        return None
    pairs = [
        (kind, str(stance.caution_kind))
        for kind, label, stance in zip(rows["caution_kind"].fillna(""), rows["label"], stances, strict=True)
        if label == stance.label == Label.CAUTIOUS and kind and stance.caution_kind
    ]
    if not pairs:
        return None
    true = pd.Series([kind for kind, _ in pairs])
    return KindScores(
        statements=len(pairs),
        accuracy=float(np.mean([kind == guess for kind, guess in pairs])),
        commonest=float(true.value_counts(normalize=True).iloc[0]),
    )
