"""Attributions behind or inside what is said ("..., the mayor told CNN."), read by their place where the parse fails.

A parser often takes the name before the verb for one more item of a list. The commas tell better: words up to a
comma, a noun phrase, a verb of saying with no clause of its own, and then the full stop or the rest of the sentence.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from stance.statements.grammar import trimmed
from stance.statements.holders import is_holder

INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})
"""Parts of speech of a speaker's mention."""
LINKS = frozenset({"of", "for", "in", "at", "and", "-", "&", "to"})
"""What may stand between them."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBORDINATE = frozenset(
    {"when", "after", "as", "while", "if", "because", "although", "though", "since", "before", "once", "until", "where"}
)
LONGEST = 16
"""Tokens of a mention or an apposition."""
FEWEST = 5
"""Tokens of what is said where the tagger saw no verb in it."""
LONGEST_TAIL = 20
"""Tokens from the verb to the comma or full stop behind it."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Who speaks and the positions of what is said."""

    holder: Token
    mention: Span
    content: frozenset[int]


def aside(verb: Token) -> Aside | None:
    """The attribution that `verb` makes between commas, or None where its place is not that of one."""
    sentence = verb.sent
    end = _tail_end(verb, sentence)
    speaker = mention_before(verb)
    if end is None or speaker is None:
        return None
    holder, mention, start = speaker
    content = {*range(sentence.start, start), *range(end, sentence.end)}
    if not _is_said(sentence, content, start):
        return None
    return Aside(holder, mention, frozenset(content))


def mention_before(verb: Token) -> tuple[Token, Span, int] | None:
    """The noun that ends straight before `verb`, its phrase, and where phrase and apposition start."""
    doc, first = verb.doc, verb.sent.start
    at = verb.i - 1
    while at > first and (doc[at].tag_ in {"RB", "MD"} or doc[at].lemma_ == "have"):
        at -= 1
    if doc[at].text != ",":
        start = _phrase_start(verb, at, first)
        head = _head(doc[start : at + 1]) if start is not None else None
        return (head, trimmed(doc, start, at + 1), start) if head is not None and start is not None else None
    comma = next((i for i in range(at - 1, max(first, at - LONGEST), -1) if doc[i].text == ","), None)
    if comma is None or any(token.tag_ in FINITE for token in doc[comma:at]):
        return None
    start = _phrase_start(verb, comma - 1, first)
    if start is None:
        return None
    head, beside = _head(doc[start:comma]), _head(doc[comma + 1 : at])
    if beside is not None and beside.ent_type_ == "PERSON" and doc[comma + 1].pos_ == "PROPN":
        return beside, doc[comma + 1 : at], start
    return (head, trimmed(doc, start, comma), start) if head is not None else None


def _phrase_start(verb: Token, last: int, first: int) -> int | None:
    """Where the noun phrase that ends at `last` starts: behind a comma or at the head of the sentence."""
    doc, at = verb.doc, last
    while at >= first and (doc[at].pos_ in INSIDE or doc[at].lower_ in LINKS or doc[at].tag_ == "VBN"):
        if doc[at].tag_ in {"WDT", "WP"}:
            return None
        at -= 1
    start = at + 1
    while start <= last and doc[start].tag_ in {"CC", "IN", "TO"}:
        start += 1
    if start > last or start != at + 1 or last - start >= LONGEST:
        return None
    return start if at < first or doc[at].text in {",", "—", "–", "”"} else None


def _head(phrase: Span) -> Token | None:
    """The noun of a phrase that speaks: the last one before "of" or "in", where it can hold a statement."""
    cut = next((token.i for token in phrase if token.tag_ in {"IN", "TO"} and token.i > phrase.start), phrase.end)
    nouns = [t for t in phrase if t.i < cut and t.pos_ in {"NOUN", "PROPN", "PRON"}]
    if not nouns or not is_holder(nouns[-1], strict=True):
        return None
    return nouns[-1] if nouns[-1].pos_ != "PRON" or nouns[-1].i == phrase.start else None


def _tail_end(verb: Token, sentence: Span) -> int | None:
    """Where the attribution ends: at the full stop, or behind the comma that leads back to what is said."""
    doc = verb.doc
    for token in doc[verb.i + 1 : min(sentence.end, verb.i + LONGEST_TAIL)]:
        if token.text in {",", ".", "!", "?"}:
            return token.i
        if token.lower_ in SUBORDINATE or token.lower_ == "which":
            return sentence.end
        if token.tag_ in FINITE or token.tag_ == "TO" or token.lower_ == "that" or token.text in {":", "“"}:
            return None
    return sentence.end


def _is_said(sentence: Span, content: set[int], start: int) -> bool:
    """Whether the words around the attribution are a clause of their own."""
    before = sentence.doc[sentence.start : start]
    clauses = [i for i in content if sentence.doc[i].tag_ in FINITE]
    if not before.text.rstrip().endswith((",", "—", "–")):
        return False
    if not clauses:
        return len(before) > FEWEST and before[0].pos_ not in {"ADP", "SCONJ", "ADV", "VERB"}
    behind = any(i > start for i in clauses)
    lone = before.text.count(",") == 1 and sentence[0].lower_ in SUBORDINATE
    joins = before[-1].i > sentence.start and sentence.doc[start].tag_ == "CC"
    return not joins and (behind or (not lone and min(clauses) < start))
