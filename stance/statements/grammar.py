"""Reading a dependency parse: whose verb it is, what phrase a noun heads, how far a clause reaches."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from stance.statements.holders import is_holder
from stance.statements.lexicon import lexicon

AFTER_NOUN = frozenset({"relcl", "acl", "conj", "cc", "punct", "advcl", "appos", "case"})
"""What may follow a noun inside its subtree and is no part of a speaker's mention."""
OF_NAME = frozenset({"of", "in", "on", "at", "from", "for", "to", "within", "inside", "behind"})
"""Prepositions that belong to a speaker's mention: "the head of the port", not "unions over the plan"."""
PASSERS_ON = frozenset({"quote", "cite", "report", "record"})
"""Verbs with "as saying": the speaker is their object."""
HEARSAY = frozenset({"say", "report", "believe", "know", "understand", "think", "rumour", "rumor"})
"""Verbs that in the passive pass on what another one does: "is said to favour"."""
CARRIERS = frozenset({"go", "continue", "begin", "start", "come", "proceed", "take"})
"""Verbs before an infinitive that leave it a fact: "went on to say", "took to the radio to say"."""
STRAY_HEADS = {form: frozenset({"VBD", "VBZ", "VBP"}) for form in ("VBD", "VBZ")} | {"VBG": frozenset({"VBG"})}
"""The forms a wrongly joined verb goes on from, by its own form."""
TRIMMED = frozenset({"punct", "cc", "mark"})


def verb_head(verb: Token) -> Token | None:
    """The verb whose subject `verb` shares: the first of a row, or the one it completes."""
    head: Token = verb.head
    if verb.dep_ == "conj":
        return row_head(verb)
    carried = verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_ in CARRIERS
    if (verb.dep_ == "xcomp" or carried) and head.pos_ in {"VERB", "AUX"}:
        return head
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    return head if verb.dep_ in {"advcl", "dep"} and verb.tag_ == "VBG" and head.pos_ in {"VERB", "AUX"} else None


def row_head(verb: Token) -> Token | None:
    """The verb that `verb` is joined to by "and": a past form goes with the past form above, not with an infinitive."""
    head: Token = verb.head
    if is_stray(verb):
        head = head.head if _has_thing(head) else head
        while head.tag_ not in STRAY_HEADS[verb.tag_] and head.head != head:
            head = head.head
    return head if head.pos_ in {"VERB", "AUX"} else None


def is_stray(token: Token) -> bool:
    """Whether a verb was joined to what it cannot go on: "urged him to stay and asked for time"."""
    if token.dep_ != "conj" or token.tag_ not in STRAY_HEADS:
        return False
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
        return False
    if token.tag_ == "VBG":
        return _is_second_participle(token)
    reports = token.lemma_.lower() in lexicon().frames
    return token.head.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or (reports and _has_thing(token.head))


def _is_second_participle(token: Token) -> bool:
    """Whether a participle goes on another one, not the clause in between: "noting it was late and insisting ..."."""
    clause = token.head
    finite = clause.dep_ == "ccomp" and clause.tag_ in {"VBD", "VBZ", "VBP"}
    return finite and clause.head.tag_ == "VBG" and not any(c.dep_ == "aux" for c in token.children)


def _has_thing(verb: Token) -> bool:
    """Whether a reported clause is about a thing, which cannot report: "found that the dam was weak and advised"."""
    return verb.dep_ == "ccomp" and any(
        c.dep_ in {"nsubj", "nsubjpass"} and not is_holder(c, strict=True) for c in verb.children
    )


def subject(verb: Token, *, depth: int = 0) -> Token | None:
    """The noun or pronoun that does what `verb` says, or None.

    Looks at its own subject, the agent of a passive, the noun it describes, and the verb it is joined to.
    """
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is not None:
        return own
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in PASSERS_ON:
        return _quoted_person(verb.head.head)
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return next((noun for noun in agent.children if noun.dep_ == "pobj"), None)
    if depth > 3 or any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return None
    if is_hearsay(verb):
        return next((c for c in verb.head.children if c.dep_ in {"nsubjpass", "nsubj"}), None)
    if is_trailing(verb):
        return _main_subject(verb, depth)
    return _shared_subject(verb, depth)


def _shared_subject(verb: Token, depth: int) -> Token | None:
    """The noun a verb describes, or the subject of the verb it is joined to."""
    perfect = verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.children)
    if verb.dep_ in {"acl", "relcl"} and perfect:
        return _one_of(verb.head)
    if verb.dep_ == "acl" and (verb.tag_ in {"VBG", "VBD"} or verb.head.dep_ == "ROOT"):
        return _described_noun(verb)
    head = verb_head(verb)
    return subject(head, depth=depth + 1) if head is not None else None


def is_hearsay(verb: Token) -> bool:
    """Whether an infinitive is reported of the subject: "is said to favour", "was reported to have voiced"."""
    head = verb.head
    passive = any(c.dep_ == "auxpass" for c in head.children)
    return verb.dep_ == "xcomp" and head.lemma_ in HEARSAY and head.tag_ == "VBN" and passive


def _one_of(noun: Token) -> Token:
    """The subject of "X is one of several ministers to have rejected it"; for other nouns themselves."""
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "among"} else noun
    if one.lower_ == "one" and one.dep_ == "attr":
        return next((c for c in one.head.children if c.dep_ == "nsubj"), noun)
    return noun


def _described_noun(verb: Token) -> Token | None:
    """The noun a participle describes; behind "X, including Y," it is X."""
    noun: Token = verb.head
    for above in noun.ancestors:
        if above.lower_ == "including":
            noun = above.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else None


def is_trailing(token: Token) -> bool:
    """Whether a participle was hung on a noun but follows a comma: "rejected the idea, saying ..."."""
    return token.dep_ == "acl" and token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ","


def _main_subject(verb: Token, depth: int) -> Token | None:
    head: Token = verb.head
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    return subject(head, depth=depth + 1) if head.pos_ in {"VERB", "AUX"} and depth <= 3 else None


def _quoted_person(verb: Token) -> Token | None:
    """Whom a paper quotes: "quoted her as saying", "she was quoted as saying"."""
    return next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)


def antecedent(noun: Token) -> Token:
    """The noun behind a relative pronoun, "many of whom" or "whose leaders"; any other token itself."""
    bare = noun.lower_ in {"who", "which", "that"} and noun.tag_ in {"WP", "WDT", "DT", "IN"}
    if not bare and not any(t.tag_ in {"WP", "WP$", "WDT"} for c in noun.children for t in (c, *c.children)):
        return noun
    head = noun.head
    while head.dep_ in {"conj", "xcomp", "ccomp"} and head.head != head:
        head = head.head
    return head.head if head.dep_ == "relcl" else noun


def noun_phrase(noun: Token) -> Span:
    """The phrase that `noun` heads, without relative clauses, appositions after it, days and joined nouns."""
    if noun.pos_ == "PRON" and noun.dep_ in {"nsubj", "nsubjpass"} and not any(c.i > noun.i for c in noun.children):
        return noun.doc[noun.i : noun.i + 1]
    kept = subtree(noun) - _beside_phrase(noun)
    start = end = noun.i
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept:
        end += 1
    while end + 2 < len(noun.doc) and noun.doc[end + 1].text == "-" and not noun.doc[end + 1].whitespace_:
        end += 2
    return trimmed(noun.doc, start, end + 1)


def _beside_phrase(noun: Token) -> set[int]:
    """Positions in the subtree of `noun` that are no part of its mention."""
    dropped: set[int] = set()
    for token in noun.subtree:
        if token.i in dropped:
            continue
        if token.head == noun and token.i < noun.i:
            aside = token.dep_ in {"cc", "prep", "punct", "mark"}
        elif token.head == noun:
            dated = any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in token.children)
            aside = token.dep_ in AFTER_NOUN or (token.dep_ == "prep" and (token.lower_ not in OF_NAME or dated))
        else:
            aside = token.i > noun.i and token.dep_ == "appos" and token.left_edge.nbor(-1).text == ","
        if aside:
            dropped |= _under(token)
    return dropped


def trimmed(doc: Doc, start: int, end: int) -> Span:
    """The tokens from `start` to `end` without punctuation at either side (at least one token)."""
    while end - start > 1 and doc[end - 1].tag_ == "CC":
        end -= 1
    while end - start > 1 and doc[end - 1].is_punct and doc[end - 1].text not in {"”", '"', "’", "'", ")", "%"}:
        end -= 1
    while end - start > 1 and doc[start].is_punct and doc[start].text not in {"“", '"', "‘", "'", "(", "$"}:
        start += 1
    return doc[start:end]


def joined(noun: Token) -> list[Token]:
    """`noun` and the nouns joined to it ("A, B and C")."""
    found = [noun]
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN", "PRON"}:
            found += joined(child)
    return found


def subtree(token: Token, *, without: Iterable[Token] = ()) -> set[int]:
    """Positions of the tokens under `token`, less those under each of `without`."""
    kept = _under(token)
    for other in without:
        if other.i in kept:
            kept -= _under(other)
    return kept


def _under(token: Token) -> set[int]:
    """Positions under `token`, walked with a stack: `Token.subtree` goes through every level for each deep token."""
    found, waiting = set[int](), [token]
    while waiting:
        one = waiting.pop()
        found.add(one.i)
        waiting.extend(one.children)
    return found


def runs(doc: Doc, positions: Iterable[int]) -> list[Span]:
    """The unbroken stretches of `positions`, without bare punctuation or joining words."""
    found: list[list[int]] = []
    for position in sorted(positions):
        if found and position == found[-1][-1] + 1:
            found[-1].append(position)
        else:
            found.append([position])
    spans = [trimmed(doc, run[0], run[-1] + 1) for run in found]
    return [span for span in spans if any(not t.is_punct and not t.is_space and t.dep_ not in TRIMMED for t in span)]
