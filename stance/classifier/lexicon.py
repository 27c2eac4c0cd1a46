"""Stance cues: the groups of `lexicon.toml`, found in a text in the order they stand there."""

import hashlib
import re
import tomllib
from functools import lru_cache
from pathlib import Path

LEXICON_FILE = Path(__file__).with_name("lexicon.toml")
LEXICON = tomllib.loads(LEXICON_FILE.read_text(encoding="utf-8"))
LEXICON_HASH = hashlib.sha256(repr(LEXICON).encode("utf-8")).hexdigest()
QUESTION, QUOTED = "QUESTION", "QUOTED"

_WORD = re.compile(r"\w+(?:'\w+)*|\?|[“”\"]")
_MARKS = {"?": QUESTION, "“": QUOTED, "”": QUOTED, '"': QUOTED}
_PHRASES = tuple((cue, tuple(phrase.split())) for cue, phrases in LEXICON["cues"].items() for phrase in phrases)


def cues(text: str) -> list[str]:
    """The cues of `text` in order: group names of the lexicon, `QUESTION` and `QUOTED`; empty text has none.

    Where several phrases of one group start at the same word, the group counts once.
    """
    words = _WORD.findall(text.replace("’", "'").replace("-", " ").lower())
    found: list[str] = []
    for at, word in enumerate(words):
        matched = {cue: None for cue, rest in _starting(word) if _follows(words, at + 1, rest)}
        found.extend(matched)
    return found


def cue_pairs(found: list[str]) -> list[str]:
    """Each cue joined to the second and third cue after it, for operators that stand apart from what they govern."""
    return [f"{cue}…{later}" for at, cue in enumerate(found) for later in found[at + 2 : at + 4]]


@lru_cache(maxsize=50_000)
def _starting(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every (cue, further words) whose phrase can begin with `word`."""
    if word in _MARKS:
        return ((_MARKS[word], ()),)
    return tuple((cue, phrase[1:]) for cue, phrase in _PHRASES if _fits(word, phrase[0]))


def _follows(words: list[str], at: int, rest: tuple[str, ...]) -> bool:
    return len(words) >= at + len(rest) and all(map(_fits, words[at : at + len(rest)], rest))


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
