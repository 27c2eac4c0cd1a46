import pytest

from stance.classifier.lexicon import LEXICON, cue_pairs, cues
from stance.records import Label

CASES = [
    ("rejects calls to lift the limits", ["REFUSE", "REQUEST", "EASE", "LIMIT"]),
    ("It won’t be allowed", ["NOT", "PERMIT"]),
    ("allowed", ["PERMIT"]),
    ("easy", []),
    ("no comment", ["NOT", "NOCOMMENT", "NOCOMMENT"]),
    ("long-range", ["WEAPON"]),
    ("“Why?”", ["QUOTED", "QUESTION", "QUOTED"]),
    ("", []),
    ("the cat sat", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cues_stand_in_the_order_of_the_words(text, expected):
    assert cues(text) == expected


def test_pairs_reach_over_one_and_two_cues():
    assert cue_pairs(["A", "B", "C", "D", "E"]) == ["A…C", "A…D", "B…D", "B…E", "C…E"]
    assert cue_pairs(["A", "B"]) == []


def test_phrases_are_lower_case_and_stand_once_in_their_group():
    for group, phrases in LEXICON["cues"].items():
        assert len(phrases) == len(set(phrases)), group
        assert all(phrase == phrase.lower() and "’" not in phrase and "-" not in phrase for phrase in phrases), group


def test_the_rule_names_known_cues_for_every_label():
    rule = LEXICON["rule"]
    assert set(rule) == set(Label)
    assert {cue for cues_of in rule.values() for pair in cues_of for cue in pair.split()} <= set(LEXICON["cues"])
