"""What a chart shows, in words: its title and its description for readers who do not see it."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from stance.charts.style import Wording
from stance.records import POSITIONS, Label
from stance.tables import SMALL_COUNT, Period, in_words

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


@dataclass(frozen=True, slots=True)
class Finding:
    """What a chart shows: a short heading, and in `rest` what it counts, in one line; `rest` may be empty."""

    heading: str
    rest: str = ""


def spread_finding(spread_frame: pd.DataFrame, by: str, wording: Wording) -> Finding:
    """What the rows of a spread have in common: "12 of 15 institutions are mostly for easing, 2 mostly cautious".

    Only rows with at least `SMALL_COUNT` statements count, because a share of fewer says nothing.
    """
    large, noun = _large(spread_frame), NOUNS[by]
    rest = _counted(spread_frame, large, by, noun)
    known, number = spread_frame[by].nunique(), large[by].nunique()
    if number == 1 or known == 1:
        told = large if number else spread_frame
        return Finding(f"{told[by].iloc[0]}: {row_words(told, wording)}", rest)
    if not number:
        return Finding(f"Too few statements to say where most {noun.many} stand", rest)
    ranked, parts = _ranked(large, by, wording)
    if _is_tied(ranked):
        return Finding(f"{noun.count(number)} without a common line" + (f": {', '.join(parts)}" if parts else ""), rest)
    verb = "is" if ranked[0][1] == 1 else "are"
    first = f"{ranked[0][1]} of {noun.count(number)} {verb} mostly {wording[ranked[0][0]]}"
    return Finding(", ".join([first, *parts[1:2]]), rest)


def spread_description(spread_frame: pd.DataFrame, by: str, wording: Wording) -> str:
    """The finding and the first rows in words, for readers who do not see the chart."""
    rows = [
        f"{name}: {row_words(group, wording)}"
        for name, group in list(spread_frame.groupby(by, sort=False, observed=True))[:DESCRIBED_ROWS]
    ]
    return described(spread_finding(spread_frame, by, wording), "; ".join(rows) + ".")


def time_finding(series: pd.DataFrame, period: Period, wording: Wording) -> Finding:
    """Which position has the majority most often, and when most was said; `series` as made by `tables.over_time`.

    Only periods with at least `SMALL_COUNT` statements count, as in `spread_finding`.
    """
    large, noun = _large(series), PERIODS[period]
    busiest = period_words(series["period"].iloc[series["total"].argmax()], period)
    if series["period"].nunique() == 1:
        return Finding(f"{busiest[0].upper()}{busiest[1:]}: {row_words(series, wording)}")
    most = f"Most was said in {'the ' if period == 'week' else ''}{busiest}."
    rest = f"{_counted(series, large, 'period', noun)} {most}".strip()
    number = large["period"].nunique()
    if not number:
        return Finding(f"Too few statements to say how positions moved from {noun.one} to {noun.one}", rest)
    ranked, _ = _ranked(large, "period", wording)
    if _is_tied(ranked):
        return Finding(f"No position leads over {noun.count(number)}", rest)
    return Finding(f"Most statements are {wording[ranked[0][0]]} in {ranked[0][1]} of {noun.count(number)}", rest)


def described(finding: Finding, more: str) -> str:
    """A finding and what follows it as one text."""
    return " ".join(filter(None, [f"{finding.heading}.", finding.rest, more]))


def leanings(counts: pd.DataFrame, by: str) -> dict[str, Label | None]:
    """The label of more than half the statements of each value of `by`, None where no label has as many.

    `counts` has the columns `by`, label, n and total.
    """
    most = counts[2 * counts["n"] > counts["total"]]
    found: dict[str, Label | None] = dict.fromkeys(map(str, counts[by].unique()))
    return found | {str(name): Label(label) for name, label in zip(most[by], most["label"], strict=True)}


def period_words(start: pd.Timestamp, period: Period) -> str:
    """A period as a reader would call it: "September 2024", "week of 9 September 2024"."""
    return f"{start:%B %Y}" if period == "month" else f"week of {start.day} {start:%B %Y}"


def row_words(rows: pd.DataFrame, wording: Wording) -> str:
    """The counts in the columns label and n of `rows`, in words."""
    return in_words({Label(label): int(n) for label, n in zip(rows["label"], rows["n"], strict=True)}, wording)


def _large(counts: pd.DataFrame) -> pd.DataFrame:
    return counts[counts["total"] >= SMALL_COUNT]


def _counted(counts: pd.DataFrame, large: pd.DataFrame, by: str, noun: Noun) -> str:
    """Which values of `by` a finding is about; nothing to say where it is about all of them."""
    known, number = counts[by].nunique(), large[by].nunique()
    fewer = known - number
    if fewer == 0 or known == 1:
        return ""
    if number == 0:
        return f"None of the {noun.count(known)} has {SMALL_COUNT} statements or more."
    which = f"the {noun.count(number)}" if number > 1 else f"the only {noun.one}"
    return f"Counted: {which} with {SMALL_COUNT} statements or more; {fewer:,} {'has' if fewer == 1 else 'have'} fewer."


def _ranked(counts: pd.DataFrame, by: str, wording: Wording) -> tuple[list[tuple[Label, int]], list[str]]:
    """The labels by how many values of `by` lean to them, the most frequent first, and the same in words."""
    tally = Counter(label for label in leanings(counts, by).values() if label is not None)
    ranked = sorted(tally.items(), key=lambda item: (-item[1], POSITIONS.index(item[0])))
    return ranked, [f"{number} mostly {wording[label]}" for label, number in ranked]


def _is_tied(ranked: list[tuple[Label, int]]) -> bool:
    return not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1])
