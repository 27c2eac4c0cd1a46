"""What the classifier reads of a document: the statement, the sentences before it and the headline."""

import re

from stance.records import Document, Passage, Statement

CONTEXT_SENTENCES = 2
CONTEXT_CHARACTERS = 300

# A sentence ends at a mark with its closing quotes, or at a line break: a headline or a turn may have no full stop.
_SENTENCE = re.compile(r"[^\s].*?(?:[.!?…]+[”’\"')\]]*(?=\s)|(?=\n)|\Z)", re.DOTALL)


def passage(document: Document, statement: Statement) -> Passage:
    """The statement's text, up to two sentences before it (about 300 characters) and the document's title.

    The sentences are whole and nothing after `statement.start` is read; what stands before the statement in its own
    sentence ("The minister declined to say whether") counts as a sentence. The nearest one is always kept, cut to its
    last 300 characters where it is longer. A statement that opens its document has an empty context.
    """
    return Passage(
        statement=statement.text, context=context_before(document.text, statement.start), title=document.title
    )


def context_before(text: str, start: int) -> str:
    """The sentences of `text` that end at or before the character offset `start`, as described for `passage`."""
    window = text[max(0, start - 4 * CONTEXT_CHARACTERS) : start]
    sentences = [" ".join(match.group().split()) for match in _SENTENCE.finditer(window)]
    kept = [sentence[-CONTEXT_CHARACTERS:] for sentence in sentences[-1:]]
    for sentence in sentences[-CONTEXT_SENTENCES:-1]:
        kept = [sentence, *kept] if len(sentence) + len(kept[0]) < CONTEXT_CHARACTERS else kept
    return " ".join(kept)
