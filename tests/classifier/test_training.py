import csv

import pytest

from stance.classifier import read_training
from stance.classifier.training import COLUMNS, training_hash
from stance.errors import InputError

GOOD = {"id": "a1", "statement": "It must go.", "label": "supporting"}


def write(path, *rows, columns=COLUMNS):
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_rows_are_read_as_text(tmp_path):
    found = read_training(write(tmp_path / "t.csv", GOOD, columns=[*COLUMNS, "more"]))
    assert found.columns.tolist() == list(COLUMNS)
    assert found.loc[0, ["id", "context", "label"]].tolist() == ["a1", "", "supporting"]


FAULTS = [
    (
        {"id": "a2", "label": "for"},
        r"row 3: label must be one of supporting, opposing, cautious, none \(found: 'for'\)",
    ),
    ({"id": "a2", "statement": " "}, r"row 3: statement must not be empty"),
    ({"id": "a1", "statement": "Other."}, r"row 2, 3: id must be unique \(found: 'a1'\)"),
    ({"id": "a2"}, r"row 2, 3: statement must not stand twice"),
    ({"id": "a2", "statement": "B.", "caution_kind": "defers"}, r"row 3: caution_kind must be empty unless the label"),
    (
        {"id": "a2", "statement": "B.", "label": "cautious", "caution_kind": "shy"},
        r"caution_kind must be empty or one of",
    ),
    ({"id": "a2", "statement": "B.", "contrast_of": "a9"}, r"row 3: contrast_of must be empty or the id of a row"),
]


@pytest.mark.parametrize(("fault", "message"), FAULTS)
def test_a_faulty_row_is_named(tmp_path, fault, message):
    with pytest.raises(InputError, match=message):
        read_training(write(tmp_path / "t.csv", GOOD, GOOD | fault))


def test_many_faulty_rows_are_counted(tmp_path):
    rows = [GOOD | {"id": f"a{number}", "statement": f"S{number}.", "label": "?"} for number in range(8)]
    with pytest.raises(InputError, match=r"row 2, 3, 4, 5, 6 and 3 more: label"):
        read_training(write(tmp_path / "t.csv", *rows))


def test_a_table_without_columns_or_rows_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"lacks the column context, label, .* \(found: id, statement\)"):
        read_training(write(tmp_path / "a.csv", GOOD, columns=["id", "statement"]))
    with pytest.raises(InputError, match="holds no training statement"):
        read_training(write(tmp_path / "b.csv"))


def test_the_hash_follows_what_is_learned(training):
    assert training_hash(training) == training_hash(training.assign(genre="other"))
    assert training_hash(training) != training_hash(training.iloc[1:])
