"""How much a model gains from more training statements."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from stance.classifier.evaluation import measured
from stance.classifier.folds import groups
from stance.classifier.labelling import Classifier

SIZES = (250, 500, 1000, 2000, 4000)


def learning_curve(
    train: Callable[[pd.DataFrame], Classifier],
    rows: pd.DataFrame,
    gold: pd.DataFrame,
    *,
    sizes: Sequence[int] = SIZES,
    seed: int = 0,
) -> pd.DataFrame:
    """The scores on `gold` of models that `train` makes from parts of `rows` (columns as in `read_training`).

    One row for each of `sizes` that is smaller than `rows`, and one for all of them: `statements` (trained on; whole
    groups of `folds.groups`, so somewhat more than the size), `macro_f1` with the bounds `low` and `high` of its 95 %
    interval, `macro_f1_positions` with `low_positions` and `high_positions`, `accuracy`, `brier`; see `Scores`. The
    same seed draws the same rows, and a smaller part is contained in each larger one. Where `train` uses an encoder
    tuned before, the curve is that of the classifier behind it alone.

    Raises:
        InputError: a row of `gold` has no label of the code book, or a part is too small to train on.
    """
    together = groups(rows)
    place = np.random.default_rng(seed).permutation(together.max() + 1)[together]
    before = np.searchsorted(np.sort(place), place)  # rows of the groups drawn earlier
    found = []
    for size in [*(size for size in sizes if size < len(rows)), len(rows)]:
        part = rows[before < size].reset_index(drop=True)
        scores = measured(train(part), gold)
        found.append(
            {
                "statements": len(part),
                "macro_f1": scores.macro_f1,
                "low": scores.interval[0],
                "high": scores.interval[1],
                "macro_f1_positions": scores.macro_f1_positions,
                "low_positions": scores.interval_positions[0],
                "high_positions": scores.interval_positions[1],
                "accuracy": scores.accuracy,
                "brier": scores.brier,
            }
        )
    return pd.DataFrame(found)
