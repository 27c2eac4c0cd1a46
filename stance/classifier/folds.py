"""Which training statements must stay together when a model is tested on some and trained on the rest."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold

Fold = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
MIN_WRITERS = 3
MIN_SHARE = 0.05
FOLDS = 5


def writers(rows: pd.DataFrame) -> pd.Series:
    """The writer of each training row: its id without the number."""
    return rows["id"].str.rstrip("0123456789")


def groups(rows: pd.DataFrame) -> npt.NDArray[np.intp]:
    """A number for each row; rows joined by `contrast_of` or by the same context share it."""
    at = pd.Series(np.arange(len(rows)), index=rows["id"].to_numpy())
    turned = rows["contrast_of"].map(at)
    shared = rows.groupby("context")["id"].transform("first").map(at).where(rows["context"] != "")
    partners = pd.concat([turned, shared], ignore_index=True)
    known = partners.notna().to_numpy()
    edges = (np.ones(known.sum()), (np.tile(np.arange(len(rows)), 2)[known], partners[known].astype(int).to_numpy()))
    found: npt.NDArray[np.intp] = connected_components(coo_array(edges, shape=(len(rows), len(rows))))[1]
    return found


def folds(rows: pd.DataFrame, *, seed: int = 0) -> list[Fold]:
    """(training, test) row numbers: writers tested by a model that never saw them, in five folds at most.

    A writer of less than 5 % of the rows is only trained on. With fewer than three others, or a label that only one of
    the folds has: five folds of whole `groups`.
    """
    by = writers(rows)
    tested = np.flatnonzero(by.map(by.value_counts(normalize=True)) >= MIN_SHARE)
    many = by.iloc[tested].nunique()
    if many >= MIN_WRITERS:
        parts = GroupKFold(min(FOLDS, many)).split(tested, groups=by.iloc[tested])
        everyone = np.arange(len(rows))
        found = [(np.setdiff1d(everyone, tested[at]), tested[at]) for _, at in parts]
        if all(rows["label"].iloc[seen].nunique() == rows["label"].nunique() for seen, _ in found):
            return found
    return list(StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(rows, rows["label"], groups(rows)))
