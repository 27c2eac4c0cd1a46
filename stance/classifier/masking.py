"""Names hidden from the model, so that a label follows the words and not the speaker."""

import re

from stance.classifier.lexicon import LEXICON

PLACEHOLDER = "somebody"

_KEEP = frozenset(LEXICON["mask"]["keep"])
_PLACES = "|".join(LEXICON["mask"]["places"])
_NAME = re.compile(rf"\b(?:{_PLACES})\b|(?<=[\w,;:’')] )[A-Z][\w’'-]*")


def masked(text: str) -> str:
    """`text` with every name replaced by one placeholder.

    A name is a capitalised word that does not begin a sentence, or a country, people or seat of government of the
    lexicon anywhere; words of the question itself ("Russia", "ATACMS") stay. A person's name that begins a sentence
    stays too: telling it from any other first word takes a parser.
    """
    return _NAME.sub(_placeholder, text)


def _placeholder(name: re.Match[str]) -> str:
    word = name.group().lower().replace("’", "'").removesuffix("'s")
    return name.group() if word in _KEEP else PLACEHOLDER
