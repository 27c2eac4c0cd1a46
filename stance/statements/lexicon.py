"""The word lists of `words.toml` as sets, with both spellings of every word."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from stance.records import StatementKind

WORDS_FILE = Path(__file__).with_name("words.toml")


@dataclass(slots=True)
class Frame:
    """What a cue verb may take: kinds of content, prepositions and particles, and how sure a match is.

    `told` marks acts that count only as facts; without `bare` the verb counts only with one of its particles.
    """

    kind: StatementKind
    confidence: float
    content: set[str] = field(default_factory=set)
    prepositions: set[str] = field(default_factory=set)
    particles: set[str] = field(default_factory=set)
    needs_holder: bool = True
    told: bool = False
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists; `frames` by verb lemma."""

    frames: dict[str, Frame]
    objects: dict[str, frozenset[str]]
    naming: frozenset[str]
    light_verbs: frozenset[str]
    light_nouns: frozenset[str]
    adjectives: frozenset[str]
    copulas: frozenset[str]
    nouns: dict[str, frozenset[str]]
    titles: dict[str, frozenset[str]]
    genders: dict[str, frozenset[str]]
    headlines: dict[str, frozenset[str]]
    sections: frozenset[str]
    carry: frozenset[str]
    openers: tuple[str, ...]
    empty: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The shipped word lists, read once."""
    table = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    turns = table["turns"]
    return Lexicon(
        frames=_frames(table),
        objects={verb: words(nouns) for verb, nouns in table["objects"].items()},
        naming=words(table["naming"]["words"]),
        light_verbs=words(table["light"]["verbs"]),
        light_nouns=words(table["light"]["nouns"]),
        adjectives=words(table["adjectives"]["words"]),
        copulas=words(table["adjectives"]["copulas"]),
        nouns={group: words(text) for group, text in table["nouns"].items()},
        titles={group: words(text) for group, text in table["titles"].items()},
        genders={group: words(text) for group, text in table["genders"].items()},
        headlines={group: words(table["headlines"][group]) for group in ("bare_nouns", "small")},
        sections=frozenset(section.strip() for section in table["headlines"]["sections"].split("|")),
        carry=words(turns["carry"]),
        openers=tuple(turns["openers"]),
        empty=re.compile(rf"(?:(?:{turns['empty']})\b[^.?!]{{0,25}})[.?!]*$", re.IGNORECASE),
    )


def words(text: str) -> frozenset[str]:
    """The words of `text` with the American spelling beside the British one."""
    return frozenset(form for word in text.split() for form in spellings(word))


def spellings(word: str) -> set[str]:
    """`word` and its American form: -ise to -ize, -our to -or, -yse to -yze."""
    return {word, re.sub(r"is(e|ed|ing|ation)$", r"iz\1", word), re.sub(r"our(able)?$", r"or\1", word)}


def _frames(table: dict[str, Any]) -> dict[str, Frame]:
    frames: dict[str, Frame] = {}
    for group in table["verbs"].values():
        for word in words(group["words"]):
            frame = frames.setdefault(
                word,
                Frame(
                    StatementKind(group["kind"]),
                    group["confidence"],
                    needs_holder=group.get("needs_holder", False),
                    told=group.get("told", False),
                ),
            )
            frame.content.update(group["content"])
    _add(frames, table["preposition_kinds"], 0.75)
    for verb, prepositions in table["prepositions"].items():
        for word in spellings(verb) & frames.keys():
            frames[word].prepositions.update(prepositions)
    _add(frames, table["particle_kinds"], 0.75, bare=False)
    for verb, particles in table["particles"].items():
        if verb in frames:
            frames[verb].particles.update(particles)
    return frames


def _add(frames: dict[str, Frame], kinds: dict[str, list[str]], confidence: float, *, bare: bool = True) -> None:
    """Frames for the verbs of `kinds` that no group holds yet."""
    for kind, verbs in kinds.items():
        for word in words(" ".join(verbs)):
            frames.setdefault(word, Frame(StatementKind(kind), confidence, {"quote"}, bare=bare))
