"""Answers in a transcript: the sentences of a turn that carry something, in the smallest groups."""

import re

from spacy.tokens import Span

from stance.records import StatementKind
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.lexicon import lexicon

LARGEST_GROUP = 4
"""Sentences that stand together make one statement up to this number."""


def answers(parsed: Parsed, source: str) -> list[Finding]:
    """The statements of an answer; none for a question or outside a transcript."""
    label = parsed.block.label
    if label is None or parsed.block.question:
        return []
    speaker = Mention(*label, source[slice(*label)], parsed.index)
    return [
        Finding(
            parsed.index,
            *span,
            [span],
            StatementKind.DIRECT,
            "turn",
            label[0],
            speaker,
            0.7,
            ["sentence of a turn"],
        )
        for span in (parsed.original(group) for group in _groups(parsed))
    ]


def _groups(parsed: Parsed) -> list[Span]:
    groups: list[list[Span]] = []
    carried = False
    for sentence in parsed.doc.sents:
        carries = carries_something(sentence)
        if carries and carried and len(groups[-1]) < LARGEST_GROUP:
            groups[-1].append(sentence)
        elif carries:
            groups.append([sentence])
        carried = carries
    return [parsed.doc[group[0].start : group[-1].end] for group in groups]


def carries_something(sentence: Span) -> bool:
    """Whether a sentence of an answer tells a position, a plan or a refusal rather than opening or filling a turn."""
    words = lexicon()
    text = sentence.text.strip()
    if len(text.split()) < 4 or words.empty.match(text):
        return False
    lowered = " ".join(token.lower_.replace("’", "'") for token in sentence)
    if any(opener in lowered for opener in words.openers):
        return True
    return bool(set(re.findall(r"[a-z]+", lowered)) & words.carry)
