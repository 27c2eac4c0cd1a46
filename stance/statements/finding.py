"""What the rules pass on: a parsed block, a mention of a speaker, a statement found but not yet settled."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from stance.records import StatementKind
from stance.statements.layout import Block, Quote


@dataclass(slots=True)
class Parsed:
    """A block with its parse; `quoted` holds the positions of the tokens inside quotation marks."""

    index: int
    block: Block
    doc: Doc
    quoted: frozenset[int]

    @classmethod
    def of(cls, index: int, block: Block, doc: Doc) -> "Parsed":
        """The block with the tokens of its quotations marked."""
        quoted = set[int]()
        for quote in block.quotes:
            span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
            quoted.update(range(span.start, span.end) if span else ())
        return cls(index, block, doc, frozenset(quoted))

    def original(self, span: Span) -> tuple[int, int]:
        """The offsets of `span` in the document."""
        return self.block.mapped.span(span.start_char, span.end_char)

    def widened(self, span: tuple[int, int]) -> tuple[int, int]:
        """The document's stretch `span` with the quotation it begins or ends in taken whole."""
        cut = [q.original for q in self.quotes_in(span)]
        return min([span[0], *(start for start, _ in cut)]), max([span[1], *(end for _, end in cut)])

    def is_quote(self, span: tuple[int, int]) -> bool:
        """Whether the document's stretch `span` is a quotation and nothing else."""
        return any(q.original[0] <= span[0] and span[1] <= q.original[1] for q in self.block.quotes)

    def quotes_in(self, span: tuple[int, int]) -> list[Quote]:
        """The quotations that touch the document's stretch `span`."""
        return [q for q in self.block.quotes if q.original[0] < span[1] and span[0] < q.original[1]]


@dataclass(slots=True)
class Mention:
    """A speaker as written: document offsets, words, and the head token where the parse has one."""

    start: int
    end: int
    text: str
    block: int
    root: Token | None = None

    @classmethod
    def of(cls, parsed: Parsed, span: Span) -> "Mention":
        """The mention that `span` is."""
        start, end = parsed.original(span)
        return cls(start, end, span.text, parsed.index, span.root)


@dataclass(slots=True)
class Finding:
    """A statement before its speaker is resolved; all offsets are the document's."""

    block: int
    start: int
    end: int
    spans: list[tuple[int, int]]
    kind: StatementKind
    cue: str
    cue_at: int
    speaker: Mention | None
    confidence: float
    reasons: list[str] = field(default_factory=list)
    inside: bool = False
