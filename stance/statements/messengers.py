"""Texts and news outlets that pass on what somebody else holds: who is behind a letter, and which report to drop."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from stance.statements.finding import Finding
from stance.statements.grammar import subject
from stance.statements.holders import is_document, is_holder
from stance.statements.lexicon import lexicon

SIGNED = frozenset({"sign", "write", "send", "author", "draft", "issue", "lead", "cosign", "co-sign", "pen"})
"""What authors do with a text ("a letter signed by 17 officials", "sent a letter urging ...")."""
PASSED_ON = re.compile(
    r"report|carr(?:y|ied)|according|cit(?:e|ing)|quot|publish|relay|recall|wr(?:ite|ote)|said|says?$"
)


def author_of(noun: Token) -> Token:
    """Who speaks through a letter or statement that names its author; any other noun itself."""
    if noun.lemma_.lower() not in lexicon().nouns["signed"]:
        return noun
    return next((author for author in _authors(noun) if is_holder(author, strict=True)), noun)


def _authors(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_ in SIGNED and child.tag_ == "VBN":
            yield from (p for agent in child.children if agent.dep_ == "agent" for p in agent.children)
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            yield from (p for p in child.children if p.dep_ == "pobj" and not is_document(p))
        if child.dep_ == "poss" and child.lower_ != "its":
            yield child
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and (leader := _led_by(noun.head.head)) is not None:
        yield leader
    if noun.dep_ == "dobj" and noun.head.lemma_ in SIGNED and (writer := subject(noun.head)) is not None:
        yield writer


def _led_by(role: Token) -> Token | None:
    """The subject of "X is one of the leaders of the letter"."""
    if role.lemma_ not in {"leader", "author", "signatory", "sponsor", "organiser", "organizer"}:
        return None
    while role.dep_ in {"pobj", "prep"}:
        role = role.head
    return subject(role.head) if role.dep_ == "attr" else None


def is_messenger(finding: Finding) -> bool:
    """Whether the speaker only reports: "the newspaper", "Reuters", "a report by the agency"."""
    speaker = finding.speaker
    if speaker is None or not PASSED_ON.search(finding.cue):
        return False
    nouns = lexicon().nouns
    if speaker.root is not None and speaker.root.lemma_.lower() in nouns["outlet"]:
        return True
    if speaker.root is not None and speaker.root.pos_ != "PROPN":
        return False
    named = any(word.lower() in nouns["outlet_names"] for word in re.findall(r"\w+", speaker.text))
    body = speaker.root is not None and speaker.root.ent_type_ not in {"PERSON", "GPE", "NORP"}
    return named or (body and finding.cue == "reported")


def without_messengers(found: list[Finding]) -> list[Finding]:
    """`found` less the reports of outlets that hold another holder's statement: that one is the statement to give."""
    return [one for one in found if not (is_messenger(one) and any(_holds(one, other) for other in found))]


def _holds(outer: Finding, inner: Finding) -> bool:
    return (
        inner is not outer
        and inner.block == outer.block
        and outer.start <= inner.start
        and inner.end <= outer.end
        and inner.speaker is not None
        and not is_messenger(inner)
    )
