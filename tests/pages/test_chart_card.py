import pytest

from stance.pages.chart_card import behind, plain
from stance.tables import statement_frame
from tests.test_tables import row

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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Senate: 2 of 3", "Senate\\: 2 of 3"),
        ("*a* <b> $c$", "\\*a\\* \\<b\\> \\$c\\$"),
        ("Ilse Brandt", "Ilse Brandt"),
    ],
)
def test_names_are_plain_in_markdown(text, shown):
    assert plain(text) == shown
