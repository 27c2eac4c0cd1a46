"""Who can hold a statement: people, bodies and texts, but not days, things or empty pronouns."""

import re

from spacy.tokens import Token

from stance.records import Evidence
from stance.statements.lexicon import lexicon

PERSONAL = frozenset({"he", "she", "they", "him", "her", "them"})
RELATIVE = frozenset({"who", "which", "that"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
AGENT_NOUN = re.compile(r"(?:ists?|ians?|men|women|man|woman|ologists?|eers?|crats?|owners?|makers?|holders?)$")


def is_document(noun: Token) -> bool:
    """Whether `noun` is a text that speaks ("the report")."""
    return noun.lemma_.lower() in lexicon().nouns["document"]


def is_holder(noun: Token, *, strict: bool) -> bool:
    """Whether `noun` can speak or hold a view; `strict` asks for a person, a body, a group or a text."""
    lower, nouns = noun.lemma_.lower(), lexicon().nouns
    if noun.lower_ in PERSONAL or noun.lower_ in {"former", "latter"}:
        return True
    if noun.lower_ in nouns["never"] or noun.ent_type_ in NOT_NAMES:
        return noun.lower_ == "one" and any(c.lower_ == "of" for c in noun.children)
    if noun.pos_ == "PROPN" or noun.ent_type_ in NAMES:
        return True
    if any({lower, noun.lower_} & nouns[group] for group in ("unnamed", "holder", "collective", "document")):
        return True
    if strict:
        return noun.pos_ == "NOUN" and bool(AGENT_NOUN.search(noun.lower_))
    return noun.pos_ == "NOUN"


def evidence_for(noun: Token | None, text: str) -> Evidence:
    """Who vouches: a named speaker, an unnamed one, a group or a document."""
    if noun is None:
        return Evidence.NAMED if text[:1].isupper() else Evidence.UNNAMED
    lower, nouns = noun.lemma_.lower(), lexicon().nouns
    if is_document(noun) and noun.ent_type_ not in {"PERSON", "ORG"}:
        return Evidence.DOCUMENT
    if noun.pos_ == "PROPN" and noun.ent_type_ != "NORP":
        return Evidence.NAMED
    if lower in nouns["anonymous"]:
        return Evidence.UNNAMED
    if noun.tag_ in {"NNS", "NNPS"} or lower in nouns["collective"] or noun.lower_ in {"they", "them"}:
        return Evidence.COLLECTIVE
    indefinite = text.lower().split()[0] not in {"the", "his", "her", "its", "their", "he", "she", "it"}
    return Evidence.UNNAMED if lower in nouns["unnamed"] and indefinite else Evidence.NAMED
