"""Cue verbs: which verb reports, who holds it, and which words are its content."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from stance.records import StatementKind
from stance.statements.asides import aside, mention_before
from stance.statements.contents import OBJECTS, in_favour, prepositions, verb_content
from stance.statements.finding import Parsed
from stance.statements.grammar import (
    CARRIERS,
    antecedent,
    is_hearsay,
    noun_phrase,
    subject,
    subtree,
    verb_head,
)
from stance.statements.holders import RELATIVE, is_document, is_holder
from stance.statements.lexicon import Frame, lexicon
from stance.statements.messengers import author_of

MODALS = frozenset({"would", "could", "might", "may", "should", "can", "must", "'d", "’d"})
CONDITIONS = frozenset({"if", "whether", "unless"})
PLACED_ON = frozenset({"to", "about", "over", "on"})
"""Prepositions behind a participle that places its subject: "opposed to", "divided over"."""
PARTICLES = frozenset({"dobj", "prt", "advmod", "acomp", "oprd", "ccomp"})
ADDRESSES = frozenset({"tell", "inform", "assure", "remind"})
"""Verbs whose object is always whom they speak to."""


@dataclass(slots=True)
class Cue:
    """A verb that reports: `holder` speaks, `content` are the positions of the reported words (may be empty)."""

    verb: Token
    kind: StatementKind
    confidence: float
    holder: Token | None
    content: set[int]
    words: str
    reason: str
    whole: Token | None = None
    """The head of the sentence where the reporting clause is set into it or after it ("..., she said")."""
    mention: Span | None = None
    """The speaker's words and, for an aside, the sentence, where they were read without the parse."""
    sentence: Span | None = None


def verb_cues(parsed: Parsed) -> Iterator[Cue]:
    """The cue verbs of a block outside quotations, in order, each with a holder and content."""
    for token in parsed.doc:
        if token.pos_ in {"VERB", "AUX"} and token.i not in parsed.quoted:
            cue = light_cue(token) or copula_cue(token) or placed_cue(token) or verb_cue(token)
            cue = by_place(cue) if cue and (cue.holder is None or not cue.content) else cue
            if cue and cue.holder is not None and cue.holder.i not in parsed.quoted and is_told(cue):
                yield from () if _is_hollow(cue) else (cue,)


def _is_hollow(cue: Cue) -> bool:
    """Whether all that is reported is that somebody spoke: "he said, she said"."""
    words = [cue.verb.doc[i] for i in cue.content]
    said = [t for t in words if not t.is_punct]
    return any(t.lemma_ == "say" for t in said) and all(t.tag_ == "PRP" or t.lemma_ == "say" for t in said)


def verb_cue(verb: Token) -> Cue | None:
    """The cue a listed verb makes with its subject and complements, or None."""
    frame = lexicon().frames.get(verb.lemma_.lower())
    if frame is None:
        return None
    particle = next((c for c in verb.children if c.dep_ in PARTICLES and c.lower_ in frame.particles), None)
    if particle is None and not frame.bare and not prepositions(verb, frame):
        return None
    holder = holder_of(verb, frame)
    content, whole = verb_content(verb, frame, particle=particle)
    content -= {token.i for token in noun_phrase(holder)} if holder is not None else set()
    content -= {particle.i} if particle is not None else set()
    words = verb.text if particle is None else f"{verb.text} {particle.text}"
    return Cue(verb, frame.kind, frame.confidence, holder, content, words, f"verb '{verb.lemma_}'", whole)


def by_place(cue: Cue) -> Cue:
    """The cue with the holder and content that the commas around it show, where the parse found none."""
    frame = lexicon().frames.get(cue.verb.lemma_.lower())
    says = frame is not None and "quote" in frame.content and ("clause" in frame.content or not frame.bare)
    if not says or cue.verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return cue
    found = aside(cue.verb)
    if found is not None:
        content = set(found.content)
        return replace(cue, holder=found.holder, mention=found.mention, content=content, sentence=cue.verb.sent)
    before = mention_before(cue.verb) if cue.content else None
    if before is not None and before[0].ent_type_ == "PERSON":
        return replace(cue, holder=before[0], mention=before[1])
    return cue


def holder_of(verb: Token, frame: Frame) -> Token | None:
    """The subject of `verb` where it can speak; a source it cites where it only passes on ("X, citing Y, reported")."""
    noun = subject(verb) or _inverted(verb)
    if noun is None:
        return None
    cited = next((c for c in [*verb.children, *noun.children] if c.lemma_ == "cite" and c.tag_ == "VBG"), None)
    if cited is not None and cited != verb:
        source = next((c for c in cited.children if c.dep_ == "dobj"), noun)
        noun = source if is_holder(source, strict=True) and not is_document(source) else noun
    noun = author_of(antecedent(noun))
    if noun.lower_ in {"it", "you"} or noun.lower_ in RELATIVE:
        return noun if _pronoun_may_hold(verb, noun, frame) else None
    if frame.kind is StatementKind.POSITION and is_document(noun) and noun.pos_ == "NOUN":
        return None
    return noun if is_holder(noun, strict=frame.needs_holder) else None


def _inverted(verb: Token) -> Token | None:
    """The noun straight behind a verb that follows a quotation: "..., read a statement"."""
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBZ"} or not verb.nbor(-1).is_punct or verb.lemma_ in ADDRESSES:
        return None
    return next((c for c in verb.children if c.dep_ in OBJECTS and c.left_edge.i == verb.i + 1), None)


def _pronoun_may_hold(verb: Token, noun: Token, frame: Frame) -> bool:
    """'It said that ...' speaks of a body; 'you warned' puts a past statement to somebody."""
    if noun.lower_ == "it":
        own = not frame.needs_holder or (frame.kind is StatementKind.POSITION and not frame.told)
        return own and any(c.dep_ == "ccomp" and c.left_edge.i > verb.i for c in verb.children)
    if noun.lower_ == "you":
        return verb.tag_ in {"VBD", "VBN"} and not any(c.lower_ in {"do", "did"} for c in verb.children)
    return False


def light_cue(verb: Token) -> Cue | None:
    """'Gave permission', 'voiced doubts': an empty verb whose object noun carries the statement."""
    words = lexicon()
    if verb.lemma_.lower() not in words.light_verbs:
        return None
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "attr"} and c.lemma_.lower() in words.light_nouns]
    noun = subject(verb)
    if not nouns or noun is None:
        return None
    noun = antecedent(noun)
    if not is_holder(noun, strict=True):
        return None
    content = {i for c in verb.children if c.i > verb.i and c.dep_ not in {"punct", "conj", "cc"} for i in subtree(c)}
    cue = f"{verb.text} {nouns[0].text}"
    return Cue(verb, StatementKind.POSITION, 0.65, noun, content, cue, f"'{verb.lemma_} {nouns[0].lemma_}'")


def copula_cue(verb: Token) -> Cue | None:
    """'Is reluctant to', 'sounded sceptical', 'are in favour of': an adjective that places its subject."""
    words = lexicon()
    if verb.lemma_.lower() not in words.copulas:
        return None
    noun = subject(verb)
    placed = next((c for c in verb.children if _places(c)), None)
    if noun is None or placed is None:
        return None
    noun = antecedent(noun)
    if not is_holder(noun, strict=True) or is_document(noun):
        return None
    return Cue(
        verb,
        StatementKind.POSITION,
        0.65,
        noun,
        subtree(placed) | {i for c in verb.children if c.dep_ == "ccomp" and c.i > placed.i for i in subtree(c)},
        f"{verb.text} {placed.text}",
        f"adjective '{placed.lemma_}'",
    )


def placed_cue(verb: Token) -> Cue | None:
    """'Is opposed to the treaty', which the parse takes for a passive: the participle of the adjectives' list."""
    helpers = [c for c in verb.children if c.dep_ == "auxpass"]
    if verb.lower_ not in lexicon().adjectives or not helpers or any(c.dep_ == "agent" for c in verb.children):
        return None
    matters = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in PLACED_ON and c.i > verb.i]
    noun = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if not matters or noun is None or not is_holder(noun, strict=True) or is_document(noun):
        return None
    content = {verb.i} | {i for matter in matters for i in subtree(matter)}
    words, reason = f"{helpers[-1].text} {verb.text}", f"adjective '{verb.lower_}'"
    return Cue(verb, StatementKind.POSITION, 0.65, antecedent(noun), content, words, reason)


def _places(child: Token) -> bool:
    words = lexicon()
    listed = bool({child.lemma_.lower(), child.lower_} & words.adjectives)
    if child.dep_ in {"acomp", "oprd", "attr", "advcl", "xcomp"} and listed:
        return True
    if child.dep_ == "prep" and child.lower_ in {"against"}:
        return True
    return child.dep_ == "prep" and in_favour(child)


def is_told(cue: Cue) -> bool:
    """Whether the text reports the cue as a fact, not as a wish, a condition or a question."""
    verb = cue.verb
    if (
        verb.lemma_ == "cite"
        and verb.tag_ == "VBG"
        and any(is_holder(c, strict=True) for c in verb.children if c.dep_ == "dobj")
    ):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "mark"}}
    if helpers & (MODALS | CONDITIONS):
        return False
    if "to" in helpers and verb.tag_ == "VB":
        head = verb_head(verb)
        return head is not None and (head.lemma_ in CARRIERS or is_hearsay(verb))
    if cue.kind is StatementKind.POSITION and not _is_fact(cue, helpers):
        return False
    return not _is_asked(cue)


def _is_fact(cue: Cue, helpers: set[str]) -> bool:
    """Whether a position is told of its holder: finite, or for an act at least "in allowing ..."."""
    frame = lexicon().frames.get(cue.verb.lemma_.lower())
    if cue.verb.tag_ == "VB":
        return bool(helpers & {"do", "did", "does", "will"})
    if cue.verb.tag_ == "VBG" and frame is not None and frame.told:
        return bool(helpers) or cue.verb.dep_ == "pcomp"
    return True


def _is_asked(cue: Cue) -> bool:
    """Whether a question asks for the fact: "is she weighing ...?", not "... when she said so?"."""
    sentence = cue.verb.sent
    if "?" not in {token.text for token in sentence[-2:]}:
        return False
    inverted = any(c.dep_ == "aux" and cue.holder is not None and c.i < cue.holder.i for c in cue.verb.children)
    return cue.kind is StatementKind.POSITION or inverted
