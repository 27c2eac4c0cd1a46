import numpy as np
import pytest
from scipy.sparse import csr_array

from stance.classifier.encoder import mean_vectors
from stance.classifier.explanation import contributions, occlusion
from stance.classifier.features import columns, pairs_of, with_vectors
from stance.records import Passage

HEARD = [
    Passage(statement="The limits must be lifted at once, said the envoy.", context="Kyiv asked again."),
    Passage(statement="We will never lift it, perhaps.", title="Minister says no"),
    Passage(statement="No decision has been made, she said."),
]


def log_odds(model, rows, best):
    """What the contributions must add up to: the label's logarithm against the mean of the others', less intercepts."""
    intercepts = model.pipeline["classifier"].intercept_ / model.card["temperature"]
    for row, label in zip(np.log(rows) - intercepts, best, strict=True):
        yield row[label] - np.delete(row, label).mean()


@pytest.mark.parametrize("name", ["small_model", "encoded_model"])
def test_contributions_add_up_to_the_log_odds(request, name):
    model = request.getfixturevalue(name)
    table, readings = columns(HEARD), None
    if model.encoder:
        readings = list(model.encoder.readings(pairs_of(table)))
        table = with_vectors(table, mean_vectors(readings))
    rows = model.probabilities(HEARD)
    best = rows.argmax(axis=1)
    values = model.pipeline["features"].transform(table)
    words = contributions(
        model.pipeline,
        table["statement"],
        values,
        best,
        readings=readings,
        scale=1 / model.card["temperature"],
        most=None,
    )
    for moved, odds in zip(words, log_odds(model, rows, best), strict=True):
        assert sum(value for _, value in moved) == pytest.approx(odds, abs=0.02)


def test_no_row_has_no_words(small_model):
    nothing = np.array([], dtype=int)
    assert contributions(small_model.pipeline, [], csr_array((0, 0)), nothing, scale=1) == []


def says_how_often(word):
    """A classifier whose first label is as likely as `word` is frequent."""

    def probabilities(passages):
        share = np.array([min(0.9, 0.1 + 0.3 * passage.statement.split().count(word)) for passage in passages])
        return np.column_stack([share, *[(1 - share) / 3] * 3])

    return probabilities


CASES = [
    ("never say never", 0, [("never", 2.5055)]),
    ("never say never", 1, [("never", -1.6219)]),
    ("Never, say never.", 0, []),
    ("", 0, []),
    ("  ", 0, []),
]


@pytest.mark.parametrize(("statement", "label", "words"), CASES)
def test_occlusion_credits_a_word_with_what_its_absence_costs(statement, label, words):
    found = occlusion(says_how_often("never"), Passage(statement=statement), label)
    assert [word for word, _ in found] == [word for word, _ in words]
    assert [value for _, value in found] == pytest.approx([value for _, value in words], abs=1e-3)


def test_occlusion_gives_the_strongest_words_only(small_model):
    statement = " ".join(f"word{at}" for at in range(30)) + " must lift the ban"
    found = occlusion(small_model.probabilities, Passage(statement=statement), 0, most=3)
    assert len(found) == 3
