"""What the model sees of a passage: columns of text and of numbers, and the pipeline that weighs them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from stance.classifier.encoder import Pair, Vectors
from stance.classifier.lexicon import LEXICON_HASH, cue_pairs, cues
from stance.classifier.masking import masked
from stance.records import Passage

_WORD = r"(?u)\b\w[\w'’]*\b"
_BLOCKS: dict[str, tuple[str, dict[str, Any]]] = {
    "words": ("statement", {"ngram_range": (1, 2), "token_pattern": _WORD}),
    "letters": ("statement", {"ngram_range": (3, 4), "analyzer": "char_wb"}),
    "cues": ("cues", {"ngram_range": (1, 2), "token_pattern": r"\S+", "lowercase": False, "binary": True}),
    "pairs": ("pairs", {"token_pattern": r"\S+", "lowercase": False}),
    "context": ("context", {"token_pattern": _WORD}),
}

SETTINGS: dict[str, Any] = {
    "blocks": _BLOCKS,
    "weights": {"words": 1.0, "letters": 0.7, "cues": 0.5, "pairs": 0.3, "context": 0.5, "vectors": 0.1},
    "vectorizer": {"sublinear_tf": True, "min_df": 2},
    "classifier": {"C": 4.0, "class_weight": "balanced", "max_iter": 2000},
    "lexicon": LEXICON_HASH,
}
"""Chosen on statements of writers that a model had not seen, never on gold. The context has a low weight: joined to the
statement as one string it made results worse."""


def columns(passages: Sequence[Passage]) -> pd.DataFrame:
    """One row per passage, all text: `statement` and `context` with names masked, `cues` in order, `pairs` of cues.

    `context` is the title where nothing stands before the statement: headline and lead are one context.
    """
    found = [cues(passage.statement) for passage in passages]
    return pd.DataFrame(
        {
            "statement": [masked(passage.statement) for passage in passages],
            "context": [masked(passage.context or passage.title) for passage in passages],
            "cues": [" ".join(names) for names in found],
            "pairs": [" ".join(cue_pairs(names)) for names in found],
        },
        dtype=object,
    )


def pairs_of(table: pd.DataFrame) -> list[Pair]:
    """What an encoder reads of each row of `columns`."""
    return list(zip(table["context"], table["statement"], strict=True))


def with_vectors(table: pd.DataFrame, vectors: Vectors) -> pd.DataFrame:
    """`columns` with the numbers of each row's vector after the text."""
    numbers = pd.DataFrame(vectors, index=table.index, columns=_numbered(vectors.shape[1]))
    return pd.concat([table, numbers], axis=1)


def new_pipeline(table: pd.DataFrame, *, seed: int = 0, size: int = 0) -> Pipeline:
    """The untrained model: blocks of TF-IDF, with `size` a block of vectors beside them, then logistic regression.

    A block that finds nothing to learn from in `table`, such as that of contexts where there are none, is left out.
    """
    blocks: list[tuple[str, Any, Any]] = [
        (name, _vectorizer(how), column) for name, (column, how) in _BLOCKS.items() if _has_terms(how, table[column])
    ]
    if size:
        blocks.append(("vectors", StandardScaler(), _numbered(size)))
    features = ColumnTransformer(blocks, transformer_weights=SETTINGS["weights"])
    return Pipeline(
        [("features", features), ("classifier", LogisticRegression(**SETTINGS["classifier"], random_state=seed))]
    )


def _vectorizer(how: dict[str, Any]) -> TfidfVectorizer:
    return TfidfVectorizer(**SETTINGS["vectorizer"], **how)


def _has_terms(how: dict[str, Any], texts: pd.Series) -> bool:
    try:
        _vectorizer(how).fit(texts)
    except ValueError:  # no term stands in two of the texts
        return False
    return True


def _numbered(size: int) -> list[str]:
    return [f"v{number}" for number in range(size)]
