"""The words of a condition: "only if the allies agree"."""

import re

OPENERS = (
    *("only if", "only when", "only once", "only after", "only with", "if and only if", "if", "unless", "once"),
    *("provided that", "provided", "providing that", "providing", "as long as", "so long as", "on condition that"),
    *("on the condition that", "on condition of", "subject to", "in case", "assuming", "as soon as", "until"),
    *("depending on", "depends on", "conditional on", "contingent on", "in return for", "the condition is that"),
)
"""How a condition begins, the longer ones first where one begins like another."""

NO_CONDITIONS = (
    *("as if", "even if", "what if", "see if", "ask if", "asked if", "know if", "sure if", "wonder if", "at once"),
)
"""Where the same words open something else."""

MIN_WORDS = 3

_START = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, OPENERS), key=len, reverse=True))})\b", re.IGNORECASE)
_OTHER = re.compile(rf"\b(?:{'|'.join(map(re.escape, NO_CONDITIONS))})\Z", re.IGNORECASE)
_END = re.compile(r"[,;:.!?…“”\"]|\s[–—-]\s|\Z|\b(?:he|she|they|it|the \w+) (?:said|says|told|added|wrote)\b")


def condition_of(statement: str) -> str:
    """The first condition of `statement`, from its opening word to the end of its clause, or an empty text.

    Read from the words alone, without grammar: "if" after "asked" or "even" opens no condition, and a condition has at
    least three words.
    """
    for start in _START.finditer(statement):
        if _OTHER.search(statement[: start.end()]):
            continue
        end = _END.search(statement, start.end())
        words = statement[start.start() : end.start() if end else None].strip(" ’'\"“”")
        if len(words.split()) >= MIN_WORDS:
            return words
    return ""
