import numpy as np

from stance.classifier.labelling import stances
from stance.records import CautionKind, Label, Passage

PASSAGES = [Passage(statement="Only if the others agree, she said."), Passage(statement="Only if it rains.")]
ROWS = np.array([[0.1, 0.2, 0.6, 0.1], [0.7, 0.1, 0.1, 0.1]])


def test_kind_and_condition_belong_to_cautious_statements_alone():
    found = stances(PASSAGES, ROWS, version="v", kinds=[CautionKind.CONDITIONAL] * 2)
    assert [stance.label for stance in found] == [Label.CAUTIOUS, Label.SUPPORTING]
    assert [stance.caution_kind for stance in found] == [CautionKind.CONDITIONAL, None]
    assert [stance.condition for stance in found] == ["Only if the others agree", ""]


def test_what_is_not_given_stays_empty():
    first, second = stances(PASSAGES, ROWS, version="v", statement_ids=["a", "b"])
    assert (first.statement_id, first.model_version, first.words, first.caution_kind) == ("a", "v", (), None)
    assert second.confidence == 0.7


def test_no_passage_gives_no_stance():
    assert stances([], np.empty((0, 4)), version="v") == []
