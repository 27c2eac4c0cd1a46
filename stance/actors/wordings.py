"""What is wrong with the names and aliases of a registry: wordings that mean nobody, everybody or two."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from stance.actors.mentions import key_of, tokens_of
from stance.actors.rows import Row, overlap, where, wordings_of
from stance.actors.words import COLLECTIVES, PLURALS, PRONOUNS, PUBLIC, SINGULARS
from stance.records import ActorKind

# Nouns that mean another person in every text.
COMMON = COLLECTIVES | PUBLIC | frozenset(PLURALS) | frozenset(SINGULARS)


def check_wordings(actors: Sequence[Row], institutions: Sequence[Row]) -> list[str]:
    """Every problem of names and aliases in the two tables together; none where each wording means one."""
    return [
        *_control_characters((*actors, *institutions)),
        *_meaningless((*actors, *institutions)),
        *_no_family_names(actors),
        *_shared_by_actors(actors),
        *_shared_by_institutions(institutions),
        *_shared_by_both(actors, institutions),
    ]


def meaningless(wording: str) -> str:
    """Why no text can mean one actor by a wording, or an empty string."""
    tokens = tokens_of(wording)
    if not key_of(wording):
        return "holds no word that a text could be searched for"
    if len(tokens) == 1 and tokens[0].word in PRONOUNS and not tokens[0].place:
        return "is somebody else in every text"
    return ""


def has_control_characters(text: str) -> bool:
    """Whether a text holds line breaks, tabs or other characters that are not seen."""
    return any(unicodedata.category(character) == "Cc" for character in text)


def _control_characters(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        bad = [text for column, text in row.items() if column not in ("file", "row") and has_control_characters(text)]
        yield from (f"{where(row)} has a control character in {text!r}; take it out" for text in bad)


def _meaningless(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for wording in wordings_of(row):
            if why := meaningless(wording):
                yield f"{where(row)} has the name or alias {wording!r}, which {why}; leave it out"


def _no_family_names(actors: Sequence[Row]) -> Iterator[str]:
    """An alias of one word is read as a person's family name, which neither a place nor a common noun can be."""
    for row in actors:
        if row["kind"] != ActorKind.PERSON:
            continue
        for wording in wordings_of(row):
            words = key_of(wording).split()
            token = tokens_of(wording)[-1] if words else None
            if token and len(words) == 1 and (token.place or token.word in COMMON):
                what = "a country, body or capital" if token.place else "a common noun"
                yield f"{where(row)} has the name or alias {wording!r} for a person, which is {what}; leave it out"


def _keyed(rows: Sequence[Row]) -> dict[str, list[tuple[str, Row]]]:
    """The wordings of all rows by what they share, each with its row; those without a word are left out."""
    groups: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for row in rows:
        for wording in wordings_of(row):
            groups[key_of(wording)].append((wording, row))
    groups.pop("", None)
    return groups


def _shared_by_actors(rows: Sequence[Row]) -> Iterator[str]:
    """An alias, or a name used as one, that means two actors on the same day."""
    for same in _keyed(rows).values():
        for (alias, one), (_, other) in combinations(same, 2):
            if one["name"] != other["name"] and overlap(one, other):
                yield f"{where(one, other)} share the alias {alias!r} at the same time: {one['name']}, {other['name']}"


def _shared_by_institutions(rows: Sequence[Row]) -> Iterator[str]:
    for same in _keyed(rows).values():
        for (alias, one), (_, other) in combinations(same, 2):
            if one["name"] != other["name"]:
                yield f"{where(one, other)} share the name or alias {alias!r}: {one['name']}, {other['name']}"


def _shared_by_both(actors: Sequence[Row], institutions: Sequence[Row]) -> Iterator[str]:
    """A wording of an institution for an actor that is a person or of another institution."""
    known = {key: same[0] for key, same in _keyed(institutions).items()}
    for key, same in _keyed(actors).items():
        if key not in known:
            continue
        _, institution = known[key]
        for alias, row in same:
            if row["kind"] == ActorKind.PERSON or row["institution"] != institution["name"]:
                both = f"{row['name']}, {institution['name']}"
                yield f"{where(row, institution)} share the name or alias {alias!r}: {both}"
