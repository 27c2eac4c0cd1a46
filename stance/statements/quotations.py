"""Quotations in all punctuation: where they stand, and which run on into the next paragraph."""

import re
from dataclasses import replace

from stance.statements.layout import Block, Quote

STAND_IN = "It is so"
"""A clause put in the place of a whole quotation: the parser then sees the attribution and not the quoted grammar."""

CLOSERS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
SENTENCE_START = re.compile(r"(?:^|[.!?:;,”’\"'…)\]—–-])\s*$")
ENDING = re.compile(r"[.,!?…—–-]$")


def mark_quotations(blocks: list[Block]) -> list[Block]:
    """The blocks with their quotations, whole ones replaced by a short clause that the parser cannot misread.

    A quotation that opens again in the next paragraph before it was closed is `open`, its continuation `resumes`.
    """
    result, carried = [], False
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        resumes = carried and block.text[:1] in CLOSERS
        next_opens = following is not None and following.text[:1] == block_mark(block.text)
        found = find_quotations(block.text, next_opens=next_opens)
        carried = bool(found) and found[-1][2]
        result.append(_masked(block, found, resumes=resumes))
    return result


def block_mark(text: str) -> str:
    """The mark that opens the last unclosed quotation of `text`, or the first mark of any kind."""
    marks = [char for char in text if char in '“"‘']
    return marks[-1] if marks else "\0"


def find_quotations(text: str, *, next_opens: bool = False) -> list[tuple[int, int, bool]]:
    """(start, end, open) of each quotation in `text`, marks included.

    One left unclosed reaches the end of the text when the next paragraph opens again (`next_opens`: it is `open`) or
    when it opened with a curly mark; a stray straight mark is no quotation.
    """
    found, at = [], 0
    while at < len(text):
        if not _opens(text, at):
            at += 1
            continue
        end = _closing(text, at)
        if end is not None:
            found.append((at, end, False))
            at = end
        elif text[at] in '“"' and (next_opens or (text[at] == "“" and text.count("“", at) == 1 and at == 0)):
            found.append((at, len(text), next_opens))
            at = len(text)
        else:
            at += 1
    return found


def _opens(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char == "“":
        return True
    if char == '"':
        return bool(after.strip()) and (not before or not before.isalnum())
    if char in "‘'":
        return (not before or before in ' ([—–-“"') and (after.isalnum() or after in "…[")
    return False


def _closing(text: str, start: int) -> int | None:
    """The end of the quotation opened at `start`, or None where it is never closed."""
    close = CLOSERS[text[start]]
    at = start
    while (at := text.find(close, at + 1)) >= 0:
        after = text[at + 1 : at + 2]
        if close in '”"' or not (after.isalnum() or text[at - 1].isspace() or _is_plural(text, at)):
            return at + 1
    return None


def _is_plural(text: str, at: int) -> bool:
    """Whether the apostrophe after an s is a possessive and a better closing mark follows."""
    return (
        text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and bool(re.search(r"[^sS\s]['’](?!\w)", text[at + 1 :]))
    )


def _masked(block: Block, found: list[tuple[int, int, bool]], *, resumes: bool) -> Block:
    changes: list[tuple[int, int, str]] = []
    kept = []
    for start, end, is_open in found:
        goes_on = bool(changes) and block.text[:start].rstrip().endswith(",")
        whole = (resumes and start == 0) or is_whole(block.text, start, end, goes_on=goes_on)
        if whole:
            changes.append((start, end, _stand_in(block.text, start, end)))
        kept.append((start, end, whole, is_open))
    mapped = block.mapped.replaced(changes)
    quotes, moved, pending = [], 0, list(changes)
    for start, end, whole, is_open in kept:
        length = len(pending[0][2]) if whole else end - start
        quotes.append(
            Quote(
                start + moved,
                start + moved + length,
                block.mapped.span(start, end),
                whole,
                is_open,
                resumes and start == 0,
            )
        )
        if whole:
            pending.pop(0)
            moved += length - (end - start)
    return replace(block, mapped=mapped, quotes=quotes)


def is_whole(text: str, start: int, end: int, *, goes_on: bool = False) -> bool:
    """Whether a quotation is a sentence (or more) of its own, and not words borrowed by the writer's sentence.

    One that `goes_on` after an attribution need not open with a capital.
    """
    inner = text[start + 1 : end].strip("”’\"' ")
    words = re.findall(r"\w+", inner)
    ended = bool(ENDING.search(inner))
    if not words or text[end : end + 1] == ":" or not SENTENCE_START.search(text[:start]):
        return False
    begins = inner.lstrip("….[(—– ")[:1].isupper() or not text[:start].strip()
    if goes_on and ended:
        return True
    return (begins and (len(words) > 2 or ended)) or (
        ended and len(words) > 3 and text[:start].rstrip().endswith((",", ":"))
    )


def _stand_in(text: str, start: int, end: int) -> str:
    inner = text[start + 1 : end].rstrip("”’\"' ")
    last = inner[-1:] if inner[-1:] in ",.?!" else "." if inner[-1:] in "…—–-" or end == len(text) else ""
    return f"“{STAND_IN}{last}”"
