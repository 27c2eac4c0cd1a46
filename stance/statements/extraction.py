"""From documents to attributed statements: the order of the steps and what is kept of their findings."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from spacy.language import Language

from stance.records import Document, Evidence, Statement, StatementKind, stable_id
from stance.statements.cast import cast_of
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.floating import floating
from stance.statements.holders import evidence_for
from stance.statements.inside import inner_blocks, inner_reports
from stance.statements.labels import labelled
from stance.statements.layout import blocks
from stance.statements.messengers import is_messenger, without_messengers
from stance.statements.nouns import noun_reports
from stance.statements.parsing import load_parser
from stance.statements.quotations import mark_quotations
from stance.statements.reports import reports
from stance.statements.speakers import Earlier, resolve
from stance.statements.turns import answers
from stance.statements.views import views

MEMORY = 40
"""Earlier speakers that "they" or "the official" may reach back over."""

BATCH = 50
"""Documents parsed together."""


def extract(document: Document, *, parser: Language | None = None) -> tuple[Statement, ...]:
    """The attributed statements of a document, in order of start; an empty text has none.

    Raises:
        ParserError: `parser` is not given and no English pipeline is installed.
    """
    return next(iter(extract_many([document], parser=parser)))[1]


def extract_many(
    documents: Iterable[Document],
    *,
    parser: Language | None = None,
    relevant: Callable[[str], bool] | None = None,
) -> Iterator[tuple[Document, tuple[Statement, ...]]]:
    """Each document with its statements, in the order given.

    Documents whose text is not `relevant` are not parsed and give no statements.

    Raises:
        ParserError: `parser` is not given and no English pipeline is installed.
    """
    parser = parser or load_parser()
    stream = iter(documents)
    while batch := list(islice(stream, BATCH)):
        laid_out = [mark_quotations(blocks(d)) if relevant is None or relevant(d.text) else [] for d in batch]
        inner = [
            [(i, piece) for i, block in enumerate(its_blocks) for piece in inner_blocks(document, block)]
            for document, its_blocks in zip(batch, laid_out, strict=True)
        ]
        every = [[*enumerate(outer), *within] for outer, within in zip(laid_out, inner, strict=True)]
        parses = parser.pipe(block.text for its_blocks in every for _, block in its_blocks)
        for document, outer, its_blocks in zip(batch, laid_out, every, strict=True):
            parsed = [Parsed.of(i, block, next(parses)) for i, block in its_blocks]
            yield document, statements_of(document, parsed[: len(outer)], parsed[len(outer) :])


def statements_of(document: Document, parsed: list[Parsed], inner: list[Parsed]) -> tuple[Statement, ...]:
    """The statements of a parsed document; `inner` are its quotations that report somebody else."""
    found, within = list[Finding](), [finding for block in inner for finding in inner_reports(block)]
    for block in parsed:
        if block.block.label and not block.block.question:
            found += answers(block, document.text)
            within += inner_reports(block)
        else:
            found += without_messengers(reports(block) + noun_reports(block) + views(block) + labelled(block))
    found = sorted([*floating(parsed, found), *within], key=lambda finding: (finding.start, -finding.end))
    cast = cast_of(document, parsed, found)
    earlier: Earlier = []
    settled: list[Statement] = []
    for finding in found:
        name, reason = resolve(_asked(finding, parsed, document), cast, earlier)
        if finding.speaker and not finding.inside:
            earlier = [*earlier[-MEMORY:], (finding.speaker, name)]
        settled.append(_statement(document, finding, name, reason))
    return tuple(_distinct(settled))


def _asked(finding: Finding, parsed: list[Parsed], document: Document) -> Mention | None:
    """The finding's speaker; for the "you" of a question in a transcript whoever answers next."""
    speaker = finding.speaker
    if speaker is None or speaker.text.lower() != "you":
        return speaker
    answers_next = (
        parsed[i].block.label for i in range(finding.block + 1, len(parsed)) if not parsed[i].block.question
    )
    label = next((label for label in answers_next if label), None)
    return Mention(*label, document.text[slice(*label)], finding.block) if label else speaker


def _statement(document: Document, finding: Finding, name: str | None, reason: str) -> Statement:
    speaker = finding.speaker
    mention = re.sub(r"\s+", " ", document.text[speaker.start : speaker.end]) if speaker else None
    return Statement(
        statement_id=stable_id(document.doc_id, finding.start, finding.end, name or mention),
        doc_id=document.doc_id,
        start=finding.start,
        end=finding.end,
        text=document.text[finding.start : finding.end],
        spans=tuple(sorted(set(finding.spans))) or ((finding.start, finding.end),),
        kind=finding.kind,
        evidence=_evidence(finding),
        cue=finding.cue,
        speaker=mention,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_resolved=name,
        confidence=finding.confidence,
        reasons=(*finding.reasons, reason),
    )


def _evidence(finding: Finding) -> Evidence:
    if finding.speaker is None:
        return Evidence.UNNAMED
    return Evidence.DOCUMENT if is_messenger(finding) else evidence_for(finding.speaker.root, finding.speaker.text)


def _distinct(statements: list[Statement]) -> list[Statement]:
    """The statements without those inside another one of the same speaker, save for a second saying with own content.

    "The deal was criticised by farmers, who said it would ruin them" are two statements.
    """
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.start, -s.end)):
        who = one.speaker_resolved or one.speaker
        same = (other for other in kept[-8:] if who == (other.speaker_resolved or other.speaker))
        if not any(_within(one, other) for other in same):
            kept.append(one)
    return kept


def _within(one: Statement, other: Statement) -> bool:
    told_again = all(any(start <= s and e <= end for start, end in other.spans) for s, e in one.spans)
    says = one.kind is not StatementKind.POSITION and one.reasons[0].startswith("verb")
    return other.start <= one.start and one.end <= other.end and (told_again or not says)
