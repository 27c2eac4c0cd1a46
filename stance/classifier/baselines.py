"""Baselines that any model must beat: always the commonest label, and a count of cue words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin

from stance.classifier.lexicon import LEXICON, cues
from stance.classifier.scores import LABELS, Floats
from stance.records import Label

HEAD_START = {Label.NONE: 0.5}
"""A statement without any cue is `none`."""


class CueWordRule(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Votes for each label by the cues of the lexicon's `[rule]` table; learns nothing from training statements."""

    def fit(self, statements: Sequence[str], labels: Sequence[str]) -> Self:
        """The rule itself; both arguments are there for scikit-learn."""
        self.classes_ = np.asarray(LABELS, dtype=object)
        return self

    def predict_proba(self, statements: Sequence[str]) -> Floats:
        """The share of votes for each label in label order, one row each; without any cue `none` has them all."""
        votes = np.array([self._votes(text) for text in statements], dtype=float).reshape(-1, len(LABELS))
        return np.asarray(votes / votes.sum(axis=1, keepdims=True))

    def predict(self, statements: Sequence[str]) -> np.ndarray:
        """The label with most votes, the first in label order where several have as many."""
        return np.asarray(self.classes_[self.predict_proba(statements).argmax(axis=1)])

    @staticmethod
    def _votes(text: str) -> list[float]:
        found = cues(text)
        found += [f"{one} {next_one}" for one, next_one in pairwise(found)]
        return [HEAD_START.get(label, 0.0) + sum(map(found.count, LEXICON["rule"][label])) for label in LABELS]
