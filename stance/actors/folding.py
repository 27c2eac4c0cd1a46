"""Words without case, accents and dots, so that one spelling of a name meets another."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae"})

# An abbreviation with dots is one word; an apostrophe stays inside a word; a hyphen parts two words.
WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_]+(?:['’ʼ][^\W_]+)*")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` in small unaccented letters without dots and apostrophes; "U.S." and "US" both give "us"."""
    if word.isascii():
        plain = word
    else:
        plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[.'’ʼ]", "", plain).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`; none for an empty text."""
    return tuple(fold(match.group()) for match in WORD.finditer(text))
