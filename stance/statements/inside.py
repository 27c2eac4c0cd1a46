"""What others are reported to say inside a quotation or an answer: "“The president told us no,” the minister said"."""

import re
from collections.abc import Iterator

from stance.records import Document
from stance.statements.finding import Finding, Parsed
from stance.statements.layout import Block, evenly_spaced
from stance.statements.reports import reports

REPORTED = re.compile(
    r"(?<![“\"'])\b(?:sa(?:id|ys)|t(?:old|ells)|asked|asks|urge[ds]|warn(?:ed|s)|want(?:ed|s)|believe[ds]|"
    r"promise[ds]|refuse[ds]|demand(?:ed|s)|agree[ds]|call(?:ed|s) (?:for|on)|support(?:ed|s)|oppose[ds]|argue[ds])\b"
)
"""Words without which a quotation is not parsed a second time."""
UNCLEAR = frozenset({"i", "we", "you", "he", "she", "they", "it", "him", "her", "them", "who"})
DEFINITE = frozenset({"the", "our", "their", "his", "her", "my"})


def inner_blocks(document: Document, block: Block) -> Iterator[Block]:
    """The quotations of a block that report somebody else, without their marks."""
    for quote in block.quotes:
        start, end = quote.original
        if quote.whole and REPORTED.search(document.text, start, end):
            inner = evenly_spaced(document.text, start + 1, end - 1)
            if inner.text:
                yield Block(inner)


def inner_reports(parsed: Parsed) -> list[Finding]:
    """The reports of a quotation or an answer whose speaker is a name or a definite description."""
    found = [finding for finding in reports(parsed) if _is_clear(finding)]
    for finding in found:
        finding.inside = True
        finding.reasons.append("inside what another one says")
    return found


def _is_clear(finding: Finding) -> bool:
    speaker = finding.speaker
    if speaker is None or speaker.root is None or speaker.text.lower() in UNCLEAR:
        return False
    named = speaker.root.pos_ == "PROPN" and speaker.text[:1].isupper()
    definite = speaker.text.lower().split()[0] in DEFINITE
    return named or definite
