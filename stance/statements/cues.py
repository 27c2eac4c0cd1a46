"""Cue verbs: which verb reports, who holds it, and which words are its content."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from stance.records import StatementKind
from stance.statements.finding import Parsed
from stance.statements.grammar import antecedent, is_stray, is_trailing, noun_phrase, subject, subtree, verb_head
from stance.statements.holders import RELATIVE, is_document, is_holder
from stance.statements.lexicon import Frame, lexicon

MODALS = frozenset({"would", "could", "might", "may", "should", "can", "must", "'d", "’d"})
CONDITIONS = frozenset({"if", "whether", "unless"})
OBJECTS = frozenset({"dobj", "oprd", "attr", "dative"})
PASSIVE_OBJECTS = frozenset({"nsubjpass", "oprd", "xcomp"})
CARRIERS = frozenset({"go", "continue", "begin", "start", "come", "proceed"})
"""Verbs before an infinitive that leave it a fact: "went on to say"."""


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


def verb_cues(parsed: Parsed) -> Iterator[Cue]:
    """The cue verbs of a block outside quotations, in order, each with a holder and content."""
    for token in parsed.doc:
        if token.pos_ in {"VERB", "AUX"} and token.i not in parsed.quoted:
            cue = light_cue(token) or copula_cue(token) or verb_cue(token)
            if cue and cue.holder is not None and cue.holder.i not in parsed.quoted and is_told(cue):
                yield cue


def verb_cue(verb: Token) -> Cue | None:
    """The cue a listed verb makes with its subject and complements, or None."""
    frame = lexicon().frames.get(verb.lemma_.lower())
    if frame is None:
        return None
    particle = next((c for c in verb.children if c.dep_ in {"prt", "advmod"} and c.lower_ in frame.particles), None)
    if particle is None and not frame.bare and not _prepositions(verb, frame):
        return None
    holder = holder_of(verb, frame)
    content, whole = verb_content(verb, frame, particle=particle)
    if holder is not None:
        content -= {token.i for token in noun_phrase(holder)}
    words = verb.text if particle is None else f"{verb.text} {particle.text}"
    return Cue(verb, frame.kind, frame.confidence, holder, content, words, f"verb '{verb.lemma_}'", whole)


def holder_of(verb: Token, frame: Frame) -> Token | None:
    """The subject of `verb` where it can speak; a source it cites where it only passes on ("X, citing Y, reported")."""
    noun = subject(verb) or _inverted(verb)
    if noun is None:
        return None
    cited = next((c for c in [*verb.children, *noun.children] if c.lemma_ == "cite" and c.tag_ == "VBG"), None)
    if cited is not None and cited != verb:
        noun = next((c for c in cited.children if c.dep_ == "dobj"), noun)
    noun = antecedent(noun)
    if noun.lower_ in {"it", "you"} or noun.lower_ in RELATIVE:
        return noun if _pronoun_may_hold(verb, noun, frame) else None
    if frame.kind is StatementKind.POSITION and is_document(noun) and noun.pos_ == "NOUN":
        return None
    return noun if is_holder(noun, strict=frame.needs_holder) else None


def _inverted(verb: Token) -> Token | None:
    """The noun straight behind a verb that follows a quotation: "..., read a statement"."""
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBZ"} or not verb.nbor(-1).is_punct:
        return None
    return next((c for c in verb.children if c.dep_ in OBJECTS and c.left_edge.i == verb.i + 1), None)


def _pronoun_may_hold(verb: Token, noun: Token, frame: Frame) -> bool:
    """'It said that ...' speaks of a body; 'you warned' puts a past statement to somebody."""
    if noun.lower_ == "it":
        return not frame.needs_holder and any(c.dep_ == "ccomp" for c in verb.children)
    if noun.lower_ == "you":
        return verb.tag_ in {"VBD", "VBN"} and not any(c.lower_ in {"do", "did"} for c in verb.children)
    return False


def verb_content(verb: Token, frame: Frame, *, particle: Token | None = None) -> tuple[set[int], Token | None]:
    """Positions of what `verb` reports, and the head it is set into where it follows its content."""
    allowed = {"object", "clause", "gerund", "infinitive"} | frame.content if particle is not None else frame.content
    outer = _outer_clause(verb)
    if outer is not None and "clause" in allowed:
        return subtree(outer, without=[verb]), outer
    taken = _prepositions(verb, frame)
    allowed = allowed | {"infinitive"} if taken else allowed
    clauses = [c for c in verb.children if _is_clause(c, allowed)]
    objects = [c for c in verb.children if c.dep_ in _object_relations(verb)]
    if clauses:
        taken += clauses + (objects if clauses[0].dep_ != "ccomp" else [])
    elif "object" in allowed and _says_something(verb, objects):
        taken += objects + [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"as", "for", "of"}]
    elif not taken and "gerund" in allowed:
        taken = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i]
    elif not taken and any(c.dep_ == "neg" for c in verb.children):
        taken = objects
    return {i for child in taken for i in _reported(child)}, None


def _reported(child: Token) -> set[int]:
    """What a complement reports: its words without a stray verb or the day of saying ("said Friday the port ...")."""
    day = child.left_edge
    while day.head != child and day.head != day:
        day = day.head
    dated = [day] if child.dep_ == "ccomp" and day.dep_ == "npadvmod" and day.ent_type_ == "DATE" else []
    return subtree(child, without=[*(t for t in child.subtree if is_stray(t) or is_trailing(t)), *dated])


def _object_relations(verb: Token) -> frozenset[str]:
    """The relations of what is talked about: the subject of a passive with its agent named, else the objects."""
    return PASSIVE_OBJECTS if any(c.dep_ == "agent" for c in verb.children) else OBJECTS


def _outer_clause(verb: Token) -> Token | None:
    """The clause that `verb` comments on from inside or behind: "The plan, she said, is dead", "as he put it"."""
    head: Token = verb.head
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and verb.lemma_ != "put") for c in verb.children):
        return None
    if verb.dep_ == "parataxis" and head != verb:
        return head
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    return head if verb.dep_ == "advcl" and "as" in marks and head.pos_ in {"VERB", "AUX"} else None


def _is_clause(child: Token, allowed: set[str]) -> bool:
    if child.dep_ == "ccomp":
        return "clause" in allowed or "infinitive" in allowed
    if child.dep_ == "xcomp":
        return "gerund" in allowed if child.tag_ == "VBG" else "infinitive" in allowed or child.pos_ == "ADJ"
    if child.dep_ == "advcl" and "infinitive" in allowed:
        return child.tag_ == "VB" and any(c.lower_ == "to" for c in child.children)
    return child.dep_ == "parataxis" and "clause" in allowed and child.i > child.head.i


def _prepositions(verb: Token, frame: Frame) -> list[Token]:
    """The complements with a listed preposition: "called for a ban", "called for the ban to be lifted"."""
    return [
        c
        for c in verb.children
        if c.i > verb.i
        and (
            (c.dep_ == "prep" and c.lower_ in frame.prepositions)
            or (c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in frame.prepositions for m in c.children))
        )
    ]


def _says_something(verb: Token, objects: list[Token]) -> bool:
    """Whether objects can be what is judged or wanted: not a bare pronoun, a day, a sum, or a thing merely named."""
    if not objects or objects[0].ent_type_ in {"DATE", "TIME"}:
        return False
    lemma, words = verb.lemma_.lower(), lexicon()
    if lemma in words.objects:
        return objects[-1].lemma_.lower() in words.objects[lemma]
    if lemma in words.naming:
        judged = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
        return judged or len(objects) > 1 or any(t.is_quote for t in objects[0].subtree)
    return len(objects) > 1 or objects[0].pos_ != "PRON"


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
        subtree(placed),
        f"{verb.text} {placed.text}",
        f"adjective '{placed.lemma_}'",
    )


def _places(child: Token) -> bool:
    words = lexicon()
    if child.dep_ in {"acomp", "oprd", "attr", "advcl", "xcomp"} and child.lemma_.lower() in words.adjectives:
        return True
    if child.dep_ == "prep" and child.lower_ in {"against"}:
        return True
    return (
        child.dep_ == "prep" and child.lower_ == "in" and any(c.lower_ in {"favour", "favor"} for c in child.children)
    )


def is_told(cue: Cue) -> bool:
    """Whether the text reports the cue as a fact, not as a wish, a condition or a question."""
    verb = cue.verb
    if verb.lemma_ == "cite" and verb.tag_ == "VBG":
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "mark"}}
    if helpers & (MODALS | CONDITIONS):
        return False
    if "to" in helpers and verb.tag_ == "VB":
        head = verb_head(verb)
        return head is not None and head.lemma_ in CARRIERS
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
