"""Measuring a model on statements coded by hand, beside the baselines."""

import numpy as np
import pandas as pd
from sklearn.dummy import DummyClassifier

from stance.classifier.baselines import CueWordRule
from stance.classifier.labelling import Classifier
from stance.classifier.scores import LABELS, Scores, score
from stance.classifier.table import table_passages
from stance.errors import InputError
from stance.records import Label


def evaluate(model: Classifier, rows: pd.DataFrame, *, seed: int = 0) -> list[Scores]:
    """The scores of the model (named by its version), of the commonest label of `rows`, and of the cue-word rule.

    Columns of `rows`: `statement` and `label`; optional `context`, `title` and `doc_id` (the bootstrap draws whole
    documents).

    Raises:
        InputError: there is no row, no column `statement` or `label`, or a label outside the code book.
    """
    passages = table_passages(rows)
    truth = rows["label"].tolist() if "label" in rows else []
    unknown = sorted({str(label) for label in truth} - set(Label))
    if not truth or unknown:
        problem = f"the label {', '.join(unknown)} is unknown" if unknown else "no statement has a label"
        raise InputError(f"cannot evaluate: {problem}; give every statement one of {', '.join(Label)}")
    texts = [passage.statement for passage in passages]
    majority = DummyClassifier(strategy="most_frequent").fit(texts, truth)
    always = np.tile([float(label in majority.predict([""])) for label in LABELS], (len(truth), 1))
    found = {
        model.version: model.probabilities(passages),
        "majority": always,
        "cue words": CueWordRule().fit(texts, truth).predict_proba(texts),
    }
    documents = rows["doc_id"].tolist() if "doc_id" in rows else None
    return [score(name, truth, values, documents=documents, seed=seed) for name, values in found.items()]
