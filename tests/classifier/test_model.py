import numpy as np
import pytest

from stance.classifier import train
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


@pytest.fixture(params=["small_model", "encoded_model"], ids=["without encoder", "with encoder"])
def model(request):
    return request.getfixturevalue(request.param)


def test_stances_follow_the_passages(model):
    found = model.classify(HEARD, statement_ids=["x", "y", "z"])
    assert [stance.statement_id for stance in found] == ["x", "y", "z"]
    for stance in found:
        assert sum(stance.probabilities) == pytest.approx(1)
        assert stance.confidence == max(stance.probabilities)
        assert (stance.model_version, stance.words) == (model.version, ())


def test_a_passage_is_labelled_alike_alone_and_in_company(model):
    alone = [model.classify([passage])[0].probabilities for passage in HEARD]
    assert np.allclose(alone, [stance.probabilities for stance in model.classify(HEARD)])


@pytest.mark.parametrize("text", ["", "  \n"])
def test_blank_text_is_none_for_sure_and_has_no_words(model, text):
    found = model.classify([Passage(statement=text, context="Lift the limits.")], explain=True)[0]
    assert (found.label, found.probabilities, found.words) == (Label.NONE, (0, 0, 0, 1), ())


def test_no_passage_gives_no_stance(model):
    assert model.classify([]) == model.classify([], explain=True) == []


def test_words_are_few_readable_and_strongest_first(model):
    for stance in model.classify(HEARD, explain=True):
        sizes = [abs(value) for _, value in stance.words]
        assert 0 < len(sizes) <= 8
        assert sizes == sorted(sizes, reverse=True)
        assert not any("__" in word for word, _ in stance.words)


def test_too_few_rows_of_a_label_are_refused(sample):
    few = sample[sample["label"] != "cautious"]
    with pytest.raises(InputError, match=r"too few training statements for cautious \(0\); write at least 5"):
        train(few, codebook_version="1")


def test_a_cautious_statement_has_a_kind_and_no_other_has(model, training):
    cautious = training[training["label"] == "cautious"]["statement"].head(40)
    found = model.classify([Passage(statement=text) for text in cautious])
    assert {stance.caution_kind is not None for stance in found if stance.label is Label.CAUTIOUS} == {True}
    assert {stance.caution_kind for stance in found if stance.label is not Label.CAUTIOUS} <= {None}


def test_the_version_follows_the_encoder(small_model, encoded_model):
    assert encoded_model.card["encoder"] == encoded_model.encoder.version
    assert small_model.card["encoder"] == ""
    assert encoded_model.version.startswith("small-")


def test_development_statements_set_temperature_and_scores(sample, training):
    development = training.iloc[5::97]
    model = train(sample, codebook_version="1", development=development)
    assert (model.card["measured_on"], model.card["scores"]["statements"]) == ("development", len(development))
    with_none = train(sample, codebook_version="1", development=development.iloc[:0])
    assert with_none.card["measured_on"] == "cross-validated"


def test_without_any_kind_of_caution_training_works(sample):
    assert train(sample.assign(caution_kind=""), codebook_version="1").classify(HEARD)
