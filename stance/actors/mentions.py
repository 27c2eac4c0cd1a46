"""A mention taken apart into words that know their spelling, their country and their place in the phrase."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from stance.actors.countries import Place, PlaceForm, place_words
from stance.actors.folding import WORD, fold
from stance.actors.words import ARTICLES, SPELLINGS

_POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?$")
_BREAK = re.compile(r"[,;:()–—]|\s-\s")
LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a mention, or the words of one country.

    `word` is folded and in the house spelling; for a country it is the country's key, the same for noun and adjective.
    `possessive` marks "X's", `closes` that punctuation follows, `joint` is the hyphen that binds the word to the next.
    """

    text: str
    word: str
    capital: bool
    possessive: bool
    closes: bool
    joint: str = ""
    place: Place | None = None
    form: PlaceForm | None = None


@lru_cache(maxsize=65536)
def tokens_of(mention: str) -> tuple[Token, ...]:
    """The words of `mention` in order; none for an empty one. The last word's possessive ending is dropped."""
    raw = [_token(match, mention) for match in re.finditer(rf"(?:{WORD.pattern})['’ʼ]?", mention)]
    merged = _merge_places(raw)
    if merged and merged[-1].possessive:
        merged[-1] = replace(merged[-1], possessive=False)
    return tuple(merged)


@lru_cache(maxsize=65536)
def key_of(mention: str) -> str:
    """What two wordings of one name share: folded words without articles, countries by their key."""
    return " ".join(token.word for token in tokens_of(mention) if token.word not in ARTICLES)


def _token(match: re.Match[str], mention: str) -> Token:
    written = match.group()
    stem = _POSSESSIVE.sub("", written)
    word = fold(stem)
    after = mention[match.end() : match.end() + 3]
    return Token(
        text=stem,
        word=SPELLINGS.get(word, word),
        capital=stem[:1].isupper() or stem[:1].isdigit(),
        possessive=stem != written,
        closes=bool(_BREAK.match(after.lstrip(" ")[:1] or "") or _BREAK.match(after)),
        joint="-" if after[:1] == "-" and after[1:2].isalnum() else "",
    )


def _merge_places(raw: list[Token]) -> list[Token]:
    merged: list[Token] = []
    at = 0
    while at < len(raw):
        length, token = _place_at(raw, at)
        merged.append(token)
        at += length
    return merged


def _place_at(raw: list[Token], at: int) -> tuple[int, Token]:
    """The longest country name that starts at `at`, or the single word there."""
    if raw[at].capital or raw[at].word == "the":
        for length in range(min(LONGEST_PLACE, len(raw) - at), 0, -1):
            found = place_words().get(tuple(token.word for token in raw[at : at + length]))
            if found and raw[at + length - 1].capital:
                return length, _place_token(raw[at : at + length], *found)
    return 1, raw[at]


def _place_token(parts: list[Token], place: Place, form: PlaceForm) -> Token:
    key = "_".join(place.name.casefold().split())
    last = parts[-1]
    return Token(
        text=" ".join(part.text for part in parts),
        word=key if form in (PlaceForm.NOUN, PlaceForm.ADJECTIVE) else "_".join(part.word for part in parts),
        capital=True,
        possessive=last.possessive,
        closes=last.closes,
        joint=last.joint,
        place=place,
        form=form,
    )
