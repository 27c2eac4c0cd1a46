"""Statements from cue verbs: indirect and mixed speech, quotations with their attribution, positions told."""

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from stance.records import StatementKind
from stance.statements.cues import Cue, verb_cues
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.grammar import is_stray, is_trailing, joined, noun_phrase, runs, subtree, trimmed, verb_head
from stance.statements.layout import Quote
from stance.statements.lexicon import lexicon


def reports(parsed: Parsed) -> list[Finding]:
    """The statements that cue verbs of a block report, with the whole quotations they introduce or follow."""
    cues = list(verb_cues(parsed))
    quotes = attach(parsed, cues)
    found: list[Finding] = []
    for cue in cues:
        cue.content -= {i for token in _other_camp(cue, cues) for i in subtree(token)}
        attached = [quote for quote, verb in quotes if verb == cue.verb]
        if not cue.content and not attached and "quote" in _content_kinds(cue):
            cue.content = _quoted_next(parsed, cue.verb)
        if cue.content or attached:
            found += list(_findings(parsed, cue, attached, cues))
    return found


def _other_camp(cue: Cue, cues: list[Cue]) -> list[Token]:
    """The phrases inside "some who back it against others who do not" that are another holder's position."""
    if cue.verb.dep_ != "relcl":
        return []
    holders_of_others = {
        c.holder.i for c in cues if c.verb != cue.verb and c.verb.dep_ == "relcl" and c.holder is not None
    }
    return [
        t for t in cue.verb.subtree if t.dep_ == "prep" and any(child.i in holders_of_others for child in t.children)
    ]


def attach(parsed: Parsed, cues: list[Cue]) -> list[tuple[Quote, Token]]:
    """Each whole quotation with the verb that attributes it, where its sentence or the next words have one."""
    found = []
    for quote in parsed.block.quotes:
        verb = _attributing(parsed, quote, cues) if quote.whole else None
        if verb is not None:
            found.append((quote, verb))
    return found


def _attributing(parsed: Parsed, quote: Quote, cues: list[Cue]) -> Token | None:
    """The nearest cue verb behind or before the quotation with no other sentence or quotation between them."""
    span = parsed.doc.char_span(quote.start, quote.end, alignment_mode="expand")
    if span is None:
        return None
    verbs = {cue.verb.i: cue.verb for cue in cues if "quote" in _content_kinds(cue)}
    before = _scan(parsed, verbs, range(span.start - 1, -1, -1))
    after = _scan(parsed, verbs, range(span.end, len(parsed.doc)))
    introduced = parsed.block.text[: quote.start].rstrip().endswith((",", ":"))
    if introduced and before is not None:
        return before
    return after if after is not None else (before if introduced else None)


def _quoted_next(parsed: Parsed, verb: Token) -> set[int]:
    """The words up to the end of a quotation that opens within three words behind `verb`: "warns it 'risks a war'"."""
    for quote in parsed.block.quotes:
        span = parsed.doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if not quote.whole and span is not None and verb.i < span.start <= verb.i + 3:
            return set(range(verb.i + 1, span.end))
    return set()


def _content_kinds(cue: Cue) -> set[str]:
    frame = lexicon().frames.get(cue.verb.lemma_.lower())
    return frame.content if frame else set()


def _scan(parsed: Parsed, verbs: dict[int, Token], positions: Iterable[int]) -> Token | None:
    for position in positions:
        if position in verbs:
            return verbs[position]
        token = parsed.doc[position]
        if position in parsed.quoted and _in_whole(parsed, token):
            return None
        if token.text in {".", "?", "!"} and position not in parsed.quoted:
            return None
    return None


def _in_whole(parsed: Parsed, token: Token) -> bool:
    return any(q.whole and q.start <= token.idx < q.end for q in parsed.block.quotes)


def _findings(parsed: Parsed, cue: Cue, attached: list[Quote], cues: list[Cue]) -> list[Finding]:
    """One finding for a cue, or one for each of several named holders."""
    content = {i for i in cue.content if i not in parsed.quoted or not _in_whole(parsed, parsed.doc[i])}
    spans = [parsed.widened(parsed.original(span)) for span in runs(parsed.doc, content)]
    said = [span for span in spans if not parsed.is_quote(span)]
    if (attached or spans) and not said and not _is_asked_for(cue):
        spans, kind = sorted(set(spans) | {quote.original for quote in attached}), StatementKind.DIRECT
        start, end = spans[0][0], spans[-1][1]
    else:
        start, end = parsed.widened(parsed.original(clause(parsed, cue, cues)))
        spans += [quote.original for quote in attached]
        start, end = min([start, *(s for s, _ in spans)]), max([end, *(e for _, e in spans)])
        borrowed = any(parsed.quotes_in(span) for span in spans)
        kind = StatementKind.MIXED if borrowed and cue.kind is not StatementKind.POSITION else cue.kind
    if not spans:
        return []
    at = parsed.block.mapped.span(cue.verb.idx, cue.verb.idx + len(cue.verb))[0]
    return [
        Finding(
            block=parsed.index,
            start=start,
            end=end,
            spans=sorted(spans),
            kind=kind,
            cue=cue.words,
            cue_at=at,
            speaker=Mention.of(parsed, phrase),
            confidence=cue.confidence,
            reasons=[cue.reason],
        )
        for phrase in ([cue.mention] if cue.mention is not None else holders(cue.holder))
    ]


def _is_asked_for(cue: Cue) -> bool:
    """Whether "when asked about ..." belongs to what is said."""
    return any(c.dep_ == "advcl" and c.lemma_ == "ask" for c in cue.verb.children)


def holders(noun: Token | None) -> list[Span]:
    """The phrases of the speakers: each of several names, or the one phrase."""
    if noun is None:
        return []
    named = [n for n in joined(noun) if n.pos_ == "PROPN"]
    if len(named) > 1 and len(named) == len(joined(noun)):
        return [noun_phrase(n) for n in named]
    included = [n for c in noun.children if c.lower_ == "including" for n in c.subtree if n.ent_type_ == "PERSON"]
    if noun.ent_type_ != "PERSON" and included:
        return [noun_phrase(n) for n in included if n.head.ent_type_ != "PERSON" or n.dep_ in {"conj", "appos"}]
    return [noun_phrase(noun)]


def clause(parsed: Parsed, cue: Cue, cues: list[Cue]) -> Span:
    """The words of the report: attribution and content, without what is joined on by "and" or hung on by "saying"."""
    if cue.sentence is not None:
        return cue.sentence
    others = {c.verb.i for c in cues if c.verb != cue.verb}
    root = cue.whole or _clause_head(cue.verb, {c.verb.i for c in cues if c.content})
    joined_on = [t for t in _joined_on(parsed.doc) if _is_split(t, root, cue, others)]
    kept = subtree(root, without=[*joined_on, *_other_camp(cue, cues)]) | cue.content
    if cue.holder is not None and root.dep_ in {"relcl", "acl"} and cue.holder.i < root.i and not is_trailing(root):
        phrase = noun_phrase(cue.holder)
        kept |= set(range(phrase.start, phrase.end))
    kept -= {t.i for t in root.children if t.dep_ in {"mark", "cc"} and t.i < root.i}
    kept = {i for i in kept if not parsed.doc[i].is_punct} or kept
    return _completed(parsed, trimmed(parsed.doc, min(kept), max(kept) + 1))


def _completed(parsed: Parsed, span: Span) -> Span:
    """The clause with an adjective that takes it up (", wary of the cost") and the full stop behind it."""
    doc, end = parsed.doc, span.end
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lemma_.lower() in lexicon().adjectives:
        end = max(doc[end + 1].right_edge.i + 1, end)
    return doc[span.start : end + 1] if end < len(doc) and doc[end].text == "." else doc[span.start : end]


def _clause_head(verb: Token, reporting: set[int]) -> Token:
    """The verb at the head of the clause: 'responded by saying', 'went on to say', 'disagreed, saying'.

    One that is `reporting` itself is the head of its own clause alone.
    """
    head = verb_head(verb)
    if (
        head is not None
        and verb.dep_ == "advcl"
        and head.lemma_.lower() in lexicon().frames
        and head.i not in reporting
    ):
        return head
    return head if head is not None and verb.dep_ in {"xcomp", "pcomp"} else verb


@lru_cache(maxsize=1)
def _joined_on(doc: Doc) -> list[Token]:
    """The heads in a block that can be split off a report; read once, as every cue of a long sentence asks for them."""
    return [
        t
        for t in doc
        if (t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"}) or is_trailing(t) or (t.dep_ == "advcl" and t.tag_ == "VBG")
    ]


def _is_split(token: Token, root: Token, cue: Cue, others: set[int]) -> bool:
    """Whether `token` heads a clause that is a report of its own, or joined to the reporting clause."""
    if token == root or token.i in cue.content or token == cue.verb or token.is_ancestor(cue.verb):
        return False
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and (token.head in {root, cue.verb} or is_stray(token)):
        return True
    if is_trailing(token):
        return token.i in others
    return token.dep_ == "advcl" and token.tag_ == "VBG" and token.i in others and token.head in {root, cue.verb}
