"""A model that also weighs who speaks. Off by default: it breaks rule 1 of the code book and hides changes of mind.

It is here to be measured against the model that reads words alone, and for nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from stance.classifier.labelling import Classifier
from stance.classifier.scores import LABELS, Floats
from stance.classifier.table import read_table
from stance.errors import ModelError
from stance.records import Passage, Stance

SPEAKER = "speaker"
"""What the choice of this model is called."""

COLUMNS = ("institution", "country", *LABELS)
PULL = 5.0
"""How many positions of its own an institution (or country) needs to count as much as its country (or everyone)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerModel:
    """What `base` makes of the words, times how much oftener than others such a speaker takes each position.

    `counts` has the columns `COLUMNS`: positions counted by institution and country. The two are combined as
    independent evidence (naive Bayes); shares are smoothed from everyone to the country to the institution.
    """

    base: Classifier
    counts: pd.DataFrame

    @property
    def version(self) -> str:
        """The version of `base` with the name of this model before it."""
        return f"{SPEAKER}-{self.base.version}"

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each label; without institution and country as `base` has it."""
        rows = self.base.probabilities(passages)
        if not passages:
            return rows
        weighed = rows * np.array([self._oftener(passage) for passage in passages])
        shares: Floats = weighed / weighed.sum(axis=1, keepdims=True)
        return shares

    def classify(
        self, passages: Sequence[Passage], *, statement_ids: Sequence[str] | None = None, explain: bool = False
    ) -> list[Stance]:
        """One `Stance` per passage; words and kinds are those of `base`, which knows nothing of the speaker."""
        found = self.base.classify(passages, statement_ids=statement_ids, explain=explain)
        return [
            replace(
                stance,
                label=LABELS[int(row.argmax())],
                probabilities=(float(row[0]), float(row[1]), float(row[2]), float(row[3])),
                model_version=self.version,
            )
            for stance, row in zip(found, self.probabilities(passages), strict=True)
        ]

    def _oftener(self, passage: Passage) -> Floats:
        """For each label, the speaker's share of it over everyone's; 1 for a speaker that is not known."""
        numbers = self.counts[list(LABELS)].to_numpy(dtype=float)
        everyone = (numbers.sum(axis=0) + 1) / (numbers.sum() + len(LABELS))
        of_country = numbers[(self.counts["country"] == passage.country).to_numpy()].sum(axis=0)
        at_institution = numbers[(self.counts["institution"] == passage.institution).to_numpy()].sum(axis=0)
        country = (of_country + PULL * everyone) / (of_country.sum() + PULL)
        institution = (at_institution + PULL * country) / (at_institution.sum() + PULL)
        oftener: Floats = institution / everyone
        return oftener


def load_speaker_model(base: Classifier, file: Path) -> SpeakerModel:
    """The model over `base` with the counts in `file`.

    Raises:
        ModelError: the file is missing, lacks a column or has a count that is no number.
    """
    if not file.is_file():
        raise ModelError(f"there is no {file}, which the model {SPEAKER!r} needs; choose another model")
    counts = read_table(file)
    missing = [column for column in COLUMNS if column not in counts]
    if missing:
        raise ModelError(f"{file} lacks the column {', '.join(missing)}; add it")
    try:
        return SpeakerModel(base=base, counts=counts.astype(dict.fromkeys(LABELS, int)))
    except ValueError as error:
        raise ModelError(f"{file} has a count that is no number ({error}); mend it") from error
