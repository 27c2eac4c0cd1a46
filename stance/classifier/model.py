"""The trained model: probabilities for passages, and the words that moved them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from stance.classifier.encoder import Encoder, Reading, mean_vectors
from stance.classifier.explanation import Words, contributions
from stance.classifier.features import columns, pairs_of, with_vectors
from stance.classifier.labelling import WITHOUT_TEXT, stances
from stance.classifier.scores import LABELS, Floats
from stance.records import CautionKind, Passage, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceModel:
    """A trained pipeline, the temperature that calibrates it, and the card that says how it came about.

    `encoder` makes the vectors that the pipeline weighs beside words and letters; the model without one has none.
    `kinds` tells why a cautious statement is cautious from the pipeline's features. `card` holds plain values (it is
    stored as JSON): version, name, code_version, created_with, training_hash, training_rows, codebook_version, labels,
    settings, seed, encoder, temperature, measured_on and scores.
    """

    pipeline: Pipeline
    kinds: LogisticRegression
    card: dict[str, Any]
    encoder: Encoder | None = None

    @property
    def version(self) -> str:
        """A short name that changes whenever training statements, settings, encoder, code book or code version do."""
        return str(self.card["version"])

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each label in label order; a blank statement is `none` for sure."""
        if not passages:
            return np.empty((0, len(LABELS)))
        return self._probabilities(passages, self.pipeline["features"].transform(self._table(passages)))

    def classify(
        self, passages: Sequence[Passage], *, statement_ids: Sequence[str] | None = None, explain: bool = False
    ) -> list[Stance]:
        """One `Stance` per passage, in order; no passage gives an empty list.

        `statement_ids` names the statements (default: empty ids). With `explain` each stance carries the words that
        moved it (see `explanation.contributions`).
        """
        if not passages:
            return []
        readings = self._readings(passages) if explain else None
        table = self._table(passages, readings)
        values = self.pipeline["features"].transform(table)
        rows = self._probabilities(passages, values)
        best = rows.argmax(axis=1)
        return stances(
            passages,
            rows,
            version=self.version,
            statement_ids=statement_ids,
            words=self._words(passages, table, values, readings, best) if explain else None,
            kinds=[CautionKind(kind) for kind in self.kinds.predict(values)],
        )

    def _readings(self, passages: Sequence[Passage]) -> list[Reading] | None:
        return list(self.encoder.readings(pairs_of(columns(passages)))) if self.encoder else None

    def _table(self, passages: Sequence[Passage], readings: list[Reading] | None = None) -> pd.DataFrame:
        table = columns(passages)
        if self.encoder is None:
            return table
        return with_vectors(table, mean_vectors(readings) if readings else self.encoder.vectors(pairs_of(table)))

    def _probabilities(self, passages: Sequence[Passage], values: csr_array) -> Floats:
        decisions = self.pipeline["classifier"].decision_function(values)
        found: Floats = softmax(decisions / self.card["temperature"], axis=1)
        found[[not passage.statement.strip() for passage in passages]] = WITHOUT_TEXT
        return found

    def _words(
        self,
        passages: Sequence[Passage],
        table: pd.DataFrame,
        values: csr_array,
        readings: list[Reading] | None,
        best: npt.NDArray[np.intp],
    ) -> list[Words]:
        scale = 1 / self.card["temperature"]
        found = contributions(self.pipeline, list(table["statement"]), values, best, readings=readings, scale=scale)
        return [words if passage.statement.strip() else () for words, passage in zip(found, passages, strict=True)]
