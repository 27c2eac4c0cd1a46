"""A sentence in its document, as HTML in which the document stays text whatever it contains."""

from html import escape

AROUND = 600
"""How many characters of the document are shown on each side of a statement."""


def passage_html(text: str, start: int, end: int, *, around: int | None = AROUND) -> str:
    """One HTML paragraph: `text[start:end]` marked, with about `around` characters on each side; None shows all.

    A cut falls between words and shows as an ellipsis. Every character of `text` is escaped; line ends become <br>.
    """
    left = 0 if around is None else _word_before(text, start - around)
    right = len(text) if around is None else _word_after(text, end + around)
    parts = [
        "… " if left else "",
        _escaped(text[left:start].lstrip() if left else text[:start]),
        f"<mark>{_escaped(text[start:end])}</mark>",
        _escaped(text[end:right].rstrip() if right < len(text) else text[end:]),
        " …" if right < len(text) else "",
    ]
    return f'<p dir="auto">{"".join(parts)}</p>'


def _escaped(text: str) -> str:
    return escape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def _word_before(text: str, place: int) -> int:
    """The end of the last word that is over at `place`, 0 where there is none."""
    return max(text.rfind(space, 0, max(place, 0)) for space in " \n") + 1


def _word_after(text: str, place: int) -> int:
    """The end of the word that `place` lies in, or the end of the text."""
    ends = [end for end in (text.find(space, place) for space in " \n") if end >= 0]
    return min(ends, default=len(text))
