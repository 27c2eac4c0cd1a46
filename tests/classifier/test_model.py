import numpy as np
import pytest

from stance.classifier import train
from stance.classifier.explanation import contributions
from stance.errors import InputError
from stance.records import Label, Passage

HEARD = [
    Passage(statement="The limits must be lifted at once, said the envoy.", context="Kyiv asked again."),
    Passage(statement="We will not allow strikes inside Russia.", title="Minister says no"),
    Passage(statement="No decision has been made, she said."),
]


def test_the_same_rows_give_the_same_model(sample, small_model):
    again = train(sample, codebook_version="1")
    assert again.version == small_model.version
    assert np.array_equal(again.probabilities(HEARD), small_model.probabilities(HEARD))


def test_version_follows_rows_code_book_and_seed(sample, small_model):
    others = [
        train(sample.iloc[:-1], codebook_version="1"),
        train(sample, codebook_version="2"),
        train(sample, codebook_version="1", seed=1),
    ]
    assert len({small_model.version, *(model.version for model in others)}) == 4


def test_stances_follow_the_passages(small_model):
    found = small_model.classify(HEARD, statement_ids=["x", "y", "z"])
    assert [stance.statement_id for stance in found] == ["x", "y", "z"]
    for stance in found:
        assert sum(stance.probabilities) == pytest.approx(1)
        assert stance.confidence == max(stance.probabilities)
        assert (stance.model_version, stance.words) == (small_model.version, ())


def test_a_passage_is_labelled_alike_alone_and_in_company(small_model):
    alone = [small_model.classify([passage])[0].probabilities for passage in HEARD]
    assert np.allclose(alone, [stance.probabilities for stance in small_model.classify(HEARD)])


@pytest.mark.parametrize("text", ["", "  \n"])
def test_blank_text_is_none_for_sure_and_has_no_words(small_model, text):
    found = small_model.classify([Passage(statement=text, context="Lift the limits.")], explain=True)[0]
    assert (found.label, found.probabilities, found.words) == (Label.NONE, (0, 0, 0, 1), ())


def test_no_passage_gives_no_stance(small_model):
    assert small_model.classify([]) == small_model.classify([], explain=True) == []


def test_words_are_few_readable_and_strongest_first(small_model):
    for stance in small_model.classify(HEARD, explain=True):
        sizes = [abs(value) for _, value in stance.words]
        assert 0 < len(sizes) <= 8
        assert sizes == sorted(sizes, reverse=True)
        assert not any("__" in word for word, _ in stance.words)


def test_contributions_add_up_to_the_log_odds(small_model):
    scale = 1 / small_model.card["temperature"]
    rows = small_model.probabilities(HEARD)
    best = rows.argmax(axis=1)
    words = contributions(small_model.pipeline, HEARD, best, scale=scale, most=None)
    intercepts = small_model.pipeline["classifier"].intercept_ * scale
    for row, label, moved in zip(np.log(rows), best, words, strict=True):
        others = np.arange(4) != label
        odds = (row - intercepts)[label] - (row - intercepts)[others].mean()
        assert sum(value for _, value in moved) == pytest.approx(odds, abs=0.02)


def test_too_few_rows_of_a_label_are_refused(sample):
    few = sample[sample["label"] != "cautious"]
    with pytest.raises(InputError, match=r"too few training statements for cautious \(0\); write at least 5"):
        train(few, codebook_version="1")
