import io

import pandas as pd
import pytest

from stance.exports import to_csv


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+32 2 555", "'+32 2 555"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("a=1", "a=1"),
        ("-0.5", "-0.5"),
        ("+12", "+12"),
        ("-1,5", "-1,5"),
        ("-1+1", "'-1+1"),
        ("'quoted'", "'quoted'"),
        ("Živa, “no”\nnew line", "Živa, “no”\nnew line"),
        ("", ""),
    ],
)
def test_cells_a_spreadsheet_would_run_become_text(cell: str, written: str) -> None:
    rows = pd.read_csv(io.BytesIO(to_csv(pd.DataFrame({"text": [cell]}))), dtype=str, keep_default_na=False)
    assert rows["text"].tolist() == [written]


def test_numbers_dates_and_gaps_keep_their_form() -> None:
    frame = pd.DataFrame(
        {
            "n": [-3, 4],
            "share": [-0.5, 0.25],
            "published": pd.to_datetime(["2024-09-12", None]),
            "kind": pd.Categorical(["-x", "y"]),
            "note": [None, "=x"],
        }
    )
    assert to_csv(frame).decode("utf-8-sig").splitlines() == [
        "n,share,published,kind,note",
        "-3,-0.5,2024-09-12,'-x,",
        "4,0.25,,y,'=x",
    ]


def test_a_byte_order_mark_tells_excel_the_encoding_once() -> None:
    data = to_csv(pd.DataFrame({"name": ["Živa"]}), bom=True)
    assert data.startswith(b"\xef\xbb\xbfname")
    assert data.count(b"\xef\xbb\xbf") == 1


def test_an_empty_frame_gives_its_header() -> None:
    assert to_csv(pd.DataFrame({"a": [], "b": []})).decode("utf-8-sig") == "a,b\r\n"


def test_without_the_mark_any_reader_sees_the_first_column() -> None:
    assert to_csv(pd.DataFrame({"name": ["Živa"]})).decode("utf-8") == "name\r\nŽiva\r\n"


def test_column_names_are_made_harmless_too() -> None:
    assert to_csv(pd.DataFrame({"=h": ["a"], "b": ["c"]})).decode() == "'=h,b\r\na,c\r\n"
