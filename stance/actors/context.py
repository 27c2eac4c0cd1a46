"""What the document tells about a mention: full names, people and countries named before it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from stance.actors.countries import place_words
from stance.actors.folding import fold
from stance.actors.names import is_first_name
from stance.actors.words import ARTICLES, NOT_FIRST_NAMES, OPENINGS, PARTICLES, SPELLINGS, SUFFIXES

WINDOW = 80
_BEFORE_SURNAME = re.compile(r"(?:[^\W\d_][\w'’.-]*[ \t\n]+){1,3}$")
_SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s|\n\s*\n|\n\s*(?=[A-Z]{2})")


@dataclass(slots=True)
class Context:
    """A document's text around one mention.

    `at` is the mention's offset in `text`, `source` the outlet of the document, empty where it is not known. Full names
    are looked up when a family name asks for them, once each.
    """

    text: str
    at: int = 0
    source: str = ""
    _full_names: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _lowered: str = ""

    def __post_init__(self) -> None:
        self._lowered = self.text.lower()

    def full_names(self, surname: str) -> list[str]:
        """The full names in the text that end in `surname`: before the mention, the nearest first, then after it."""
        if surname not in self._full_names:
            occurs = surname.lower() in self._lowered
            self._full_names[surname] = list(_full_names(self.text, surname)) if occurs else []
        found = self._full_names[surname]
        before = [name for offset, name in found if offset < self.at]
        return list(dict.fromkeys(before[::-1] + [name for offset, name in found if offset >= self.at]))

    def last_named(self, words: Iterable[str]) -> str | None:
        """Which of `words` stands nearest before the mention, else first in the text; None when none occurs."""
        places = [(self.text.rfind(word, 0, self.at), word) for word in words]
        before = max(places, default=(-1, ""))
        if before[0] >= 0:
            return before[1]
        after = [(offset, word) for _, word in places if (offset := self.text.find(word, self.at)) >= 0]
        return min(after)[1] if after else None

    def sentence_before(self) -> str:
        """The part of the mention's own sentence that precedes it, at most 400 characters."""
        return _SENTENCE_END.split(self.text[max(0, self.at - 400) : self.at])[-1]

    def before(self, length: int) -> str:
        """The `length` characters before the mention."""
        return self.text[max(0, self.at - length) : self.at]


def _full_names(text: str, surname: str) -> Iterable[tuple[int, str]]:
    for match in re.finditer(rf"(?<![\w'’-]){re.escape(surname)}(?![\w-])", text, re.IGNORECASE):
        start = max(0, match.start() - WINDOW)
        before = _BEFORE_SURNAME.search(text, start, match.start()) if match.group()[0].isupper() else None
        given = _given_names(before.group().split()) if before else []
        if given and not _is_suffix(text, match.end()) and _is_name(given, text, match.start()):
            yield match.start(), " ".join((*given, match.group()))


def _given_names(words: list[str]) -> list[str]:
    """The first names at the end of `words`, with their particles; a sentence's opening or a title is none."""
    given: list[str] = []
    for word in reversed(words):
        plain = SPELLINGS.get(fold(word), fold(word))
        if not given and plain in PARTICLES and word.islower():
            continue
        is_name = word[:1].isupper() and plain not in NOT_FIRST_NAMES and (plain,) not in place_words()
        title = len(plain) > 1 and word.endswith(".")
        acronym = len(plain) > 2 and word.isupper()
        if not is_name or title or acronym or word.endswith(("'s", "’s", ",", ";", ":")):
            break
        given.insert(0, word)
    return given


def _is_suffix(text: str, end: int) -> bool:
    return re.split(r"\W", text[end : end + 5].strip(" .,"))[0].casefold() in SUFFIXES


def _is_name(given: list[str], text: str, end: int) -> bool:
    """Whether capitalised words before a family name are first names, not "On Telegram" or "the Commons" before it."""
    if is_first_name(fold(given[-1])):
        return True
    before = text[max(0, end - WINDOW) : end]
    clause = re.split(r"[.!?,;:]\s|\n\s*\n", before)[-1].split()
    opening = clause[: len(clause) - len(given)]
    adverbial = bool(opening) and opening[0][:1].isupper() and fold(opening[0]) in OPENINGS
    the = bool(opening) and fold(opening[-1]) in ARTICLES
    return not adverbial and not the and not any(_is_common(word, text) for word in given)


def _is_common(word: str, text: str) -> bool:
    """Whether a capitalised word is also used small in the text, so that it is no first name."""
    return len(word) > 2 and re.search(rf"\b{re.escape(word.lower())}\b", text) is not None
