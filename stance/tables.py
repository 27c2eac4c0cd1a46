"""Tidy frames between the records and everything that shows them: the selection, the spreads, the export tables.

Every frame of statements has the columns `STATEMENT_COLUMNS` and the weight `n`. Raw statements weigh 1; a frame of
summaries may weigh more, and each function here sums the weight instead of counting rows.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stance.records import POSITIONS, ActorKind, Label

STATEMENT_COLUMNS = (
    "statement_id",
    "doc_id",
    "start",
    "end",
    "text",
    "kind",
    "evidence",
    "cue",
    "speaker",
    "actor",
    "actor_kind",
    "count",
    "institution",
    "country",
    "published",
    "source",
    "title",
    "url",
    "label",
    "model_label",
    "human_label",
    "caution_kind",
    "condition",
    *(f"p_{label}" for label in Label),
    "model_version",
)
"""The columns of the statements table, in the order of the export. The weight `n` comes after them and stays inside."""

NUMBERS = {"start": "int64", "end": "int64", "count": "int64", **{f"p_{label}": "float64" for label in Label}}
"""The columns of `STATEMENT_COLUMNS` that hold numbers; `published` holds dates, all others text."""

SMALL_COUNT = 5
"""Below this many statements a share says nothing and words take its place."""

Period = Literal["week", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a reader asks to see; an empty field asks for everything.

    `since` and `until` are inclusive and leave out statements without a date. `minimum_confidence` is a probability,
    compared with that of the model's label; a statement that a person has labelled needs none.
    """

    actors: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    minimum_confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The figures at the head of the page.

    `positions` are the statements with a position. `unresolved` are the names that matched no known actor; they count
    among the actors. `unplaced` are the positions whose institution is not known, `undated` those without a date.
    `ignored` are statements whose speaker is no actor; they are no positions, and count for no actor or institution.
    """

    statements: int
    positions: int
    actors: int
    institutions: int
    documents: int
    unresolved: int
    unplaced: int
    undated: int
    ignored: int = 0


def statement_frame(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The frame of statements: `STATEMENT_COLUMNS` and `n`, one row for each of `rows`, in their order.

    A row may lack `label` and `n`: the label that counts is the human one where there is one, otherwise the model's,
    and the weight is 1. Missing text becomes the empty string, a missing date `NaT`. No rows give an empty frame with
    the same columns and types.
    """
    frame = pd.DataFrame(list(rows), columns=[*STATEMENT_COLUMNS, "n"])
    texts = [name for name in STATEMENT_COLUMNS if name not in NUMBERS and name != "published"]
    frame[texts] = frame[texts].astype("str").fillna("")
    frame["label"] = frame["human_label"].where(frame["human_label"] != "", frame["model_label"])
    frame["published"] = pd.to_datetime(frame["published"]).astype("datetime64[s]")
    frame["n"] = pd.to_numeric(frame["n"]).fillna(1)
    return frame.astype({**NUMBERS, "n": "int64"})


def confidence(frame: pd.DataFrame) -> pd.Series:
    """The probability of the model's label for each row, 0 where there is none."""
    values = pd.Series(0.0, index=frame.index, name="confidence")
    for label in Label:
        values = values.mask(frame["model_label"] == label, frame[f"p_{label}"])
    return values


def select(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows of `frame` that `selection` asks for, in the order of `frame`."""
    keep = pd.Series(True, index=frame.index)
    wanted = {
        "actor": selection.actors,
        "institution": selection.institutions,
        "country": selection.countries,
        "label": selection.labels,
        "source": selection.sources,
    }
    for column, values in wanted.items():
        if values:
            keep &= frame[column].isin(values)
    if selection.since:
        keep &= frame["published"] >= pd.Timestamp(selection.since)
    if selection.until:
        keep &= frame["published"] < pd.Timestamp(selection.until) + pd.Timedelta(days=1)
    if selection.minimum_confidence > 0:
        keep &= (confidence(frame) >= selection.minimum_confidence) | (frame["human_label"] != "")
    return frame[keep]


def positions(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `frame` whose label takes a position and whose speaker is an actor, not a report or an outlet."""
    return frame[frame["label"].isin(POSITIONS) & (frame["actor_kind"] != ActorKind.IGNORED)]


def headline(frame: pd.DataFrame) -> Headline:
    """The figures of `frame`; all 0 for an empty one."""
    held, acting = positions(frame), frame[frame["actor_kind"] != ActorKind.IGNORED]
    return Headline(
        statements=int(frame["n"].sum()),
        positions=int(held["n"].sum()),
        actors=_distinct(acting["actor"]),
        institutions=_distinct(acting["institution"]),
        documents=_distinct(frame["doc_id"]),
        unresolved=_distinct(frame.loc[frame["actor_kind"] == ActorKind.UNRESOLVED, "actor"]),
        unplaced=int(held.loc[held["institution"] == "", "n"].sum()),
        undated=int(held.loc[held["published"].isna(), "n"].sum()),
        ignored=int(frame["n"].sum() - acting["n"].sum()),
    )


def spread(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """How positions are spread: columns `by`, label, n, share, total, with three rows for each value of column `by`.

    Values with the most positions come first, labels in the order of `POSITIONS`, absent ones with n = 0. Statements
    without a position or with an empty `by` are left out; an empty frame gives an empty one with the same columns.
    """
    held = positions(frame)
    return _shares(held[held[by] != ""], by).sort_values(
        ["total", by], ascending=[False, True], kind="stable", ignore_index=True
    )


def over_time(frame: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Positions by week or month: columns period (its first day, weeks from Monday), label, n, share, total.

    Rows are in the order of time; a period without a position is absent. Statements without a date are left out.
    """
    held = positions(frame).dropna(subset=["published"])
    return _shares(held.assign(period=period_starts(held["published"], period)), "period")


def period_starts(dates: pd.Series, period: Period) -> pd.Series:
    """The first day of the week (from Monday) or month of each date; `NaT` where there is no date."""
    starts: pd.Series = dates.dt.to_period("W-SUN" if period == "week" else "M").dt.start_time
    return starts.astype("datetime64[s]")


def in_words(counts: Mapping[Label, int], wording: Mapping[Label, str]) -> str:
    """Counts of positions as a reader would say them: words below `SMALL_COUNT` statements, rounded shares from there.

    `wording` says how each label reads ("for easing"). No position at all gives "no statement with a position".
    """
    present = [(label, counts.get(label, 0)) for label in POSITIONS if counts.get(label, 0)]
    total = sum(n for _, n in present)
    if total == 0:
        return "no statement with a position"
    noun = "1 statement" if total == 1 else f"{total:,} statements"
    if len(present) == 1:
        quantity = {1: "", 2: "both "}.get(total, "all ")
        return f"{noun}, {quantity}{wording[present[0][0]]}"
    if total < SMALL_COUNT:
        return f"{noun}: " + ", ".join(f"{n} {wording[label]}" for label, n in present)
    return f"{noun}: " + ", ".join(f"{n / total:.0%} {wording[label]}" for label, n in present)


def statements_table(frame: pd.DataFrame) -> pd.DataFrame:
    """The statements as they are exported: `STATEMENT_COLUMNS` alone."""
    return frame[list(STATEMENT_COLUMNS)]


def actors_table(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an actor: actor, actor_kind, institution, country, the counts, first, last, statement_ids.

    Kind, institution and country are those of the latest statement. The counts are one column for each `Label`, n
    (their sum) and documents; first and last are the dates of the earliest and latest statement, `NaT` where none has a
    date; statement_ids are separated by spaces. Most statements first; an empty frame gives no rows.
    """
    return _summary(frame, "actor", ["actor_kind", "institution", "country"])


def institutions_table(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an institution: institution, country, actors (how many), and the counts and dates of `actors_table`.

    Statements without an institution are left out.
    """
    known = frame[frame["institution"] != ""]
    table = _summary(known, "institution", ["country"])
    actors = known.groupby("institution", observed=True)["actor"].nunique()
    table.insert(2, "actors", table["institution"].map(actors).astype("int64"))
    return table


def documents_table(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a document with a statement: doc_id, title, source, url, published, and the counts of `actors_table`."""
    table = _summary(frame, "doc_id", ["title", "source", "url", "published"])
    return table.drop(columns=["documents", "first", "last"])


TABLES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "statements": statements_table,
    "actors": actors_table,
    "institutions": institutions_table,
    "documents": documents_table,
}
"""The export tables by the name a user gives them."""


def _distinct(values: pd.Series) -> int:
    return int(values[values != ""].nunique())


def _counts(frame: pd.DataFrame, by: str, labels: Iterable[Label]) -> pd.DataFrame:
    """The summed weight with one row for each value of `by` and one column for each of `labels`."""
    sums = frame.groupby([by, "label"], observed=True)["n"].sum().unstack("label")
    return sums.reindex(columns=[str(label) for label in labels]).fillna(0).astype("int64")


def _shares(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """The counts of the three positions, long, with the share each has of its group."""
    counts = _counts(frame, by, POSITIONS)
    long = counts.rename_axis(columns="label").reset_index().melt(id_vars=by, value_name="n")
    long = long.sort_values(by, kind="stable", ignore_index=True)
    long["total"] = long.groupby(by, observed=True)["n"].transform("sum")
    long["share"] = long["n"] / long["total"]
    return long[[by, "label", "n", "share", "total"]]


def _summary(frame: pd.DataFrame, by: str, carried: list[str]) -> pd.DataFrame:
    """One row for each value of `by`: the `carried` columns of its latest statement, counts, dates and ids."""
    ordered = frame.sort_values("published", kind="stable", na_position="first")
    groups = ordered.groupby(by, observed=True)
    table = groups[carried].last() if carried else pd.DataFrame(index=groups.size().index)
    table = table.join(_counts(ordered, by, Label))
    table["n"] = groups["n"].sum()
    table["documents"] = groups["doc_id"].nunique()
    table["first"], table["last"] = groups["published"].min(), groups["published"].max()
    table["statement_ids"] = frame.groupby(by, observed=True)["statement_id"].agg(" ".join)
    return table.reset_index().sort_values(["n", by], ascending=[False, True], kind="stable", ignore_index=True)
