import pytest

from stance.pages.chart_card import bar_choices, behind
from stance.tables import over_time, spread, statement_frame
from tests.test_tables import WORDING, row

FRAME = statement_frame([row(1), row(2, "opposing"), row(3, actor="Otto Lund"), row(4, "opposing", actor="Otto Lund")])


@pytest.mark.parametrize(
    ("picks", "ids"),
    [
        ([], ""),
        ([{"actor": "Otto Lund", "label": "opposing"}], "s4"),
        ([{"actor": "Otto Lund", "label": "supporting"}, {"actor": "Ilse Brandt", "label": "opposing"}], "s2 s3"),
        ([{"actor": "Nobody", "label": "opposing"}], ""),
    ],
)
def test_behind_a_mark_are_exactly_its_statements(picks, ids):
    assert " ".join(behind(FRAME, "actor", picks)["statement_id"]) == ids
    assert behind(FRAME[:0], "actor", picks).empty


def test_every_bar_is_in_the_list_and_leads_to_as_many_statements_as_it_says():
    choices = bar_choices(spread(FRAME, "actor"), "actor", WORDING)
    assert list(choices) == [
        "Ilse Brandt · for it · 1",
        "Ilse Brandt · against it · 1",
        "Otto Lund · for it · 1",
        "Otto Lund · against it · 1",
    ]
    assert [len(behind(FRAME, "actor", [pick])) for pick in choices.values()] == [1, 1, 1, 1]
    assert bar_choices(spread(FRAME[:0], "actor"), "actor", WORDING) == {}


def test_a_bar_may_have_another_name_than_its_value():
    series = over_time(FRAME, "month").assign(day="2024-09-01", when="September 2024")
    assert bar_choices(series, "day", WORDING, named="when") == {
        "September 2024 · for it · 2": {"day": "2024-09-01", "label": "supporting"},
        "September 2024 · against it · 2": {"day": "2024-09-01", "label": "opposing"},
    }
