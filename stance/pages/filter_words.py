"""The filters in words: which hold, why they leave nothing, and what an address asks for in vain."""

import datetime as dt
from collections.abc import Mapping, Sequence

from stance.records import Label
from stance.tables import Selection

NAMED = 3
"""A line names this many values of one filter and counts the others."""


def active_words(selection: Selection, wording: Mapping[Label, str]) -> str:
    """The filters that hold, in one line; empty when none does."""
    lists = {
        "Actor": selection.actors,
        "Institution": selection.institutions,
        "Country": selection.countries,
        "Source": selection.sources,
        "Stance": [wording[Label(label)] for label in selection.labels],
    }
    parts = [f"{name}: {_some(values)}" for name, values in lists.items() if values]
    parts += [f"From {selection.since}"] if selection.since else []
    parts += [f"Until {selection.until}"] if selection.until else []
    parts += [f"Confidence: {selection.minimum_confidence:.0%} or more"] if selection.minimum_confidence else []
    return " · ".join(parts)


def nothing_words(selection: Selection) -> str:
    """Why a selection leaves no statement, and what to do."""
    if selection.since and selection.until and selection.since > selection.until:
        return f"“From” ({selection.since}) lies after “Until” ({selection.until}): change one of them in the sidebar."
    return "No statement matches these filters. Widen them or press “Reset filters” in the sidebar."


def unknown_values(
    address: Mapping[str, Sequence[str]],
    choices: Mapping[str, Sequence[str]],
    first: dt.date | None,
    last: dt.date | None,
) -> list[str]:
    """The filter values of an address that cannot be applied, each as "name: value".

    `choices` are the values each list may hold; a day must lie from `first` to `last`, a confidence from 0 to 100.
    """
    unknown = [
        f"{name}: {value}" for name, known in choices.items() for value in address.get(name, []) if value not in known
    ]
    for name in ("since", "until"):
        unknown += [f"{name}: {value}" for value in address.get(name, []) if value and not _is_day(value, first, last)]
    unknown += [
        f"confidence: {value}"
        for value in address.get("confidence", [])
        if not (value.isdecimal() and int(value) <= 100)
    ]
    return unknown


def _some(values: Sequence[str]) -> str:
    more = len(values) - NAMED
    return ", ".join(values[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _is_day(value: str, first: dt.date | None, last: dt.date | None) -> bool:
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return False
    return first is not None and last is not None and first <= day <= last
