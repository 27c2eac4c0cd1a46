import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stance.classifier import classify_table, read_table
from stance.classifier.labelling import stances
from stance.classifier.table import read_chunks
from stance.errors import InputError
from stance.records import CautionKind

SHARES = ["p_supporting", "p_opposing", "p_cautious", "p_none"]
ADDED = ["label", *SHARES, "model_version", "caution_kind", "condition"]


def test_other_columns_and_the_index_stay(small_model):
    frame = pd.DataFrame({"n": [7, 8], "statement": ["The limits must go.", None]}, index=[3, 1])
    found = classify_table(frame, small_model)
    assert found.columns.tolist() == ["n", "statement", *ADDED]
    assert (found.index.tolist(), found["n"].tolist()) == ([3, 1], [7, 8])
    assert found.loc[1, ["label", *SHARES]].tolist() == ["none", 0, 0, 0, 1]
    assert found[SHARES].sum(axis=1).tolist() == pytest.approx([1, 1])
    assert set(found["model_version"]) == {small_model.version}
    assert frame.columns.tolist() == ["n", "statement"]


def test_context_and_title_are_read_where_there_are(small_model):
    frame = pd.DataFrame(
        {"statement": ["It was the same as ever."] * 3, "context": ["", "", "He asked for permission."]}
    )
    found = classify_table(frame.assign(title=["", "Ban stays", ""]), small_model)
    assert found["p_none"].nunique() == 3


class Undecided:
    version = "undecided"

    def classify(self, passages, **_):
        kinds = [CautionKind.CONDITIONAL] * len(passages)
        sure = np.array([[0, 0, 0, 1.0] if "none" in passage.statement else [0, 0, 1.0, 0] for passage in passages])
        return stances(passages, sure, version=self.version, kinds=kinds)


def test_kinds_and_conditions_stand_beside_cautious_rows_only():
    frame = pd.DataFrame({"statement": ["Only if the allies agree.", "Perhaps.", "none, if the allies agree"]})
    found = classify_table(frame.assign(condition="old"), Undecided())
    assert found["caution_kind"].tolist() == ["conditional", "conditional", ""]
    assert found["condition"].tolist() == ["Only if the allies agree", "", ""]


def test_an_empty_table_gains_the_columns(small_model):
    found = classify_table(pd.DataFrame({"statement": []}), small_model)
    assert found.empty
    assert found.columns.tolist() == ["statement", *ADDED]


@pytest.mark.parametrize(("columns", "found"), [(["text", "id"], "text, id"), ([], "none")])
def test_a_table_without_statements_is_refused(small_model, columns, found):
    with pytest.raises(InputError, match=rf"no column 'statement' \(found: {found}\)"):
        classify_table(pd.DataFrame(columns=columns), small_model)


@pytest.mark.parametrize("content", [b"", b"statement\n\xff\xfe", b'a\n"b'], ids=["empty", "not UTF-8", "open quote"])
def test_a_file_that_is_no_csv_is_refused(tmp_path, content):
    file = tmp_path / "t.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"t\.csv cannot be read as a UTF-8 CSV with a header .*; mend the file"):
        read_table(file)


LONG = "a,b\n" + "1,2\n" * 7 + "1,2,3\n1,2\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LONG, r"^row 9 of t\.csv has 3 fields, its header \(row 1\) has 2; quote fields that hold a comma$"),
        ("a,b\n1,2,3\n1,2\n", r"^the first row of t\.csv has 3 fields, its header has 2; quote fields"),
        ("a,b\n1,2,3,4\n", r"^the first row of t\.csv has 4 fields, its header has 2; quote fields"),
        ("a,b\n1,2,\n3,4,\n", r"^the first row of t\.csv has 3 fields, its header has 2; quote fields"),
        ('a\n1\n2\n3\n"b', r"^t\.csv cannot be read as a UTF-8 CSV with a header .*; mend the file$"),
        ("", r"^t\.csv cannot be read as a UTF-8 CSV with a header .*; mend the file$"),
    ],
)
@pytest.mark.parametrize("rows", [1, 2, 3, 7, 8, 100])
def test_a_faulty_row_is_refused_in_whatever_part_it_stands(tmp_path, monkeypatch, content, message, rows):
    monkeypatch.chdir(tmp_path)
    file = Path("t.csv")
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_chunks(io.StringIO(content), file, rows=rows))
    with pytest.raises(InputError, match=message):
        read_table(file)


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
@pytest.mark.parametrize(
    "content",
    ["a,b\n", "a,b", 'a,a,\n1,"x\ny",3\n\n4\n5,6\n', "a,b\r1,2\r3,NA\r", "\na\n \n1\n"],
    ids=["header", "header without end", "ragged", "carriage returns", "blank lines"],
)
def test_parts_add_up_to_the_table(tmp_path, content, rows):
    file = tmp_path / "t.csv"
    file.write_bytes(content.encode())
    parts = list(read_chunks(io.StringIO(content, newline=""), file, rows=rows))
    assert pd.concat(parts).equals(read_table(file))
    assert all(len(part) <= rows for part in parts)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"gone\.csv cannot be read"):
        read_table(tmp_path / "gone.csv")
