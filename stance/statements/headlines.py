"""Headlines for the parser: the small words they leave out, put back, and capitals they put in, taken out."""

import re
from functools import cache

from stance.statements.lexicon import lexicon
from stance.statements.mapped import MappedText

LONGEST = 30
"""Words; a longer block is no headline."""

STOP = re.compile(r"[.!?:;,][”\"’')\]]*$")
TO_BE = re.compile(r"(?<= )to(?= be \w+(?:ed|en|n)\b)")
SAYS_TO = re.compile(r"(?<= )to(?= [a-z]+)")


def spelled_out(mapped: MappedText) -> MappedText:
    """A headline with "the" before bare nouns, "will" for its "to", and lower case for Title Case; else unchanged."""
    text = mapped.text
    if STOP.search(text) or not 3 <= len(text.split()) <= LONGEST:
        return mapped
    label, colon, _ = text.partition(": ")
    if colon and label.lower() in lexicon().sections:
        return spelled_out(mapped.cut(len(label) + 2))
    mapped = _lowered(mapped)
    text = mapped.text
    changes = [(m.start(), m.end(), f"the {m.group()}") for m in _bare_nouns().finditer(text)]
    says = re.search(r"\b(?:says|say|confirms|announces|warns|insists|vows) (?:\w+ ){1,3}?(?=to )", text)
    will = SAYS_TO.search(text, says.end() - 1) if says else TO_BE.search(text)
    if will:
        changes.append((*will.span(), "will"))
    return mapped.replaced(sorted(changes))


@cache
def _bare_nouns() -> re.Pattern[str]:
    """Nouns that look like verbs when the article before them is left out: "minister lifts ban on ..."."""
    return re.compile(rf"(?<=[a-z]s )(?:{'|'.join(sorted(lexicon().headlines['bare_nouns']))})(?= )")


def _lowered(mapped: MappedText) -> MappedText:
    """Title Case words that are cue verbs or small words in lower case, so that they are not read as names."""
    words = list(re.finditer(r"[A-Za-z][\w’'-]*", mapped.text))
    capital = [word for word in words if word.group()[0].isupper()]
    if len(words) < 4 or len(capital) < 0.7 * len(words):
        return mapped
    known = lexicon()
    common = (
        known.frames.keys() | known.light_verbs | known.light_nouns | known.nouns["report"] | known.headlines["small"]
    )
    changes = [
        (w.start(), w.end(), w.group().lower())
        for w in words[1:]
        if {w.group().lower(), w.group().lower().removesuffix("s"), w.group().lower().removesuffix("es")} & common
    ]
    return mapped.replaced(changes)
