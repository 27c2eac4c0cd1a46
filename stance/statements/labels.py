"""Headlines and lists of the form "Name: what they say", without quotation marks."""

import re

from stance.records import StatementKind
from stance.statements.finding import Finding, Mention, Parsed
from stance.statements.grammar import noun_phrase
from stance.statements.holders import NAMES, is_holder
from stance.statements.lexicon import lexicon

NAME_COLON = re.compile(r"((?:[A-Z][\w.’'-]*|of|the)(?: (?:[\w.’'-]+)){0,4}): (?=[\w“‘'\"])")
SHORTEST = 3
"""Words that must follow the colon."""


def labelled(parsed: Parsed) -> list[Finding]:
    """The statement of a block that opens with a speaker and a colon; most blocks have none."""
    found = NAME_COLON.match(parsed.block.text)
    if not found or parsed.block.label or len(parsed.block.text[found.end() :].split()) < SHORTEST:
        return []
    span = parsed.doc.char_span(*found.span(1), alignment_mode="expand")
    rest = parsed.block.mapped.span(found.end(), len(parsed.block.text))
    if span is None or not _speaks(parsed, found.group(1)) or parsed.is_quote(rest):
        return []
    mention = Mention.of(parsed, noun_phrase(span.root) if span.root.ent_type_ == "PERSON" else span)
    kind = StatementKind.MIXED if parsed.quotes_in(rest) else StatementKind.INDIRECT
    start = parsed.block.mapped.starts[0]
    return [Finding(parsed.index, start, rest[1], [rest], kind, ":", rest[0], mention, 0.6, ["name and colon"])]


def _speaks(parsed: Parsed, name: str) -> bool:
    """Whether the words before the colon are a person, a body or a kind of speaker."""
    span = parsed.doc.char_span(0, len(name), alignment_mode="expand")
    if span is None:
        return False
    root = span[-1]
    known = lexicon().nouns
    named = root.ent_type_ in NAMES
    listed = any(root.lemma_.lower() in known[group] for group in ("unnamed", "holder", "collective"))
    return (named or listed) and is_holder(root, strict=True)
