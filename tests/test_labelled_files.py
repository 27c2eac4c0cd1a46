import numpy as np
import pandas as pd
import pytest

from stance.classifier import classify_table, read_table
from stance.classifier.labelling import stances
from stance.errors import InputError
from stance.exports import to_csv
from stance.labelled_files import classify_file


class Counting:
    """Says supporting with a probability that follows the words, and remembers how many passages came at a time."""

    version = "counting"

    def __init__(self):
        self.sizes = []

    def classify(self, passages, **_):
        self.sizes.append(len(passages))
        sure = np.array([0.5 + len(passage.statement) % 50 / 101 for passage in passages]).reshape(-1, 1)
        return stances(passages, np.hstack([sure, (1 - sure) / 3, (1 - sure) / 3, (1 - sure) / 3]), version="counting")


@pytest.fixture
def table(tmp_path):
    def write(rows, header="id,statement,note\n"):
        path = tmp_path / "in.csv"
        lines = (f'{at},"Minister {at} said: ""=lift, or not {"x" * (at % 7)}""",-é{at}\n' for at in range(rows))
        path.write_text(header + "".join(lines), encoding="utf-8")
        return path

    return write


def label(source, model):
    told = []
    found = classify_file(source, source.with_name("out.csv"), model, advance=told.append)
    return found, told, source.with_name("out.csv")


@pytest.mark.parametrize(("rows", "sizes"), [(0, [0]), (1, [1]), (1000, [1000]), (2001, [1000, 1000, 1])])
def test_parts_give_the_same_bytes_as_the_whole(table, rows, sizes):
    source, model = table(rows), Counting()
    found, told, target = label(source, model)
    assert told == model.sizes == sizes
    assert found.labels.total() == rows
    assert target.read_bytes() == to_csv(classify_table(read_table(source), Counting()))


def test_replaced_columns_are_named_once(table):
    found, _, target = label(table(1500, header="label,statement,condition\n"), Counting())
    assert found.notes == ["the values of label, condition are replaced"]
    assert set(pd.read_csv(target)["label"]) == {"supporting"}


def test_a_file_may_be_labelled_in_place(table):
    source = table(3)
    classify_file(source, source, Counting(), advance=lambda _: None)
    assert pd.read_csv(source)["label"].tolist() == ["supporting"] * 3


def test_a_guessed_encoding_is_a_note(table):
    source = table(50)
    source.write_bytes(source.read_text(encoding="utf-8").encode("cp1252"))
    assert label(source, Counting())[0].notes[0].startswith("decoded as ")


def test_a_fault_in_a_late_row_leaves_nothing_behind(table):
    source = table(2500)
    with source.open("a", encoding="utf-8") as file:
        file.write("1,2,3,4\n")
    with pytest.raises(InputError, match=r"row 2502 of .*in\.csv has 4 fields, its header \(row 1\) has 3"):
        label(source, Counting())
    assert [path.name for path in source.parent.iterdir()] == ["in.csv"]


def test_a_table_without_statements_is_refused(table):
    with pytest.raises(InputError, match=r"no column 'statement' \(found: a, b\)"):
        label(table(0, header="a,b\n"), Counting())
