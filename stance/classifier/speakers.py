"""Whether labels follow the speaker: a baseline that knows nothing else, and what the names in a text change."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from stance.classifier.labelling import Classifier
from stance.classifier.masking import PLACEHOLDER, masked
from stance.classifier.scores import LABELS, Floats, Labels, chosen
from stance.records import Passage

SPEAKER_COLUMNS = ("actor", "institution", "country")
"""Who speaks, from the narrowest to the widest."""

STAND_INS = ("Hungary", "Poland", "Brandt", "Norland")
"""Put in for every name: two countries that disagree on the question, an invented person and an invented country."""

_NAME = re.compile(rf"\b{PLACEHOLDER}(?: {PLACEHOLDER})*\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTest:
    """How many of `statements` labels hang on the names in the text (counts of statements).

    `changed` says how many labels are not those of the text as written once every name is hidden, or replaced by one
    and the same stand-in; `varied` how many are not the same for all stand-ins. A model blind to names has 0
    everywhere.
    """

    statements: int
    changed: dict[str, int]
    varied: int


def speaker_alone(rows: pd.DataFrame) -> Floats:
    """A guess from who speaks: the shares of the labels that the same speaker has in the other documents.

    For rows with `label`, `doc_id` and any of `SPEAKER_COLUMNS`, a row each, columns in label order, adding up to 1.
    The speaker is the actor, else (never heard in another document, or empty) the institution, else the country, else
    anyone; where there is no other document all four labels are as likely.
    """
    marks = pd.DataFrame({label: rows["label"] == label for label in LABELS}, dtype=float)
    anyone = pd.Series("anyone", index=rows.index)
    found = pd.DataFrame(1.0, index=rows.index, columns=marks.columns)
    for speaker in (anyone, *(rows[name] for name in reversed(SPEAKER_COLUMNS) if name in rows)):
        here = marks.groupby([speaker, rows["doc_id"]]).transform("sum")
        elsewhere = marks.groupby(speaker).transform("sum") - here
        heard = (speaker != "") & (elsewhere.sum(axis=1) > 0)
        found = found.mask(heard, elsewhere)
    return np.asarray(found.div(found.sum(axis=1), axis=0), dtype=float)


def name_test(model: Classifier, passages: Sequence[Passage], labels: Labels) -> NameTest:
    """What the names in `passages` change; `labels` are those of the model for the passages as written."""
    texts = {"hidden": [_changed(passage, masked) for passage in passages]}
    for name in STAND_INS:
        texts[name] = [_changed(passage, partial(_renamed, name=name)) for passage in passages]
    found = {name: chosen(model.probabilities(changed)) for name, changed in texts.items()}
    first, *others = (found[name] for name in STAND_INS)
    varied = np.any([first != other for other in others], axis=0)
    return NameTest(
        statements=len(passages),
        changed={name: int(np.sum(guess != labels)) for name, guess in found.items()},
        varied=int(np.sum(varied)),
    )


def _changed(passage: Passage, change: Callable[[str], str]) -> Passage:
    """The passage with its texts changed, and without the speaker's institution and country, which are names too."""
    return Passage(statement=change(passage.statement), context=change(passage.context), title=change(passage.title))


def _renamed(text: str, *, name: str) -> str:
    """`text` with every name that `masked` hides replaced by `name`, also where it has several words."""
    return _NAME.sub(name, masked(text))
