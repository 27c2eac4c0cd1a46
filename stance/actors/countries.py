"""Countries and bodies by their nouns, adjectives, inhabitants and capitals, from `countries.toml`."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from stance.actors.folding import words_of

INTERNATIONAL = "International"


class PlaceForm(StrEnum):
    """How a word names a country."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, region or body.

    `country` is the value of the registry's column, `short` the adjective in names of its offices, `leader` the office
    meant by "the X leader".
    """

    name: str
    country: str
    short: str
    leader: str


@cache
def places() -> dict[str, Place]:
    """Every place of `countries.toml` by its name."""
    return {
        name: Place(
            name=name,
            country=entry.get("country", name),
            short=entry.get("short", entry["adjectives"][0]),
            leader=entry["leader"],
        )
        for name, entry in _table().items()
    }


@cache
def place_words() -> dict[tuple[str, ...], tuple[Place, PlaceForm]]:
    """From folded words ("south", "korean") to the place and the form that they are."""
    forms = {"capitals": PlaceForm.CAPITAL, "people": PlaceForm.PEOPLE, "adjectives": PlaceForm.ADJECTIVE}
    forms["names"] = PlaceForm.NOUN
    return {
        words_of(wording): (places()[name], form)
        for column, form in forms.items()
        for name, entry in _table().items()
        for wording in entry[column]
    }


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "countries.toml").read_text(encoding="utf-8"))
