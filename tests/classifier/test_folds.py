import pandas as pd
import pytest

from stance.classifier.folds import folds, groups, writers
from stance.classifier.scores import LABELS


def rows_by(names, *, each=8):
    ids = [f"{name}{number:02}" for name in names for number in range(each)]
    label = [LABELS[number % len(LABELS)] for _ in names for number in range(each)]
    return pd.DataFrame({"id": ids, "context": "", "label": label, "contrast_of": ""})


def test_each_writer_is_tested_by_a_model_that_never_saw_the_writer():
    rows = rows_by("abc")
    for seen, tested in folds(rows):
        assert writers(rows.iloc[tested]).nunique() == 1
        assert not set(writers(rows.iloc[tested])) & set(writers(rows.iloc[seen]))


@pytest.mark.parametrize("names", ["a", "ab"])
def test_few_writers_give_folds_of_whole_groups(names):
    rows = rows_by(names, each=20)
    rows.loc[1::2, "contrast_of"] = rows["id"][::2].to_numpy()
    together = groups(rows)
    found = folds(rows)
    assert len(found) == 5
    for seen, tested in found:
        assert not set(together[seen]) & set(together[tested])


def test_a_writer_of_a_few_rows_is_only_trained_on():
    rows = pd.concat([rows_by("abc", each=40), rows_by("x", each=4)], ignore_index=True)
    tested = {writer for _, at in folds(rows) for writer in writers(rows.iloc[at])}
    assert tested == {"a", "b", "c"}


def test_rows_that_share_a_context_or_were_turned_around_are_one_group():
    rows = pd.DataFrame(
        {
            "id": ["a1", "a2", "a3", "a4", "a5"],
            "context": ["", "Same.", "Same.", "", ""],
            "contrast_of": ["", "a1", "", "", "gone"],
        }
    )
    first, second, third, fourth, fifth = groups(rows)
    assert first == second == third
    assert len({first, fourth, fifth}) == 3
