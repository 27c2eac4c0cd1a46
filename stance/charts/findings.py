"""What a chart shows, in words: its title and its description for readers who do not see it."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from stance.charts.style import Wording
from stance.records import POSITIONS, Label
from stance.tables import Period, in_words

DESCRIBED_ROWS = 5
"""A description names this many rows; beyond, a table serves better than a sentence."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What the rows of a chart are, for one and for many."""

    one: str
    many: str

    def count(self, number: int) -> str:
        """The number with the right form: "1 actor", "2 actors"."""
        return f"{number:,} {self.one if number == 1 else self.many}"


NOUNS = {
    "institution": Noun("institution", "institutions"),
    "actor": Noun("actor", "actors"),
    "country": Noun("country", "countries"),
}
PERIODS: dict[Period, Noun] = {"week": Noun("week", "weeks"), "month": Noun("month", "months")}


def spread_finding(spread_frame: pd.DataFrame, by: str, wording: Wording) -> str:
    """What the rows of a spread have in common: "12 of 15 institutions are mostly for easing, 2 mostly cautious"."""
    found = leanings(spread_frame, by)
    if len(found) == 1:
        (name,) = found
        return f"{name}: {row_words(spread_frame, wording)}"
    tally = Counter(label for label in found.values() if label is not None)
    ranked = tally.most_common()
    noun = NOUNS[by]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        parts = ", ".join(f"{tally[label]} mostly {wording[label]}" for label in POSITIONS if tally[label])
        return f"{noun.count(len(found))} without a common line" + (f": {parts}" if parts else "")
    (label, number), *others = ranked
    next_most = f", {others[0][1]} mostly {wording[others[0][0]]}" if others else ""
    return f"{number} of {noun.count(len(found))} {'is' if number == 1 else 'are'} mostly {wording[label]}{next_most}"


def spread_description(spread_frame: pd.DataFrame, by: str, wording: Wording) -> str:
    """The finding and the first rows in words, for readers who do not see the chart."""
    rows = [
        f"{name}: {row_words(group, wording)}"
        for name, group in list(spread_frame.groupby(by, sort=False, observed=True))[:DESCRIBED_ROWS]
    ]
    return f"{spread_finding(spread_frame, by, wording)}. " + "; ".join(rows) + "."


def time_finding(series: pd.DataFrame, period: Period, wording: Wording) -> str:
    """Which position leads most often and when most was said; `series` as made by `tables.over_time`."""
    noun = PERIODS[period]
    first = series.drop_duplicates("period").sort_values("total", ascending=False, kind="stable")
    when = period_words(first["period"].iloc[0], period)
    if len(first) == 1:
        return f"{when[0].upper()}{when[1:]}: {row_words(series, wording)}"
    led = Counter(label for label in leanings(series, "period").values() if label is not None)
    busiest = f"most was said in {'the ' if period == 'week' else ''}{when}"
    ranked = led.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return f"No position leads over {noun.count(len(first))}; {busiest}"
    label, number = ranked[0]
    return f"Most statements are {wording[label]} in {number} of {noun.count(len(first))}; {busiest}"


def leanings(counts: pd.DataFrame, by: str) -> dict[str, Label | None]:
    """The most frequent label of each value of `by` in a frame with `by`, label and n; None where two labels tie."""
    first = counts[counts["n"] == counts.groupby(by, observed=True)["n"].transform("max")]
    tied = first[by].duplicated(keep=False)
    return {
        str(name): None if tie else Label(label)
        for name, label, tie in zip(first[by], first["label"], tied, strict=True)
    }


def period_words(start: pd.Timestamp, period: Period) -> str:
    """A period as a reader would call it: "September 2024", "week of 9 September 2024"."""
    return f"{start:%B %Y}" if period == "month" else f"week of {start.day} {start:%B %Y}"


def row_words(rows: pd.DataFrame, wording: Wording) -> str:
    """The counts in the columns label and n of `rows`, in words."""
    return in_words({Label(label): int(n) for label, n in zip(rows["label"], rows["n"], strict=True)}, wording)
