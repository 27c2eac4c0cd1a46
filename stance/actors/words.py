"""The word lists of `words.toml` by the names that the rules use; the file says what each one is for."""

import tomllib
from pathlib import Path
from typing import Any

_TABLES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_SETS: dict[str, frozenset[str]] = {name: frozenset(text.split()) for name, text in _TABLES["words"].items()}

ARTICLES = _SETS["articles"]
PRONOUNS = _SETS["pronouns"]
TITLES = _SETS["titles"]
DEPUTIES = _SETS["deputies"]
FORMER = _SETS["former"]
SUFFIXES = _SETS["suffixes"]
PARTICLES = _SETS["particles"]
ALWAYS_UNNAMED = _SETS["always_unnamed"]
ANONYMOUS = ALWAYS_UNNAMED | _SETS["anonymous"]
COLLECTIVES = _SETS["collectives"]
ALLIES = _SETS["allies"]
PUBLIC_SERVANTS = _SETS["public_servants"] | _SETS["parliamentarians"]
PARLIAMENTARIANS = _SETS["parliamentarians"]
PUBLIC = _SETS["public"]
NOUNS_AFTER_NAME = _SETS["after_name_nouns"] | COLLECTIVES
PREPOSITIONS = _SETS["prepositions"]
LOOSE_TIES = _SETS["loose_ties"]
AFTER_NAME = _SETS["after_name"] | PREPOSITIONS
QUANTITIES = _SETS["quantities"]
RANKS = _SETS["ranks"]
GATHERINGS = _SETS["gatherings"]
TIES = _SETS["ties"]
ORGANS = _SETS["organs"]
EPITHETS = _SETS["epithets"]
TEXTS = _SETS["texts"]
OF_ANY_GROUP = _SETS["of_any_group"]
CANDIDATES = _SETS["candidates"]
OPENINGS = _SETS["openings"] | PREPOSITIONS

CHAMBERS: dict[str, str] = _TABLES["chambers"]
ROLES: dict[str, list[str]] = _TABLES["roles"]
OFFICES: dict[str, list[str]] = _TABLES["offices"]
OFFICE_OF_ROLE: dict[str, str] = _TABLES["office_of_role"]
OFFICE_OF_TRADE: dict[str, str] = _TABLES["office_of_trade"]
PLURALS: dict[str, str] = _TABLES["unnamed"]
SINGULARS = {plural: singular for singular, plural in PLURALS.items()}
COLLECTIVE_INSTITUTIONS = {frozenset(cues.split()): name for cues, name in _TABLES["collective_institutions"].items()}
NUMBERS: dict[str, int] = _TABLES["numbers"]
SPELLINGS: dict[str, str] = _TABLES["spellings"]
FIRST_NAME_FORMS = tuple(tuple(forms.split()) for forms in _TABLES["first_names"]["forms"])

# Words that describe a person, and so are no part of a name.
DESCRIPTORS = (
    TITLES
    | _SETS["descriptors"]
    | {word for wordings in (*ROLES.values(), *OFFICES.values()) for words in wordings for word in words.split()}
    | set(CHAMBERS)
    | set(PLURALS)
    | set(SINGULARS)
    | set(NUMBERS)
    | COLLECTIVES
    | PUBLIC
    | QUANTITIES
    | RANKS
    | GATHERINGS
    | DEPUTIES
    | FORMER
    | PREPOSITIONS
)
NOT_FIRST_NAMES = _SETS["not_first_names"] | DESCRIPTORS
