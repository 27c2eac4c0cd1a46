"""Outlets and letters: the holder's statement is given, and the outlet's only where there is no other holder."""

import pytest

from stance.records import Evidence


@pytest.mark.parametrize(
    ("text", "speaker", "evidence"),
    [
        ("The port will close in June, Reuters reported.", "Reuters", Evidence.DOCUMENT),
        ("The newspaper wrote that the port would close.", "The newspaper", Evidence.DOCUMENT),
        ("According to a report by TASS, the port will close.", "a report", Evidence.DOCUMENT),
        ("A study found that the port was safe.", "A study", Evidence.DOCUMENT),
        ("Anna Holt, Reuters reported, told a crowd that the port must close.", "Anna Holt", Evidence.NAMED),
        ("Mayor Anna Holt wants the port to close, the Elm Times reported.", "Mayor Anna Holt", Evidence.NAMED),
        ("In an interview published by the Elm Post, Anna Holt said the port must go.", "Anna Holt", Evidence.NAMED),
        ("A letter signed by 17 former mayors said the port must go.", "17 former mayors", Evidence.COLLECTIVE),
        ("The council sent a letter urging the mayor to close the port.", "The council", Evidence.COLLECTIVE),
        ("Anna Holt is one of the leaders of a letter that calls for a ban.", "Anna Holt", Evidence.NAMED),
        ("A sixth was lost, according to calculations by the Elm Institute.", "the Elm Institute", Evidence.NAMED),
        ("She had not made up her mind, according to her remarks on Sunday.", "her", Evidence.NAMED),
    ],
)
def test_who_is_given_as_the_speaker(find, text, speaker, evidence):
    (statement,) = find(text)
    assert (statement.speaker, statement.evidence) == (speaker, evidence)


@pytest.mark.parametrize(
    "text",
    [
        "The remarks were reported by RT on 5 May.",
        "Anna Holt's remarks were reported by TASS.",
        "The interview was published by the Elm Post.",
        "The letter was sent on Monday.",
    ],
)
def test_a_bare_report_says_nothing(find, text):
    assert find(text) == ()
