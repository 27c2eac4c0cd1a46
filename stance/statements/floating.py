"""Quotations without an attribution of their own: continued, interrupted, floating, signed, or behind a name."""

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from stance.records import StatementKind
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.grammar import noun_phrase
from stance.statements.holders import is_holder
from stance.statements.layout import Quote

REACH = 2
"""Paragraphs over which a floating quotation may carry on the speaker before it."""

SHORTEST = 3
"""Words; a shorter quotation that nobody is known to have said is no statement."""

NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|de|van|von|der|bin|al|of|the)){0,5}"
COLON_NAME = re.compile(rf"({NAME})(?:, [^:“]{{3,60}})?:\s*$")
SIGNATURE = re.compile(rf"\s*[—–-]{{1,2}}\s*({NAME})")


def floating(parsed: list[Parsed], found: list[Finding]) -> list[Finding]:
    """`found` with the quotations no cue attributes: joined to the statement they continue, or as new statements.

    A new one carries on the speaker of the statement or sentence before it; with none before it, it has no speaker.
    """
    near = defaultdict[int, list[Finding]](list)
    for finding in found:
        near[finding.block].append(finding)
    joined = {span for chain in chains(parsed) for span in _joined(chain, near)}
    for block in parsed:
        for quote in block.block.quotes:
            within = [f for i in range(block.index - REACH, block.index + 1) if i in near for f in near[i]]
            if quote.whole and quote.original not in joined and not _taken(quote, within):
                near[block.index] += _placed(parsed, block, quote, within)
    return sorted((f for findings in near.values() for f in findings), key=lambda f: (f.start, f.end))


def chains(parsed: list[Parsed]) -> Iterator[list[tuple[int, Quote]]]:
    """The quotations that run over several paragraphs, opening each and closing once, with their blocks."""
    chain: list[tuple[int, Quote]] = []
    for block in parsed:
        for quote in block.block.quotes:
            if quote.resumes and chain:
                chain.append((block.index, quote))
                continue
            if len(chain) > 1:
                yield chain
            chain = [(block.index, quote)] if quote.open else []
    if len(chain) > 1:
        yield chain


def _joined(chain: list[tuple[int, Quote]], near: dict[int, list[Finding]]) -> list[tuple[int, int]]:
    """The quotations of a chain, now in the statement that held one of them; none where no statement did."""
    whole = [quote.original for _, quote in chain]
    holding = [f for index, _ in chain for f in near.get(index, ()) if any(span in whole for span in f.spans)]
    for finding in holding:
        if finding.kind is not StatementKind.POSITION:
            finding.spans = sorted({*finding.spans, *whole})
            finding.start, finding.end = min(finding.start, whole[0][0]), max(finding.end, whole[-1][1])
            finding.reasons.append("quotation over several paragraphs")
    return whole if holding else []


def _taken(quote: Quote, found: list[Finding]) -> bool:
    return any(start <= quote.original[0] and quote.original[1] <= end for f in found for start, end in f.spans)


def _placed(everything: list[Parsed], parsed: Parsed, quote: Quote, found: list[Finding]) -> list[Finding]:
    """The new statement that an unattributed quotation makes; none where it was joined to one of `found`."""
    named = _named(everything, parsed, quote)
    before = max((f for f in found if f.end <= quote.original[0]), key=lambda f: f.end, default=None)
    if named is None and before is not None and _continues(parsed, quote, before):
        for twin in [f for f in found if (f.start, f.end) == (before.start, before.end)]:
            twin.end = quote.original[1]
            twin.spans.append(quote.original)
            twin.reasons.append("quotation continued")
        return []
    speaker = named or _speaker_before(everything, parsed, quote, before)
    if speaker is None and len(re.findall(r"\w+", _words(parsed, quote))) < SHORTEST:
        return []
    reason = "name beside the quotation" if named else "floating quotation"
    return [
        Finding(
            block=parsed.index,
            start=quote.original[0],
            end=quote.original[1],
            spans=[quote.original],
            kind=StatementKind.DIRECT,
            cue=":" if named else "",
            cue_at=quote.original[0],
            speaker=speaker,
            confidence=0.8 if named else 0.55 if speaker else 0.4,
            reasons=[reason],
        )
    ]


def _words(parsed: Parsed, quote: Quote) -> str:
    return parsed.block.text[quote.start : quote.end]


def _speaker_before(everything: list[Parsed], parsed: Parsed, quote: Quote, before: Finding | None) -> Mention | None:
    """Whom a floating quotation carries on: the subject of the sentence before it, or the last speaker nearby."""
    if before is not None and before.block == parsed.index:
        return before.speaker
    here = _last_subject(parsed, quote.start)
    if here is not None:
        return here
    if before is not None and parsed.index - before.block <= REACH:
        return before.speaker
    previous = everything[parsed.index - 1] if parsed.index else None
    return _last_subject(previous, len(previous.block.text)) if previous is not None else None


def _last_subject(parsed: Parsed, until: int) -> Mention | None:
    """The subject of the last sentence before a place in a block, where it can speak."""
    subjects: list[Token] = [
        token
        for token in parsed.doc
        if token.dep_ == "nsubj" and token.idx < until and token.i not in parsed.quoted and token.head.dep_ == "ROOT"
    ]
    if not subjects:
        return None
    owner = next((c for c in subjects[-1].children if c.dep_ == "poss"), subjects[-1])
    holder = subjects[-1] if is_holder(subjects[-1], strict=True) else owner
    return Mention.of(parsed, noun_phrase(holder)) if is_holder(holder, strict=True) else None


def _continues(parsed: Parsed, quote: Quote, before: Finding) -> bool:
    """Whether the quotation goes on from `before`: it resumes it, or only the attribution stands between them."""
    if quote.resumes:
        return True
    if before.block != parsed.index or before.kind is StatementKind.POSITION:
        return False
    if not any(q.original in before.spans for q in parsed.block.quotes):
        return False
    between = sum(before.end <= place < quote.original[0] for place in parsed.block.mapped.starts)
    attributed = before.end <= before.cue_at < quote.original[0]
    return between < 4 or attributed


def _named(everything: list[Parsed], parsed: Parsed, quote: Quote) -> Mention | None:
    """'Name: “...”' before the quotation, or '— Name' after it or at the head of the next paragraph."""
    text, place = parsed.block.text, parsed
    found = COLON_NAME.search(text, 0, quote.start) or SIGNATURE.match(text, quote.end)
    if not found and quote.end == len(text) and parsed.index + 1 < len(everything):
        place = everything[parsed.index + 1]
        found = SIGNATURE.match(place.block.text)
    span = place.doc.char_span(*found.span(1), alignment_mode="expand") if found else None
    return Mention.of(place, span) if span else None
