"""Mentions in words, folded words, and names across spellings."""

import pytest

from stance.actors.folding import fold, words_of
from stance.actors.mentions import key_of, tokens_of
from stance.actors.names import is_first_name, same_first_name, skeleton
from stance.actors.phrases import find_office, head_role, roles_of


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Radosław", "radoslaw"),
        ("Løkke", "lokke"),
        ("O’Brien", "obrien"),
        ("U.S.", "us"),
        ("Erdoğan", "erdogan"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [("U.S. officials", ("us", "officials")), ("Jean-Noël Barrot,", ("jean", "noel", "barrot")), ("—", ()), ("", ())],
)
def test_words_of(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the British defence secretary", "Britain's Defense Secretary"),
        ("the US president", "the U.S. President"),
        ("a South Korean adviser", "South Korea’s advisor"),
        ("Donald Trump Jr", "Donald Trump Jr."),
        ("Secretary-General", "secretary general"),
        ("THE PENTAGON", "Pentagon"),
    ],
)
def test_two_wordings_share_one_key(one, other):
    assert key_of(one) == key_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("us", "US"), ("the polish", "the Polish"), ("North Korea", "South Korea"), ("Ukrainians", "Ukraine")],
)
def test_different_things_have_different_keys(one, other):
    assert key_of(one) != key_of(other)


def test_a_token_knows_country_possessive_and_joint():
    first, second, third, fourth = tokens_of("Poland’s Kosiniak-Kamysz, minister")
    assert (first.place.name, first.possessive, first.capital) == ("Poland", True, True)
    assert (second.joint, third.closes, fourth.capital) == ("-", True, False)


def test_the_possessive_of_the_whole_mention_is_dropped():
    assert [token.possessive for token in tokens_of("Vladimir Putin’s")] == [False, False]
    assert tokens_of("") == ()


@pytest.mark.parametrize(
    "spellings",
    [
        "zelensky zelenskyy zelenskiy zelenskyi zelenski",
        "syrskyi syrsky syrskiy",
        "nebenzya nebenzia nebenzja",
        "lavrov lawrow",
        "rottgen roettgen",
        "medvedev medvediev",
        "zakharova zaharova",
    ],
)
def test_spellings_of_one_family_name_meet(spellings):
    assert len({skeleton(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("johnson", "jonson"), ("austin", "austen"), ("duda", "dudek"), ("costa", "kosta")]
)
def test_different_family_names_stay_apart(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mike", "michael", True),
        ("sergei", "serhiy", True),
        ("j", "joe", True),
        ("volodymyr", "vladimir", True),
        ("mike", "boris", False),
        ("jill", "joe", False),
        ("maria", "mario", False),
    ],
)
def test_same_first_name(one, other, same):
    assert same_first_name(one, other) is same


def test_is_first_name():
    assert is_first_name("ron")
    assert not is_first_name("telegram")


@pytest.mark.parametrize(
    ("role", "offices"),
    [
        ("Foreign Minister and Deputy Prime Minister of Italy", {"foreign minister", "deputy prime minister"}),
        ("Former Prime Minister", {"former prime minister"}),
        ("Spokesman of the UN Secretary-General", {"spokesperson"}),
        ("Aide to the President of Russia", set()),
        ("Head of the Office of the President", {"chief of staff"}),
        ("Professor of history", set()),
        ("", set()),
    ],
)
def test_roles_of(role, offices):
    assert roles_of(role) == offices


@pytest.mark.parametrize(
    ("phrase", "role", "office"),
    [
        ("the Ukrainian president's office", None, "presidency"),
        ("Ukraine's president", "president", None),
        ("the office of the president", None, "presidency"),
        ("Ukraine's defence ministry", None, "defense ministry"),
        ("residents of Kharkiv", None, None),
    ],
)
def test_offices_in_a_phrase(phrase, role, office):
    found = head_role(tokens_of(phrase)), find_office(tokens_of(phrase))
    assert [span and span.label for span in found] == [role, office]
