"""What every classifier offers, whatever is behind it, and how probabilities become stances."""

from collections.abc import Sequence
from typing import Protocol

from stance.classifier.conditions import condition_of
from stance.classifier.explanation import Words
from stance.classifier.scores import LABELS, Floats
from stance.records import CautionKind, Label, Passage, Stance

WITHOUT_TEXT = (0.0, 0.0, 0.0, 1.0)
"""What a blank statement gets: it takes no position for sure."""


class Classifier(Protocol):
    """A model of ours, a model in a folder of the user's, or one behind an address."""

    @property
    def version(self) -> str:
        """A short name that changes whenever the same passage might get another label."""

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each label in label order, each row adding up to 1."""

    def classify(
        self, passages: Sequence[Passage], *, statement_ids: Sequence[str] | None = None, explain: bool = False
    ) -> list[Stance]:
        """One `Stance` per passage, in order; with `explain` those that can say so carry the words that moved them."""


def stances(
    passages: Sequence[Passage],
    probabilities: Floats,
    *,
    version: str,
    statement_ids: Sequence[str] | None = None,
    words: Sequence[Words] | None = None,
    kinds: Sequence[CautionKind | None] | None = None,
) -> list[Stance]:
    """The stance of each passage: its likeliest label, and what belongs to it; no passage gives an empty list.

    Without `statement_ids` the ids are empty. `kinds` are kept for cautious passages only, which also get the words of
    their condition.
    """
    count = len(passages)
    ids, moved = statement_ids or [""] * count, words or [()] * count
    found = []
    for at, row in enumerate(probabilities.tolist()):
        label = LABELS[max(range(len(row)), key=row.__getitem__)]
        cautious = label is Label.CAUTIOUS
        found.append(
            Stance(
                statement_id=ids[at],
                label=label,
                probabilities=(row[0], row[1], row[2], row[3]),
                model_version=version,
                words=moved[at],
                caution_kind=kinds[at] if kinds and cautious else None,
                condition=condition_of(passages[at].statement) if cautious else "",
            )
        )
    return found
