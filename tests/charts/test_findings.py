import pandas as pd
import pytest

from stance.charts.findings import period_words, spread_description, spread_finding, time_finding
from tests.charts.frames import WORDING, counted


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        (
            {"Senate": (2, 0, 0), "Army": (3, 1, 0), "Press": (0, 0, 1)},
            "2 of 3 institutions are mostly for it, 1 mostly cautious",
        ),
        ({"Senate": (0, 2, 1), "Army": (0, 1, 1)}, "1 of 2 institutions is mostly against it"),
        (
            {"Senate": (2, 0, 0), "Army": (0, 1, 0)},
            "2 institutions without a common line: 1 mostly for it, 1 mostly against it",
        ),
        ({"Senate": (1, 1, 0), "Army": (2, 2, 2)}, "2 institutions without a common line"),
        ({"Senate": (2, 0, 0)}, "Senate: 2 statements, both for it"),
        ({"Senate": (4, 1, 5)}, "Senate: 10 statements: 40% for it, 10% against it, 50% cautious"),
    ],
)
def test_spread_finding(rows, finding):
    assert spread_finding(counted("institution", rows), "institution", WORDING) == finding


def test_a_description_tells_the_finding_and_no_more_than_five_rows():
    rows = {f"Office {number}": (1, 0, 0) for number in range(9)}
    words = spread_description(counted("institution", rows), "institution", WORDING)
    assert words.startswith("9 of 9 institutions are mostly for it. Office 0: 1 statement, for it; ")
    assert words.count("1 statement") == 5


@pytest.mark.parametrize(
    ("rows", "period", "finding"),
    [
        ({"2024-09-02": (0, 0, 2)}, "week", "Week of 2 September 2024: 2 statements, both cautious"),
        (
            {"2024-09-02": (2, 0, 0), "2024-09-09": (3, 1, 0), "2024-09-16": (0, 1, 0)},
            "week",
            "Most statements are for it in 2 of 3 weeks; most was said in the week of 9 September 2024",
        ),
        (
            {"2024-08-01": (2, 0, 0), "2024-09-01": (0, 1, 0)},
            "month",
            "No position leads over 2 months; most was said in August 2024",
        ),
    ],
)
def test_time_finding(rows, period, finding):
    series = counted("period", {pd.Timestamp(start): counts for start, counts in rows.items()})
    assert time_finding(series, period, WORDING) == finding


@pytest.mark.parametrize(("period", "words"), [("week", "week of 2 September 2024"), ("month", "September 2024")])
def test_period_words(period, words):
    assert period_words(pd.Timestamp("2024-09-02"), period) == words
