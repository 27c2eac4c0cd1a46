"""The words that moved a label: the exact terms of the linear model, put back onto words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline

from stance.classifier.encoder import Reading
from stance.classifier.scores import Floats
from stance.records import Passage

MOST = 8
EDGES = ".,;:!?…()[]“”‘’'\"–—-"

Words = tuple[tuple[str, float], ...]
Probabilities = Callable[[Sequence[Passage]], Floats]
"""What `Classifier.probabilities` is."""


def contributions(
    pipeline: Pipeline,
    statements: Sequence[str],
    values: csr_array,
    labels: npt.NDArray[np.intp],
    *,
    readings: Sequence[Reading] | None = None,
    scale: float,
    most: int | None = MOST,
) -> list[Words]:
    """For each statement up to `most` (words, signed contribution) pairs for its label number, the strongest first.

    `statements` are those of `features.columns`, `values` a row of the pipeline's features for each. Contributions are
    exact: all of a row's (`most` None) and the intercepts' share add up to the logarithm of the label's probability
    minus the mean logarithm of the other three. What a group of letters adds is credited in equal parts to the words
    it stands in. "[not permit]" are cues of the lexicon in that order, "before: x" a word of the sentences before.
    `readings` are needed where the model has an encoder: its vector is the mean of token states, so each token's share
    is exact, too; a state has taken in the words around it, though, and what happens without a word is for `occlusion`
    to say. No statement gives an empty list.
    """
    if not len(statements):
        return []
    features, values = pipeline["features"], values.tocsr()
    names = features.get_feature_names_out()
    against = scale * _label_against_others(pipeline["classifier"].coef_)
    spell = features.named_transformers_["letters"].build_analyzer()
    moved = []
    for at, text in enumerate(statements):
        row = slice(values.indptr[at], values.indptr[at + 1])
        where = values.indices[row]
        terms = dict(zip(names[where], (values.data[row] * against[labels[at], where]).tolist(), strict=True))
        read = [] if readings is None else _token_shares(features, names, against[labels[at]], readings[at], text)
        moved.append(_strongest([*read, *_readable(terms, text, spell)], most))
    return moved


def occlusion(probabilities: Probabilities, passage: Passage, label: int, *, most: int | None = MOST) -> Words:
    """The words of `passage` by what the label number loses, in log-odds, when the word is left out.

    The label's log-odds are against the other three together. Works for every classifier, and asks it once for each
    word (Zeiler & Fergus 2014; Li et al. 2016). A blank statement has no words.
    """
    words = passage.statement.split()
    if not words:
        return ()
    without = [" ".join(words[:at] + words[at + 1 :]) for at in range(len(words))]
    rows = probabilities([passage, *(replace(passage, statement=text) for text in without)])
    share = np.clip(rows[:, label], 1e-6, 1 - 1e-6)
    odds = np.log(share / (1 - share))
    return _strongest(
        zip((word.strip(EDGES).lower() for word in words), (odds[0] - odds[1:]).tolist(), strict=True), most
    )


def _token_shares(
    features: ColumnTransformer, names: npt.NDArray[np.object_], against: Floats, reading: Reading, text: str
) -> Iterator[tuple[str, float]]:
    """What each token of the statement adds through the vector, under the word that it is part of."""
    own = np.array([name.startswith("vectors__") for name in names])
    scaler, weight = features.named_transformers_["vectors"], features.transformer_weights["vectors"]
    pull = weight * against[own] / scaler.scale_
    shares = (reading.states - scaler.mean_) @ pull / max(1, len(reading.states))
    ends = np.cumsum([len(word) + 1 for word in text.split(" ")])
    words = text.split(" ")
    for (start, _), share in zip(reading.offsets, shares.tolist(), strict=True):
        yield words[int(np.searchsorted(ends, start, side="right"))].strip(EDGES).lower(), share


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


def _strongest(pairs: Iterable[tuple[str, float]], most: int | None) -> Words:
    sums: Counter[str] = Counter()
    for word, value in pairs:
        sums[word] += value  # type: ignore[assignment]  # a Counter also adds fractions
    ranked = sorted(sums.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return tuple((word, round(float(value), 4)) for word, value in ranked[:most] if value)
