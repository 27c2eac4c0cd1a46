"""Stances: which label a statement gets, how surely, and why."""

from stance.classifier.evaluation import evaluate
from stance.classifier.fitting import cross_validate, train
from stance.classifier.gold import read_gold
from stance.classifier.labelling import Classifier
from stance.classifier.model import StanceModel
from stance.classifier.modelfile import load_model, save_model
from stance.classifier.passages import passage
from stance.classifier.scores import Scores, score
from stance.classifier.table import classify_table, read_table, table_passages
from stance.classifier.training import read_training

classify = StanceModel.classify
"""The stances of passages: `classify(model, passages)`."""

__all__ = [
    "Classifier",
    "Scores",
    "StanceModel",
    "classify",
    "classify_table",
    "cross_validate",
    "evaluate",
    "load_model",
    "passage",
    "read_gold",
    "read_table",
    "read_training",
    "save_model",
    "score",
    "table_passages",
    "train",
]
