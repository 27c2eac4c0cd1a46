"""Reports of somebody else inside a quotation or an answer: both holders, where the inner one is clear."""

import pytest


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The president has told us no,” the minister said.", ["the minister", "The president"]),
        ("“I like it,” Anna Holt said. “The union told me the port must go.”", ["Anna Holt", "The union"]),
        ("“Paul Dorn wants the port to go,” Anna Holt said.", ["Anna Holt", "Paul Dorn"]),
        ("MR. HOLT:  The minister has said that the port must go, and we agree.", ["MR. HOLT", "The minister"]),
        ("Q:  Minister Dorn said the port should stay.\n\nMR. HOLT:  Go ahead.", ["Minister Dorn"]),
        ("“They want our votes,” Anna Holt said.", ["Anna Holt"]),
        ("“I said the port must go,” Anna Holt said.", ["Anna Holt"]),
        ("“The port must go,” Anna Holt said.", ["Anna Holt"]),
    ],
)
def test_both_holders(find, text, speakers):
    found = find(text)
    assert [s.speaker for s in found] == speakers
    assert all(s.text == text[s.start : s.end] for s in found)


def test_an_inner_speaker_is_not_who_goes_on_speaking(find):
    found = find("“The union told me no,” Anna Holt said.\n\n“We will not stop at that.”")
    assert [s.speaker_resolved for s in found if "stop" in s.text] == ["Anna Holt"]
