import pytest

from stance.classifier.baselines import CueWordRule

CASES = [
    ("They should lift the limits and allow it.", "supporting"),
    ("He refused and warned of escalation.", "opposing"),
    ("They will not allow it.", "opposing"),
    ("It is being weighed and no decision has been made yet.", "cautious"),
    ("She declined to comment.", "none"),
    ("The cat sat on the mat.", "none"),
    ("", "none"),
]


@pytest.mark.parametrize(("text", "label"), CASES)
def test_cue_words_vote(text, label):
    rule = CueWordRule().fit([], [])
    assert rule.predict([text]).tolist() == [label]
    assert rule.predict_proba([text]).sum() == pytest.approx(1)


def test_no_statement_gives_no_row():
    assert CueWordRule().fit([], []).predict_proba([]).shape == (0, 4)
