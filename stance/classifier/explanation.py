"""The words that moved a label: the exact terms of the linear model, put back onto words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.pipeline import Pipeline

from stance.classifier.features import columns
from stance.records import Passage

MOST = 8
EDGES = ".,;:!?…()[]“”‘’'\"–—-"

Words = tuple[tuple[str, float], ...]


def contributions(
    pipeline: Pipeline,
    passages: Sequence[Passage],
    labels: npt.NDArray[np.intp],
    *,
    scale: float,
    most: int | None = MOST,
) -> list[Words]:
    """For each passage up to `most` (words, signed contribution) pairs for its label number, the strongest first.

    Contributions are exact: all of a passage's (`most` None) and the intercepts' share add up to the logarithm of the
    label's probability minus the mean logarithm of the other three. `scale` is one over the temperature. What a group
    of letters adds is credited in equal parts to the words it stands in. "[not permit]" are cues of the lexicon in
    that order, "before: x" a word of the sentences before. No passage gives an empty list.
    """
    if not passages:
        return []
    table = columns(passages)
    features = pipeline["features"]
    values = features.transform(table).tocsr()
    names = features.get_feature_names_out()
    against = scale * _label_against_others(pipeline["classifier"].coef_)
    spell = features.named_transformers_["letters"].build_analyzer()
    moved = []
    for at, text in enumerate(table["statement"]):
        row = slice(values.indptr[at], values.indptr[at + 1])
        where = values.indices[row]
        terms = dict(zip(names[where], (values.data[row] * against[labels[at], where]).tolist(), strict=True))
        moved.append(_strongest(_readable(terms, text, spell), most))
    return moved


def _label_against_others(coefficients: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Each label's coefficients minus the mean of the other labels'."""
    count = len(coefficients)
    against: npt.NDArray[np.float64] = (coefficients * count - coefficients.sum(axis=0)) / (count - 1)
    return against


def _readable(terms: dict[str, float], text: str, spell: Callable[[str], list[str]]) -> Iterator[tuple[str, float]]:
    """The terms under the words a reader would know them by."""
    spelled = [(word.strip(EDGES).lower(), spell(word)) for word in text.split()]
    holders = Counter(letters for _, groups in spelled for letters in groups)
    for word, groups in spelled:
        yield word, sum(terms.get(f"letters__{letters}", 0.0) / holders[letters] for letters in groups)
    for name, value in terms.items():
        block, _, term = name.partition("__")
        if block == "words":
            yield term, value
        elif block in ("cues", "pairs"):
            yield f"[{term.lower()}]", value
        elif block == "context":
            yield f"before: {term}", value


def _strongest(pairs: Iterator[tuple[str, float]], most: int | None) -> Words:
    sums: Counter[str] = Counter()
    for word, value in pairs:
        sums[word] += value  # type: ignore[assignment]  # a Counter also adds fractions
    ranked = sorted(sums.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return tuple((word, round(float(value), 4)) for word, value in ranked[:most] if value)
