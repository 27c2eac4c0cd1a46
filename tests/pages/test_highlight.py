import pytest

from stance.pages.highlight import passage_html
from tests.pages.conftest import HOSTILE


@pytest.mark.parametrize(
    ("text", "marked", "around", "html"),
    [
        ("He said no.", "no", None, "He said <mark>no</mark>."),
        ("He said no.", "He said no.", 3, "<mark>He said no.</mark>"),
        ("One two three four five", "three", 2, "… two <mark>three</mark> four …"),
        ("One two three four five", "three", 600, "One two <mark>three</mark> four five"),
        ("Head\r\nHe\nsaid no", "no", None, "Head<br>He<br>said <mark>no</mark>"),
        ("a < b & 'c'", "b", None, "a &lt; <mark>b</mark> &amp; &#x27;c&#x27;"),
        ("قال لا", "لا", None, "قال <mark>لا</mark>"),
    ],
)
def test_a_statement_is_marked_in_its_document(text, marked, around, html):
    start = text.index(marked)
    assert passage_html(text, start, start + len(marked), around=around) == f'<p dir="auto">{html}</p>'


@pytest.mark.parametrize("marked", ["<script>alert(1)</script>", "bold", HOSTILE])
def test_hostile_text_stays_text(marked):
    start = HOSTILE.index(marked)
    html = passage_html(HOSTILE, start, start + len(marked))
    for tag in ('<p dir="auto">', "</p>", "<mark>", "</mark>"):
        html = html.replace(tag, "", 1)
    assert "<" not in html
    assert ">" not in html
