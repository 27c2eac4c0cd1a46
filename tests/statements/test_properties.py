"""Whatever the text: no exception, offsets inside it, the statement's text its own slice, the same ids every time."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.records import Document, content_hash
from stance.statements import extract

PIECES = [
    *"“”\"'‘’«»„—…[]():,.?!\n",
    "\n\n",
    "  ",
    "\u00a0",
    "``",
    "''",
    "Anna Holt said ",
    "Mr. Dorn told reporters that the port is safe",
    "the ministry’s claim that ",
    "according to officials",
    "Q    ",
    "MR. DORN:  ",
    "THE MAYOR: ",
    "she added",
    "they wrote",
    "We will not go, ",
    "Minister lifts ban",
    "(CNN) – ",
    "🙂🚢",
    "קָמוֹן אמר",
    "\u202eقال الوزير\u202c",
    "\ud800",
    "\x00",
]
ARTICLES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


def document(text):
    return Document(doc_id="d", text=text, sha256=content_hash(text))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ARTICLES)
def test_any_text(parser, text):
    found = extract(document(text), parser=parser)
    for statement in found:
        assert 0 <= statement.start < statement.end <= len(text)
        assert statement.text == text[statement.start : statement.end]
        assert all(statement.start <= start < end <= statement.end for start, end in statement.spans)
        assert (statement.speaker is None) == (statement.speaker_start is None)
        assert 0 < statement.confidence < 1
        assert statement.reasons
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert len({s.statement_id for s in found}) == len(found)
    assert found == extract(document(text), parser=parser)
