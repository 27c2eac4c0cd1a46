"""The registry: actors with dated affiliations and institutions with parents, loaded from CSV and checked whole."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from stance.actors.checks import Table
from stance.actors.layers import OwnRows, read_layers
from stance.errors import DebateError
from stance.records import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """One role of an actor. `start` is its first day, `end` the successor's first day; None where it is not known."""

    role: str
    institution: str
    country: str
    start: dt.date | None
    end: dt.date | None
    aliases: tuple[str, ...]

    @property
    def dated(self) -> bool:
        """Whether any end of the period is known."""
        return self.start is not None or self.end is not None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the role was held on `day`; an unknown end is open."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group, organization or unnamed source under its one name, with every role in the order of the file."""

    name: str
    kind: ActorKind
    affiliations: tuple[Affiliation, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution, its kind and country, and the institution it is part of (empty: none)."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    parent: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a person decided that a mention means: an actor or institution by name (empty: nobody), and why in words."""

    actor: str
    reason: str


@dataclass(frozen=True, eq=False, repr=False)
class Registry:
    """Every actor and institution of a debate. Compared and hashed by identity: one is loaded once and shared.

    `overrides` are people's decisions on mentions by their key (`mentions.key_of`); `notes` tell of an actor what a
    person decided on it, for the reason of every statement that finds it.
    """

    actors: tuple[Actor, ...]
    institutions: tuple[Institution, ...]
    overrides: Mapping[str, Override] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path, *, extra: Path | None = None, own: OwnRows | None = None) -> "Registry":
        """The registry in `folder` (`actors.csv`, `institutions.csv`), with the analyst's own rows on top.

        Args:
            folder: the debate's folder; columns are `ACTOR_COLUMNS` and `INSTITUTION_COLUMNS`, aliases parted by `|`,
                dates ISO, `to` the first day on which the role is no longer held.
            extra: a folder with one or both of the same files; its rows replace all rows of the same name.
            own: rows that were imported into a store; they go on top of everything.

        Raises:
            DebateError: a file is missing, or the rows contradict themselves; every problem is named with its row.
        """
        layers = read_layers(folder, extra=extra, own=own)
        if layers.problems:
            count = len(layers.problems)
            raise DebateError(f"the registry has {count} problems; mend them: " + "; ".join(layers.problems))
        return cls(_actors(layers.actors), _institutions(layers.institutions))

    @cached_property
    def actor_names(self) -> frozenset[str]:
        """The names of all actors."""
        return frozenset(actor.name for actor in self.actors)

    @cached_property
    def institution_names(self) -> frozenset[str]:
        """The names of all institutions."""
        return frozenset(self._by_name)

    def institution_ancestors(self, name: str) -> tuple[str, ...]:
        """The institutions that `name` is part of, nearest first; none for an unknown name."""
        found: list[str] = []
        entry = self._by_name.get(name)
        while entry is not None and entry.parent:
            found.append(entry.parent)
            entry = self._by_name.get(entry.parent)
        return tuple(found)

    def country_of(self, institution: str) -> str:
        """The country of `institution`, empty for an unknown name."""
        entry = self._by_name.get(institution)
        return entry.country if entry else ""

    @cached_property
    def _by_name(self) -> dict[str, Institution]:
        return {entry.name: entry for entry in self.institutions}


def _actors(table: Table) -> tuple[Actor, ...]:
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in table.rows:
        by_name.setdefault(row["name"], []).append(row)
    return tuple(
        Actor(
            name=name,
            kind=ActorKind(rows[0]["kind"]),
            affiliations=tuple(_affiliation(row) for row in rows),
            source=rows[0].get("source", rows[0]["file"]),
        )
        for name, rows in by_name.items()
    )


def _affiliation(row: dict[str, str]) -> Affiliation:
    return Affiliation(
        role=row["role"],
        institution=row["institution"],
        country=row["country"],
        start=_date(row["from"]),
        end=_date(row["to"]),
        aliases=split_aliases(row["aliases"]),
    )


def _institutions(table: Table) -> tuple[Institution, ...]:
    return tuple(
        Institution(
            name=row["name"],
            aliases=split_aliases(row["aliases"]),
            kind=row["kind"],
            country=row["country"],
            parent=row["parent"],
            source=row.get("source", row["file"]),
        )
        for row in table.rows
    )


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def split_aliases(aliases: str) -> tuple[str, ...]:
    """The wordings in a cell of aliases, parted by `|`; none for an empty cell."""
    return tuple(alias for part in aliases.split("|") if (alias := part.strip()))
