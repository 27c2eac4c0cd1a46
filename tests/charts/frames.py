"""Small frames of counts as `tables.spread` and `tables.over_time` make them."""

import pandas as pd

from stance.records import POSITIONS, Label

WORDING = {
    Label.SUPPORTING: "for it",
    Label.OPPOSING: "against it",
    Label.CAUTIOUS: "cautious",
    Label.NONE: "no position",
}


def counted(by, rows):
    """A tidy frame from {value of `by`: (supporting, opposing, cautious)}."""
    return pd.DataFrame(
        [
            {by: name, "label": str(label), "n": n, "share": n / sum(counts), "total": sum(counts)}
            for name, counts in rows.items()
            for label, n in zip(POSITIONS, counts, strict=True)
        ]
    )
