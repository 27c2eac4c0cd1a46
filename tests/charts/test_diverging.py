import pytest

from stance.charts import diverging_bars
from stance.charts.diverging import diverging_rows
from stance.charts.style import COLOURS
from stance.records import POSITIONS
from tests.charts.frames import WORDING, counted

ROWS = {"Senate": (4, 1, 2), "Army": (0, 3, 0), "Press": (1, 0, 0)}


def test_opposing_lies_left_cautious_across_the_middle_supporting_right():
    rows = diverging_rows(counted("actor", {"Senate": (4, 1, 2)}), "actor", WORDING)
    assert rows.set_index("label")[["left", "right"]].T.to_dict("list") == {
        "supporting": [1.0, 5.0],
        "opposing": [-2.0, -1.0],
        "cautious": [-1.0, 1.0],
    }


def test_rows_go_from_most_supporting_to_most_opposing_and_none_is_empty():
    rows = diverging_rows(counted("actor", ROWS), "actor", WORDING)
    assert rows["name"].drop_duplicates().tolist() == ["Senate · 7", "Press · 1", "Army · 3"]
    assert (rows["n"] > 0).all()


def test_the_rows_with_the_most_statements_are_drawn():
    rows = diverging_rows(counted("actor", ROWS), "actor", WORDING, 2)
    assert set(rows["actor"]) == {"Senate", "Army"}


@pytest.mark.parametrize(
    ("most_rows", "subtitle"),
    [(15, "Drawn: all 3 actors."), (2, "Drawn: the 2 of 3 actors with the most statements.")],
)
def test_the_subtitle_says_how_many_are_drawn(most_rows, subtitle):
    chart = diverging_bars(counted("actor", ROWS), "actor", wording=WORDING, most_rows=most_rows)
    counted_words = "Counted: the only actor with 5 statements or more; 2 have fewer."
    assert chart.title.subtitle == f"{counted_words} {subtitle}"


def test_a_number_is_written_only_where_it_fits():
    rows = diverging_rows(counted("actor", {"Senate": (90, 1, 9)}), "actor", WORDING)
    assert rows.set_index("label")["readable"].to_dict() == {"supporting": True, "opposing": False, "cautious": True}


def test_the_chart_fixes_colours_and_order_and_tells_its_finding():
    chart = diverging_bars(counted("actor", ROWS), "actor", wording=WORDING).to_dict()
    bars = chart["layer"][0]["encoding"]
    assert bars["color"]["scale"] == {
        "domain": [WORDING[label] for label in POSITIONS],
        "range": [COLOURS[label] for label in POSITIONS],
    }
    assert bars["y"]["sort"] == ["Senate · 7", "Press · 1", "Army · 3"]
    finding = "Senate: 7 statements: 57% for it, 14% against it, 29% cautious"
    assert chart["title"]["text"] == finding
    assert chart["description"].startswith(f"{finding}. Counted: the only actor")
    assert chart["params"][0]["select"]["fields"] == ["actor", "label"]
