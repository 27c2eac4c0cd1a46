"""Texts in, the name behind the last speaker out, or None where the text does not tell."""

import pytest

from stance.records import Evidence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Holt spoke first. Holt said the port was safe.", "Anna Holt"),
        ("Anna Holt arrived at noon. She said the port was safe.", "Anna Holt"),
        ("Anna Holt met Paul Dorn on Friday. He said the port was safe.", "Paul Dorn"),
        ("Anna Holt met Paul Dorn on Friday. She said the port was safe.", "Anna Holt"),
        ("Anna Holt met Paul Dorn on Friday. The former said the port was safe.", "Anna Holt"),
        ("Anna Holt met Paul Dorn on Friday. The latter said the port was safe.", "Paul Dorn"),
        ("President Maria Costa spoke on Monday. The president said she would sign.", "Maria Costa"),
        ("Anna Holt, the mayor of Elm, was late. The mayor said the port was safe.", "Anna Holt"),
        ("The former prime minister, Paul Dorn, said the port was safe.", "Paul Dorn"),
        ("Klaus Stein came. His German counterpart, Anna Holt, said the port was safe.", "Anna Holt"),
        ("A port official said it was late. The official said the port was safe.", "A port official"),
        ("Forty doctors backed the ban. They said the port was safe.", "Forty doctors"),
        ("The company said it would appeal. It added that the port was safe.", "The company"),
        ("Minister Anna Holt said the port was safe.", "Anna Holt"),
        ("“The port is safe,” said Anna Holt, a lawyer for the union.", "Anna Holt"),
    ],
)
def test_the_name_behind_a_mention(find, text, name):
    assert find(text)[-1].speaker_resolved == name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He said the port was safe.", "no person before the pronoun 'he' fits"),
        ("Anna Holt came. He said the port was safe.", "no person before the pronoun 'he' fits"),
        ("They said the port was safe.", "no group before the pronoun 'they'"),
        ("The president said the port was safe.", "no antecedent in the document"),
        ("His German counterpart said the port was safe.", "no antecedent in the document"),
        (
            "Russian President Ivan Orlov left. The French president said the port was safe.",
            "no antecedent in the document",
        ),
        ("Anna Holt met Paul Holt. Holt said the port was safe.", "several people of that name"),
        ("France says the port was safe.", "a country or place speaks"),
    ],
)
def test_no_name_is_better_than_a_wrong_one(find, text, reason):
    (statement,) = find(text)
    assert statement.speaker_resolved is None
    assert statement.reasons[-1] == reason


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Anna Holt said the port was safe.", Evidence.NAMED),
        ("The mayor said the port was safe.", Evidence.NAMED),
        ("A port official said it was late.", Evidence.UNNAMED),
        ("Two people familiar with the talks said the port was safe.", Evidence.UNNAMED),
        ("Forty doctors said the port was safe.", Evidence.COLLECTIVE),
        ("A group of key members said the port was safe.", Evidence.COLLECTIVE),
        ("The report said the port was safe.", Evidence.DOCUMENT),
    ],
)
def test_who_vouches(find, text, evidence):
    assert [s.evidence for s in find(text)] == [evidence]
