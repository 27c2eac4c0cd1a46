"""The trained model: probabilities for passages, and the words that moved them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
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
        return self._probabilities(passages, self._table(passages)) if passages else np.empty((0, len(LABELS)))

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
        rows = self._probabilities(passages, table)
        return stances(
            passages,
            rows,
            version=self.version,
            statement_ids=statement_ids,
            words=self._words(passages, table, readings, rows.argmax(axis=1)) if explain else None,
            kinds=[CautionKind(kind) for kind in self.kinds.predict(self.pipeline["features"].transform(table))],
        )

    def _readings(self, passages: Sequence[Passage]) -> list[Reading] | None:
        return list(self.encoder.readings(pairs_of(columns(passages)))) if self.encoder else None

    def _table(self, passages: Sequence[Passage], readings: list[Reading] | None = None) -> pd.DataFrame:
        table = columns(passages)
        if self.encoder is None:
            return table
        return with_vectors(table, mean_vectors(readings) if readings else self.encoder.vectors(pairs_of(table)))

    def _probabilities(self, passages: Sequence[Passage], table: pd.DataFrame) -> Floats:
        found: Floats = softmax(self.pipeline.decision_function(table) / self.card["temperature"], axis=1)
        found[[not passage.statement.strip() for passage in passages]] = WITHOUT_TEXT
        return found

    def _words(
        self,
        passages: Sequence[Passage],
        table: pd.DataFrame,
        readings: list[Reading] | None,
        best: npt.NDArray[np.intp],
    ) -> list[Words]:
        found = contributions(self.pipeline, table, best, readings=readings, scale=1 / self.card["temperature"])
        return [words if passage.statement.strip() else () for words, passage in zip(found, passages, strict=True)]
