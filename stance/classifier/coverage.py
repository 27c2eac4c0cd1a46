"""What it costs to label fewer statements: coverage against accuracy."""

import numpy as np
import pandas as pd

from stance.classifier.scores import Floats, Labels, chosen, macro_f1

TENTHS = range(10, 0, -1)


def coverage(truth: Labels, probabilities: Floats) -> pd.DataFrame:
    """How good the labels are when only the surest are kept (selective classification, Geifman & El-Yaniv 2017).

    A row for the surest 100, 90, ... 10 % of the statements, rounded up: `kept` (the share, 0 to 1), `statements`,
    `lowest_confidence` (the probability of the least sure label among them), `accuracy` and `macro_f1` over the four
    labels. Where several are as sure, the first ones are kept. Empty input gives no row.
    """
    guess, confidence = chosen(probabilities), probabilities.max(axis=1)
    surest = np.argsort(-confidence, kind="stable")
    rows = []
    for tenth in TENTHS if len(truth) else ():
        at = surest[: -(-len(truth) * tenth // 10)]
        rows.append(
            {
                "kept": tenth / 10,
                "statements": len(at),
                "lowest_confidence": float(confidence[at[-1]]),
                "accuracy": float(np.mean(truth[at] == guess[at])),
                "macro_f1": macro_f1(truth[at], guess[at]),
            }
        )
    return pd.DataFrame(rows, columns=["kept", "statements", "lowest_confidence", "accuracy", "macro_f1"])
