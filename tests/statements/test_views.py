"""Views and judgments told without a verb of saying."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("In Anna Holt's view, the bridge is unsafe.", "Anna Holt", ["the bridge is unsafe"]),
        ("Looser rules, in Dorn's view, should help the fleet.", "Dorn", ["Looser rules", "should help the fleet"]),
        ("In the view of Pieter Vos, the dam is safe.", "Pieter Vos", ["the dam is safe"]),
        ("In the opinion of Jon Vik, the dam must go.", "Jon Vik", ["the dam must go"]),
        ("The view of Anna Holt is that the dam is safe.", "Anna Holt", ["that the dam is safe"]),
        ("In her assessment the boats would sink.", "her", ["the boats would sink"]),
        ("For Anna Holt, it is a mistake and will cost lives.", "Anna Holt", ["it is a mistake and will cost lives"]),
        ("Anna Holt's reasoning was that the port must close.", "Anna Holt", ["that the port must close"]),
        ("The port must close. That was the answer of Anna Holt.", "Anna Holt", ["The port must close."]),
        ("The port may close. That is the warning the ministry gave.", "the ministry", ["The port may close."]),
        ("The plan drew criticism from Anna Holt.", "Anna Holt", ["The plan"]),
        ("An end to the limits also found favour with Paul Dorn.", "Paul Dorn", ["An end to the limits"]),
        ("No permission for night flights came from Anna Holt.", "Anna Holt", ["No permission for night flights"]),
    ],
)
def test_views(find, text, speaker, content):
    (statement,) = find(text)
    assert statement.speaker == speaker
    assert [text[start:end] for start, end in statement.spans] == content


@pytest.mark.parametrize(
    "text",
    [
        "For many years it was quiet.",
        "For Anna Holt, that was little comfort.",
        "In view of the storm, the port is closed.",
        "In view of Anna Holt, the crowd cheered.",
        "The view of the harbour is that of a painting.",
        "The view is good from the pier.",
        "That was the end of the road.",
        "The boat drew water from the harbour.",
        "Rain came from the west.",
    ],
)
def test_no_view(find, text):
    assert find(text) == ()
