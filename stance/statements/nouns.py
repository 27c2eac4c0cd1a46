"""Statements told as nouns: "X's claim that ...", "calls from X to ...", "according to X"."""

from spacy.tokens import Span, Token

from stance.records import StatementKind
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.grammar import antecedent, noun_phrase, runs, subject, subtree, trimmed
from stance.statements.holders import is_holder
from stance.statements.lexicon import lexicon
from stance.statements.messengers import author_of

HOLDER_PREPOSITIONS = frozenset({"from", "by", "of", "among"})
STANCES = frozenset({"opposition"})
"""Nouns of a position that need no clause: "opposition to the treaty"."""
CLAUSES = frozenset({"acl", "ccomp", "advcl", "relcl"})
CONTENT_PREPOSITIONS = frozenset({"for", "about", "on", "over", "against", "to", "of"})


def noun_reports(parsed: Parsed) -> list[Finding]:
    """The statements of a block whose cue is a noun or "according to"."""
    found: list[Finding] = []
    for token in parsed.doc:
        if token.i in parsed.quoted:
            continue
        if token.lower_ == "according":
            found += _according(parsed, token)
        elif token.pos_ == "NOUN":
            found += _noun(parsed, token) or _received(parsed, token)
    return found


def _according(parsed: Parsed, token: Token) -> list[Finding]:
    """The clause that "according to X" is attached to."""
    to = next((t for t in token.doc[token.i + 1 : token.i + 2] if t.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to else None
    if source is None:
        return []
    source = _told_by(source)
    head = token.head
    while head.dep_ not in {"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis"} and head.head != head:
        head = head.head
    attribution = subtree(token) | subtree(source)
    content = runs(parsed.doc, subtree(head) - attribution)
    if not content:
        return []
    whole = trimmed(parsed.doc, min(subtree(head)), max(subtree(head)) + 1)
    spans = [parsed.original(span) for span in content]
    quoted = any(parsed.quotes_in(span) for span in spans)
    kind = StatementKind.MIXED if quoted else StatementKind.INDIRECT
    return [_finding(parsed, token, "according to", whole, spans, source, kind, 0.85, "'according to'")]


def _told_by(source: Token) -> Token:
    """Whose words "according to" names: "her remarks", "calculations by the institute", "a letter from X"."""
    author = author_of(source)
    if author != source or is_holder(source, strict=True):
        return author
    return _possessor(source) or source


def _noun(parsed: Parsed, noun: Token) -> list[Finding]:
    """A report noun with a holder and content."""
    nouns, lemma = lexicon().nouns, noun.lemma_.lower()
    if lemma not in nouns["report"] and lemma not in nouns["decision"]:
        return []
    holder = _possessor(noun) or maker(noun)
    if holder is None or not is_holder(holder, strict=True):
        return []
    content = _content(noun, holder)
    if not content:
        return []
    position = lemma in nouns["decision"]
    clausal = any(parsed.doc[i].dep_ in {"acl", "relcl", "advcl", "xcomp"} for i in content)
    if position and not clausal and lemma not in STANCES:
        return []
    phrase = subtree(noun) | {holder.i} | content
    whole = trimmed(parsed.doc, min(phrase), max(phrase) + 1)
    spans = [parsed.original(span) for span in runs(parsed.doc, content)]
    if not spans:
        return []
    kind = StatementKind.POSITION if position else StatementKind.INDIRECT
    return [_finding(parsed, noun, noun.text, whole, spans, holder, kind, 0.6, f"noun '{noun.lemma_}'")]


def _received(parsed: Parsed, noun: Token) -> list[Finding]:
    """'The plan drew criticism from X', 'found favour with X', 'no permission came from X'."""
    nouns = lexicon().nouns
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else noun.head
    if noun.lemma_.lower() not in nouns["judgment"] or verb.lemma_ not in nouns["received"]:
        return []
    came = verb.lemma_ == "come"
    links = [c for c in [*noun.children, *noun.head.children, *verb.children] if c.lower_ in {"from", "with", "among"}]
    holder = next((p for c in links for p in c.children if p.dep_ == "pobj" and p != noun), None)
    judged = noun if came else subject(verb)
    if holder is None or judged is None or not is_holder(holder, strict=True) or (came and noun.dep_ != "nsubj"):
        return []
    spans = [parsed.original(span) for span in runs(parsed.doc, subtree(judged) - subtree(holder))]
    positions = subtree(judged) | subtree(holder) | {verb.i}
    whole = trimmed(parsed.doc, min(positions), max(positions) + 1)
    reason = f"noun '{noun.lemma_}'"
    return [_finding(parsed, noun, noun.text, whole, spans, holder, StatementKind.POSITION, 0.6, reason)]


def _possessor(noun: Token) -> Token | None:
    """'X's claim', 'a call from X', 'the US move'."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in {"my", "our", "your", "its"}:
            return child
        if child.dep_ == "prep" and child.lower_ in HOLDER_PREPOSITIONS:
            pobj = next((c for c in child.children if c.dep_ == "pobj"), None)
            if pobj is not None and is_holder(pobj, strict=True):
                return pobj
    return next(
        (c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"} and c.ent_type_ in {"GPE", "ORG"}), None
    )


def maker(noun: Token) -> Token | None:
    """'The threats that X has made': the subject of the verb that uttered the noun."""
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"} and child.lemma_ in lexicon().nouns["made_by"]:
            found = subject(child)
            return antecedent(found) if found is not None and found.lower_ not in {"that", "which"} else None
    return None


def _content(noun: Token, holder: Token) -> set[int]:
    """Positions of what the noun reports: clauses and prepositions after it, behind the holder or behind "has made"."""
    content: set[int] = set()
    for child in noun.children:
        if child.i < noun.i:
            continue
        if holder.i in subtree(child):
            content |= _behind(child, holder)
        elif child.dep_ in CLAUSES or (child.dep_ == "prep" and _is_about(child)):
            content |= subtree(child)
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VB" and not content:
        return subtree(noun.head, without=[noun])
    if noun.dep_ in {"dobj", "pobj"} and not content:
        content = {
            i for c in noun.head.children if c.dep_ in {"advcl", "xcomp"} and _follows(c, noun) for i in subtree(c)
        }
    return content


def _is_about(preposition: Token) -> bool:
    """Whether a phrase tells what is said, and not on which day."""
    dated = any(c.ent_type_ in {"DATE", "TIME"} for c in preposition.children)
    return preposition.lower_ in CONTENT_PREPOSITIONS and not dated


def _behind(child: Token, holder: Token) -> set[int]:
    """The content inside the phrase that names the holder: "from X to ...", "that X has made about ..."."""
    inner = [
        t
        for t in child.subtree
        if t.i > holder.i
        and not (t.dep_ == "relcl" and t.head == holder)
        and (t.dep_ in CLAUSES or (t.head == child and t.dep_ == "prep" and child.pos_ == "VERB"))
    ]
    return {i for t in inner for i in subtree(t)} - {holder.i}


def _follows(clause: Token, noun: Token) -> bool:
    """Whether an infinitive comes straight after the noun's phrase."""
    return clause.left_edge.i == noun.right_edge.i + 1 and clause.left_edge.lower_ == "to"


def _finding(
    parsed: Parsed,
    token: Token,
    cue: str,
    whole: Span,
    spans: list[tuple[int, int]],
    holder: Token,
    kind: StatementKind,
    confidence: float,
    reason: str,
) -> Finding:
    start, end = parsed.original(whole)
    at = parsed.block.mapped.span(token.idx, token.idx + len(token))[0]
    mention = Mention.of(parsed, noun_phrase(holder))
    return Finding(parsed.index, start, end, spans, kind, cue, at, mention, confidence, [reason])
