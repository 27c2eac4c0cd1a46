"""How the numbers of a model in a folder become probabilities of the four labels: by its own list of classes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scipy.special import softmax

from stance.classifier.scores import LABELS, Floats
from stance.debate import Debate
from stance.errors import ModelError

Logits = Callable[[str, str | None], Floats]
"""The model's numbers, one a class, for a text or a pair of texts."""

ENTAILMENT = "entailment"
INFERENCE = frozenset({ENTAILMENT, "not_entailment", "neutral", "contradiction"})
"""What the classes of a model of inference are called."""


@dataclass(frozen=True, slots=True)
class FourLabels:
    """A model trained with the code book; `columns` are its classes in label order."""

    columns: tuple[int, ...]

    def row(self, text: str, logits: Logits) -> Floats:
        """The probability of each label in label order."""
        found: Floats = softmax(logits(text, None)[list(self.columns)])
        return found


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """A model of inference, asked how far a text entails a sentence for each label; no training with the code book.

    The method is from Yin, Hay and Roth, "Benchmarking Zero-shot Text Classification: Datasets, Evaluation and
    Entailment Approach" (2019): the label whose hypothesis is entailed most. `column` is the class of entailment.
    """

    column: int
    sentences: tuple[str, ...]

    def row(self, text: str, logits: Logits) -> Floats:
        """The probability of each label in label order: the softmax of the entailments over the labels."""
        found: Floats = softmax([logits(text, sentence)[self.column] for sentence in self.sentences])
        return found


def reading(classes: Mapping[int, str], debate: Debate) -> FourLabels | Hypotheses:
    """How to read a model with these classes; case does not matter in their names.

    Raises:
        ModelError: the classes are neither the four labels nor those of a model of inference.
    """
    names = {name.strip().lower(): column for column, name in classes.items()}
    if len(names) == len(classes) and sorted(classes) == list(range(len(classes))):
        if set(names) == set(LABELS):
            return FourLabels(tuple(names[label] for label in LABELS))
        if ENTAILMENT in names and len(names) > 1 and set(names) <= INFERENCE:
            return Hypotheses(names[ENTAILMENT], hypotheses(debate))
    found = ", ".join(classes.values())[:200] or "not named"
    raise ModelError(
        f"the model's classes (id2label in config.json) are {found}; allowed are "
        f"{', '.join(LABELS)}, or {ENTAILMENT} with any of {', '.join(sorted(INFERENCE - {ENTAILMENT}))}: "
        "name the classes so, or take another model"
    )


def hypotheses(debate: Debate) -> tuple[str, ...]:
    """A sentence for each label in label order: the debate's own, else one made of its question and label wordings."""
    if debate.hypotheses:
        return tuple(debate.hypotheses[label] for label in LABELS)
    about = f"On the question “{debate.question}” the speaker's position is"
    return tuple(f"{about}: {debate.labels[label]}." for label in LABELS)
