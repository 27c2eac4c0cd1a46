"""The blocks of a document: paragraphs and transcript turns, unwrapped and evenly spaced for the parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stance.records import Document
from stance.statements.headlines import spelled_out
from stance.statements.mapped import MappedText
from stance.statements.turn_labels import opens_turn, turn_labels

WRAP_WIDTH = range(40, 101)
"""Longest line of a text that was wrapped by hand; longer lines are whole paragraphs."""

LONGEST_BLOCK = 5_000
"""Characters given to the parser at once; its memory grows with the length of one text."""

SPACES = re.compile(r"\s+")
MARKS = {"``": "“", "''": "”", "„": "“", "‟": "“"}
MARK = re.compile("|".join(MARKS))
OUTWARD = {"«": "“", "»": "”", "‹": "‘", "›": "’"}
"""Guillemets that point away from the words, as in French."""
INWARD = {"»": "“", "«": "”", "›": "‘", "‹": "’"}
"""Guillemets that point at the words, as in German and Danish."""
OUTWARD_MARK = re.compile(r"[«‹]\s?|\s?[»›]")
INWARD_MARK = re.compile(r"[»›]\s?|\s?[«‹]")
OPENS_INWARD = re.compile(r"[^«»‹›]*(?<!\w)[»›]\w[^«»‹›]*[«‹]")
"""A text whose first guillemet is the closing one of French, set before a word and answered by the other."""
BROKEN = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no parser takes."""

LOW_QUOTE = re.compile(r"„[^„“]*(“)")
"""A quotation of the German kind, which closes with the mark that opens an English one."""

DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z.,’' ]{1,40})?\((?:AP|CNN|AFP|Reuters|REUTERS|UPI|BBC|dpa|[A-Z]{2,6})\)\s*[-–—:]*\s+"
    r"|[A-Z][A-Z.’' -]{2,40}(?:,\s[A-Z][a-z. ]{1,20})?\s[-–—]{1,2}\s+"
)
CUT = re.compile(r"[.!?][”\"’)]*\s+(?=\S)")


@dataclass(slots=True)
class Quote:
    """A quotation in a block, as offsets into the block's text; `whole` ones stand for themselves in the parse."""

    start: int
    end: int
    original: tuple[int, int]
    whole: bool
    open: bool = False
    resumes: bool = False


@dataclass(slots=True)
class Block:
    """One paragraph (or a piece of a very long one), or one paragraph of a transcript turn."""

    mapped: MappedText
    label: tuple[int, int] | None = None
    question: bool = False
    quotes: list[Quote] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the parser reads."""
        return self.mapped.text


def blocks(document: Document) -> list[Block]:
    """The blocks of a document in order, with the speaker label of a transcript turn cut off its text.

    A text without letters has none.
    """
    raw = [evenly_spaced(document.text, start, end) for start, end in paragraphs(document.text)]
    found = _turns([text for text in raw if re.search(r"\w", text.text)])
    return [piece for block in found for piece in _pieces(block)]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each paragraph: lines, or hard-wrapped lines put together again."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    width = max((end - start for start, end in lines), default=0)
    begin: int | None = None
    for (start, end), following in zip(lines, [*lines[1:], (len(text), len(text))], strict=False):
        begin = start if begin is None else begin
        if not _is_wrap(text, (start, end), following, width):
            yield begin, end
            begin = None


def _is_wrap(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the break after `line` is there for the width only: the next word would not have fitted."""
    after = text[slice(*following)].split(maxsplit=1)
    if not after or following[0] - line[1] > 1 or not text[slice(*line)].strip():
        return False
    if opens_turn(text, *following):
        return False
    if width in WRAP_WIDTH:
        return line[1] - line[0] + 1 + len(after[0]) > width - 2 or after[0][0].islower()
    return after[0][0].islower() and text[line[1] - 1] not in '.!?:”"’'


def evenly_spaced(text: str, start: int, end: int) -> MappedText:
    """The stretch with single spaces, without space at its ends, and with “ ” for all double quotation marks."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    mapped = MappedText.of(text, start, end)
    mapped = mapped.replaced([(m.start(), m.end(), "\ufffd") for m in BROKEN.finditer(mapped.text)])
    spaces = [(m.start(), m.end(), " ") for m in SPACES.finditer(mapped.text) if m.group() != " "]
    mapped = mapped.replaced(spaces)
    mapped = mapped.replaced([(m.start(1), m.end(1), "”") for m in LOW_QUOTE.finditer(mapped.text)])
    mapped = mapped.replaced([(m.start(), m.end(), MARKS[m.group()]) for m in MARK.finditer(mapped.text)])
    return _without_guillemets(mapped)


def _without_guillemets(mapped: MappedText) -> MappedText:
    """“ ” for guillemets of either direction, with the spaces inside them."""
    inward = OPENS_INWARD.match(mapped.text)
    pattern, marks = (INWARD_MARK, INWARD) if inward else (OUTWARD_MARK, OUTWARD)
    return mapped.replaced([(m.start(), m.end(), marks[m.group().strip()]) for m in pattern.finditer(mapped.text)])


def _turns(raw: list[MappedText]) -> list[Block]:
    """Blocks with turn labels where the text is a transcript, and without datelines where it is not."""
    labels = turn_labels([text.text for text in raw])
    if not any(labels):
        return [
            Block(spelled_out(text.cut(found.end() if (found := DATELINE.match(text.text)) else 0))) for text in raw
        ]
    result: list[Block] = []
    current: tuple[int, int] | None = None
    question = True
    for text, label in zip(raw, labels, strict=True):
        if label:
            current, question = text.span(label.start, label.end), label.question
            text = text.cut(label.words)
        if re.search(r"\w", text.text):
            result.append(Block(text, label=current, question=question))
    return result


def _pieces(block: Block) -> Iterator[Block]:
    """The block, cut after a sentence where it is longer than the parser should take at once."""
    rest = block.mapped
    while len(rest) > LONGEST_BLOCK:
        cuts = [m.end() for m in CUT.finditer(rest.text, LONGEST_BLOCK // 2, LONGEST_BLOCK)]
        cut = cuts[-1] if cuts else (rest.text.rfind(" ", 1, LONGEST_BLOCK) + 1 or LONGEST_BLOCK)
        yield replace(block, mapped=rest.cut(0, cut), quotes=[])
        rest = rest.cut(cut)
    if len(rest):
        yield replace(block, mapped=rest, quotes=[])
