from functools import partial
from itertools import pairwise

import pandas as pd
import pytest

from stance.classifier import train
from stance.classifier.folds import groups
from stance.classifier.learning_curve import learning_curve
from stance.errors import InputError

GOLD = pd.DataFrame(
    {"statement": ["The limits must go.", "We will never allow it."], "label": ["supporting", "opposing"]}
)


@pytest.fixture
def drawn(small_model):
    """A way of training that remembers the rows it was given."""
    parts = []

    def remember(rows):
        parts.append(rows)
        return small_model

    return parts, remember


def test_parts_grow_by_whole_groups_up_to_all_rows(sample, drawn):
    parts, remember = drawn
    found = learning_curve(remember, sample, GOLD, sizes=(50, 100, 10_000))
    assert found["statements"].tolist() == [len(part) for part in parts]
    assert len(parts[0]) >= 50
    assert len(parts[1]) >= 100
    assert parts[2].equals(sample)
    all_groups = dict(zip(sample["id"], groups(sample), strict=True))
    for smaller, larger in pairwise(parts):
        inside = set(smaller["id"])
        assert inside < set(larger["id"])
        reached = {all_groups[name] for name in inside}
        assert inside == {name for name, group in all_groups.items() if group in reached}


def test_the_seed_draws_the_rows(sample, drawn):
    parts, remember = drawn
    for seed in (0, 0, 1):
        learning_curve(remember, sample, GOLD, sizes=(50,), seed=seed)
    assert parts[0].equals(parts[2])
    assert not parts[0].equals(parts[4])


def test_a_model_that_is_really_trained_has_figures(sample):
    found = learning_curve(partial(train, codebook_version="1"), sample, GOLD, sizes=(120,))
    assert len(found) == 2
    assert (found["low"] <= found["macro_f1"]).all()
    assert found[["macro_f1", "accuracy"]].stack().between(0, 1).all()


def test_gold_without_labels_is_refused(sample, drawn):
    with pytest.raises(InputError, match="no statement has a label"):
        learning_curve(drawn[1], sample, GOLD.drop(columns="label"))
