"""Views told without a verb of saying: "in her view", "for Anna Holt, ...", "her reasoning was that ..."."""

from spacy.tokens import Token

from stance.records import StatementKind
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.grammar import noun_phrase, runs, subtree, trimmed
from stance.statements.holders import is_holder
from stance.statements.lexicon import lexicon
from stance.statements.nouns import maker

FRAMES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
OPENS = frozenset({"in", "by", "to", "from"})


def views(parsed: Parsed) -> list[Finding]:
    """The views of a block outside quotations; most blocks have none."""
    found: list[Finding] = []
    for token in parsed.doc:
        if token.i in parsed.quoted:
            continue
        if token.pos_ == "NOUN":
            found += _in_view(parsed, token) + _view_is(parsed, token) + _that_was(parsed, token)
        elif token.lower_ == "for" and token.i == token.sent.start:
            found += _for_holder(parsed, token)
    return found


def _in_view(parsed: Parsed, noun: Token) -> list[Finding]:
    """'In X's view, ...': the clause around it."""
    holder = _viewer(noun)
    if noun.lemma_.lower() not in lexicon().nouns["view"] or holder is None or not is_holder(holder, strict=True):
        return []
    opener: Token = noun.head
    if noun.dep_ != "pobj" or opener.lower_ not in OPENS:
        return []
    return _around(parsed, opener, noun, holder, f"'{opener.lower_} one's {noun.lemma_}'")


def _viewer(noun: Token) -> Token | None:
    """'X's view', 'the view of X'; "in view of X" has no article and is none's view."""
    own = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if own is not None or of is None or not any(c.dep_ == "det" for c in noun.children):
        return own
    return next((c for c in of.children if c.dep_ == "pobj"), None)


def _for_holder(parsed: Parsed, opener: Token) -> list[Finding]:
    """'For X, it is a mistake' at the head of a sentence: a judgment, so a form of "be"."""
    holder = next((c for c in opener.children if c.dep_ == "pobj"), None)
    head = opener.head
    if holder is None or head.lemma_ != "be" or not _is_person(holder):
        return []
    if any(c.dep_ == "nsubj" and c.lower_ in {"that", "there"} for c in head.children):
        return []
    return _around(parsed, opener, opener, holder, "'for' and a person")


def _is_person(noun: Token) -> bool:
    given = lexicon().genders["male"] | lexicon().genders["female"]
    first = noun_phrase(noun)[0].lower_
    return noun.ent_type_ == "PERSON" or noun.lower_ in {"him", "her", "them"} or first in given


def _around(parsed: Parsed, opener: Token, cue: Token, holder: Token, reason: str) -> list[Finding]:
    """The clause that the phrase of `opener` comments on."""
    head = opener.head
    while head.dep_ not in FRAMES and head.head != head:
        head = head.head
    if head.pos_ not in {"VERB", "AUX"}:
        return []
    content = runs(parsed.doc, subtree(head) - subtree(opener))
    whole = trimmed(parsed.doc, min(subtree(head)), max(subtree(head)) + 1)
    return [_finding(parsed, cue, holder, [parsed.original(s) for s in content], parsed.original(whole), reason)]


def _view_is(parsed: Parsed, noun: Token) -> list[Finding]:
    """'Anna Holt's reasoning was that ...': the clause behind a noun of a view."""
    holder = _viewer(noun)
    verb = noun.head
    nouns = lexicon().nouns
    if holder is None or noun.dep_ != "nsubj" or verb.lemma_ != "be" or not is_holder(holder, strict=True):
        return []
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None or noun.lemma_.lower() not in nouns["view"] | nouns["report"]:
        return []
    whole = parsed.original(trimmed(parsed.doc, noun.left_edge.i, clause.right_edge.i + 1))
    spans = [parsed.original(span) for span in runs(parsed.doc, subtree(clause))]
    return [_finding(parsed, noun, holder, spans, whole, f"noun '{noun.lemma_}'")]


def _that_was(parsed: Parsed, noun: Token) -> list[Finding]:
    """'That was the answer of X', 'this is the warning that X gave': the sentence before it."""
    verb, nouns = noun.head, lexicon().nouns
    pointer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if noun.dep_ != "attr" or verb.lemma_ != "be" or pointer is None or pointer.lower_ not in {"that", "this"}:
        return []
    first = noun.sent.start
    if noun.lemma_.lower() not in nouns["view"] | nouns["report"] or first == 0 or pointer.i != first:
        return []
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "from"}), None)
    holder = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else maker(noun)
    if holder is None or not is_holder(holder, strict=True):
        return []
    before = parsed.original(parsed.doc[first - 1].sent)
    whole = before[0], parsed.original(noun.sent)[1]
    return [_finding(parsed, noun, holder, [before], whole, f"'that was the {noun.lemma_}'")]


def _finding(
    parsed: Parsed, cue: Token, holder: Token, spans: list[tuple[int, int]], whole: tuple[int, int], reason: str
) -> Finding:
    quoted = any(parsed.quotes_in(span) for span in spans)
    return Finding(
        block=parsed.index,
        start=whole[0],
        end=whole[1],
        spans=spans or [whole],
        kind=StatementKind.MIXED if quoted else StatementKind.INDIRECT,
        cue=cue.text,
        cue_at=parsed.block.mapped.span(cue.idx, cue.idx + len(cue))[0],
        speaker=Mention.of(parsed, noun_phrase(holder)),
        confidence=0.7,
        reasons=[reason],
    )
