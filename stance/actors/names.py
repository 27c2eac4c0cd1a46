"""Names of people across spellings: transliterations, short forms and initials, never across different first names."""

import re
from collections import defaultdict
from functools import lru_cache

from stance.actors.words import FIRST_NAME_FORMS

# Transliterations of Cyrillic and rewritings of accented letters that meet in one letter, applied in this order.
_REWRITINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch|schtsch|tsch", "ch"),
        (r"sch", "sh"),
        (r"kh", "h"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"(?<=[^aeiou])(?:iyi|yyi|yy|iy|yi|ij|yj|ii|y|i)$", "i"),
        (r"y|j", "i"),
        (r"i(?=[aeu])", ""),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ae", "a"),
        (r"(.)\1", r"\1"),
    )
)

_GROUPS: dict[str, set[int]] = defaultdict(set)
for _number, _forms in enumerate(FIRST_NAME_FORMS):
    for _name in _forms:
        _GROUPS[_name].add(_number)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The spelling-blind form of a folded name: "zelenskyy", "zelensky" and "zelenskiy" give the same letters."""
    letters = re.sub(r"[^a-z]", "", name)
    for pattern, to in _REWRITINGS:
        letters = pattern.sub(to, letters)
    return letters


def same_first_name(one: str, other: str) -> bool:
    """Whether two folded first names can belong to one person: equal, an initial, a short form, or another spelling."""
    if one == other or skeleton(one) == skeleton(other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return bool(_GROUPS.get(one, set()) & _GROUPS.get(other, set()))


def is_first_name(name: str) -> bool:
    """Whether a folded word is one of the first names known here; many first names are not."""
    return name in _GROUPS
