"""Attributions behind or inside what is said, which the parser takes for a part of it."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Boats may be used solely inside Holm, Foreign Minister and Deputy Premier Anna Holt repeated.",
            "Foreign Minister and Deputy Premier Anna Holt",
            ["Boats may be used solely inside Holm"],
        ),
        (
            "The boats would sink piers, cranes and masts around Elm, retired captain Paul Dorn told Elm TV.",
            "retired captain Paul Dorn",
            ["The boats would sink piers, cranes and masts around Elm"],
        ),
        (
            "Rising costs are reason enough to relax the rules, the chairman of the Elm Harbour Committee, Anna Holt, "
            "has declared.",
            "the chairman of the Elm Harbour Committee",
            ["Rising costs are reason enough to relax the rules"],
        ),
        (
            "Frankly, she told Elm TV, there is nothing to justify limits on boats.",
            "she",
            ["Frankly", "there is nothing to justify limits on boats"],
        ),
        (
            "The permit does not extend to boats 20 metres long, and neither piers nor docks may be used, Mayor Anna "
            "Holt made clear in an interview.",
            "Mayor Anna Holt",
            ["The permit does not extend to boats 20 metres long, and neither piers nor docks may be used"],
        ),
        (
            "After the message from Elm, Anna Holt, the envoy to Holm, threatened that the port would close.",
            "Anna Holt",
            ["that the port would close"],
        ),
        (
            "The union said in a letter to its members that the contract requires two pilots.",
            "The union",
            ["that the contract requires two pilots"],
        ),
    ],
)
def test_the_place_between_commas_tells_the_speaker(find, text, speaker, content):
    (statement,) = find(text)
    assert statement.speaker == speaker
    assert [text[start:end] for start, end in statement.spans] == content


@pytest.mark.parametrize(
    "text",
    [
        "After the vote, the mayor replied.",
        "When the vote ended, the mayor answered.",
        "In a long speech to the council on Monday, Anna Holt replied.",
        "The mayor left, and the council answered.",
        "Boats, nets, Anna Holt and the sea.",
    ],
)
def test_a_comma_alone_reports_nothing(find, text):
    assert find(text) == ()
