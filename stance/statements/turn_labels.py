"""Who speaks at the head of a paragraph of a transcript: "MR. DORN:", "Q", "Question:", "The President:"."""

import re
from collections import Counter
from dataclasses import dataclass

from stance.statements.lexicon import lexicon

UPPER_LABEL = re.compile(r"(?:(Q)\s*(?::|\.|(?=\s))|([A-Z][A-Z0-9.’'\- ]{1,60}?)\s*(?:\([^)]{0,40}\)\s*)?:)\s+")
QUESTION_LABEL = re.compile(r"(Question|Reporter|Journalist|Interviewer):\s+", re.IGNORECASE)
TITLE_LABEL = re.compile(r"((?:[A-Z][\w.’'\-]*\s){0,4}[A-Z][\w.’'\-]*):\s+(?![“\"‘'«»„])")
"""In ordinary case a label is one only beside others; a name before a quotation introduces that quotation."""
FEWEST_CAPITALS = 4
"""Capital letters of a label that is written in capitals; fewer are an abbreviation."""
FEWEST_TURNS = 2
"""Paragraphs with a label in ordinary case that make a text a transcript."""


@dataclass(frozen=True, slots=True)
class TurnLabel:
    """A label as offsets into its paragraph, where the turn's words begin, and whether a question follows."""

    start: int
    end: int
    words: int
    question: bool


def opens_turn(text: str, start: int, end: int) -> bool:
    """Whether the line from `start` to `end` opens with a label that needs no other beside it."""
    return bool(UPPER_LABEL.match(text, start, end) or QUESTION_LABEL.match(text, start, end))


def turn_labels(paragraphs: list[str]) -> list[TurnLabel | None]:
    """For each paragraph the label of the turn that it opens, or None; a text that is no transcript has none."""
    strong = [_strong(text) for text in paragraphs]
    titles = [None if label else _title(text) for text, label in zip(paragraphs, strong, strict=True)]
    names = Counter(_name(text, label) for text, label in zip(paragraphs, titles, strict=True) if label)
    questions = sum(label is not None and label.question for label in strong)
    repeated = questions > 0 or any(count > 1 for count in names.values())
    if not repeated or names.total() + questions < FEWEST_TURNS:
        return strong
    kept = {name for name, count in names.items() if count > 1 or " " in name}
    return [
        label or (title if title and _name(text, title) in kept else None)
        for text, label, title in zip(paragraphs, strong, titles, strict=True)
    ]


def _name(text: str, label: TurnLabel) -> str:
    return text[label.start : label.end]


def _strong(text: str) -> TurnLabel | None:
    """A label in capitals or one that names a question."""
    asked = QUESTION_LABEL.match(text)
    if asked:
        return TurnLabel(*asked.span(1), asked.end(), question=True)
    found = UPPER_LABEL.match(text)
    if not found:
        return None
    if found.group(1):
        return TurnLabel(*found.span(1), found.end(), question=True)
    capitals = sum("A" <= letter <= "Z" for letter in found.group(2))
    return TurnLabel(*found.span(2), found.end(), question=False) if capitals >= FEWEST_CAPITALS else None


def _title(text: str) -> TurnLabel | None:
    """A label in ordinary case, as far as its form goes; what a paper puts before a headline is none."""
    found = TITLE_LABEL.match(text)
    if not found or found.group(1).lower() in lexicon().sections:
        return None
    return TurnLabel(*found.span(1), found.end(), question=False)
