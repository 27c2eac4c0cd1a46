"""The trained model: probabilities for passages, and the words that moved them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import softmax
from sklearn.pipeline import Pipeline

from stance.classifier.explanation import Words, contributions
from stance.classifier.features import columns
from stance.classifier.labelling import WITHOUT_TEXT, stances
from stance.classifier.scores import LABELS, Floats
from stance.records import Passage, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceModel:
    """A trained pipeline, the temperature that calibrates it, and the card that says how it came about.

    `card` holds plain values (it is stored as JSON): version, name, code_version, created_with, training_hash,
    training_rows, codebook_version, labels, settings, seed, temperature and scores.
    """

    pipeline: Pipeline
    card: dict[str, Any]

    @property
    def version(self) -> str:
        """A short name that changes whenever training statements, settings, seed, code book or code version do."""
        return str(self.card["version"])

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each label in label order; a blank statement is `none` for sure."""
        if not passages:
            return np.empty((0, len(LABELS)))
        found: Floats = softmax(self.pipeline.decision_function(columns(passages)) / self.card["temperature"], axis=1)
        found[[not passage.statement.strip() for passage in passages]] = WITHOUT_TEXT
        return found

    def classify(
        self, passages: Sequence[Passage], *, statement_ids: Sequence[str] | None = None, explain: bool = False
    ) -> list[Stance]:
        """One `Stance` per passage, in order; no passage gives an empty list.

        `statement_ids` names the statements (default: empty ids). With `explain` each stance carries the words that
        moved it (see `explanation.contributions`), which takes under a millisecond a statement.
        """
        rows = self.probabilities(passages)
        words = self._words(passages, rows.argmax(axis=1)) if explain else None
        return stances(passages, rows, version=self.version, statement_ids=statement_ids, words=words)

    def _words(self, passages: Sequence[Passage], best: npt.NDArray[np.intp]) -> list[Words]:
        found = contributions(self.pipeline, passages, best, scale=1 / self.card["temperature"])
        return [words if passage.statement.strip() else () for words, passage in zip(found, passages, strict=True)]
