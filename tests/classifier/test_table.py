import pandas as pd
import pytest

from stance.classifier import classify_table, read_table
from stance.errors import InputError

ADDED = ["label", "p_supporting", "p_opposing", "p_cautious", "p_none", "model_version"]


def test_other_columns_and_the_index_stay(small_model):
    frame = pd.DataFrame({"n": [7, 8], "statement": ["The limits must go.", None]}, index=[3, 1])
    found = classify_table(frame, small_model)
    assert found.columns.tolist() == ["n", "statement", *ADDED]
    assert (found.index.tolist(), found["n"].tolist()) == ([3, 1], [7, 8])
    assert found.loc[1, ADDED[:-1]].tolist() == ["none", 0, 0, 0, 1]
    assert found[ADDED[1:-1]].sum(axis=1).tolist() == pytest.approx([1, 1])
    assert set(found["model_version"]) == {small_model.version}
    assert frame.columns.tolist() == ["n", "statement"]


def test_context_and_title_are_read_where_there_are(small_model):
    frame = pd.DataFrame(
        {"statement": ["It was the same as ever."] * 3, "context": ["", "", "He asked for permission."]}
    )
    found = classify_table(frame.assign(title=["", "Ban stays", ""]), small_model)
    assert found["p_none"].nunique() == 3


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


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"gone\.csv cannot be read"):
        read_table(tmp_path / "gone.csv")
