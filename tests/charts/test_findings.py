import pandas as pd
import pytest

from stance.charts.findings import leanings, period_words, spread_description, spread_finding, time_finding
from tests.charts.frames import WORDING, counted


@pytest.mark.parametrize(
    ("rows", "heading", "rest"),
    [
        (
            {"Senate": (6, 0, 0), "Army": (5, 1, 0), "Press": (0, 0, 5)},
            "2 of 3 institutions are mostly for it, 1 mostly cautious",
            "",
        ),
        (
            {"Senate": (0, 4, 1), "Army": (2, 2, 2), "Press": (1, 0, 0), "Bank": (1, 0, 0)},
            "1 of 2 institutions is mostly against it",
            "Counted: the 2 institutions with 5 statements or more; 2 have fewer.",
        ),
        (
            {"Senate": (5, 0, 0), "Army": (0, 5, 0), "Press": (4, 0, 0)},
            "2 institutions without a common line: 1 mostly for it, 1 mostly against it",
            "Counted: the 2 institutions with 5 statements or more; 1 has fewer.",
        ),
        ({"Senate": (3, 3, 0), "Army": (2, 2, 2)}, "2 institutions without a common line", ""),
        (
            {"Senate": (4, 1, 5), "Army": (1, 0, 0)},
            "Senate: 10 statements: 40% for it, 10% against it, 50% cautious",
            "Counted: the only institution with 5 statements or more; 1 has fewer.",
        ),
        (
            {"Senate": (4, 0, 0), "Army": (1, 0, 0)},
            "Too few statements to say where most institutions stand",
            "None of the 2 institutions has 5 statements or more.",
        ),
        ({"Senate": (2, 0, 0)}, "Senate: 2 statements, both for it", ""),
        ({"Senate": (4, 1, 5)}, "Senate: 10 statements: 40% for it, 10% against it, 50% cautious", ""),
    ],
)
def test_spread_finding_counts_who_said_enough(rows, heading, rest):
    finding = spread_finding(counted("institution", rows), "institution", WORDING)
    assert (finding.heading, finding.rest) == (heading, rest)


def test_mostly_means_more_than_half():
    found = leanings(counted("actor", {"Lund": (2, 1, 1), "Brandt": (3, 1, 1), "Roark": (0, 0, 1)}), "actor")
    assert found == {"Lund": None, "Brandt": "supporting", "Roark": "cautious"}
    assert leanings(counted("actor", {"Lund": (1, 0, 0)})[:0], "actor") == {}


def test_a_description_tells_the_finding_and_no_more_than_five_rows():
    rows = {f"Office {number}": (5, 0, 0) for number in range(9)} | {"Press": (1, 0, 0)}
    words = spread_description(counted("institution", rows), "institution", WORDING)
    assert words.startswith(
        "9 of 9 institutions are mostly for it. Counted: the 9 institutions with 5 statements or more; 1 has fewer. "
        "Office 0: 5 statements, all for it; "
    )
    assert words.count("5 statements, all") == 5


@pytest.mark.parametrize(
    ("rows", "period", "heading", "rest"),
    [
        ({"2024-09-02": (0, 0, 2)}, "week", "Week of 2 September 2024: 2 statements, both cautious", ""),
        (
            {"2024-09-02": (5, 0, 0), "2024-09-09": (7, 1, 0), "2024-09-16": (0, 5, 0), "2024-09-23": (0, 1, 0)},
            "week",
            "Most statements are for it in 2 of 3 weeks",
            "Counted: the 3 weeks with 5 statements or more; 1 has fewer. "
            "Most was said in the week of 9 September 2024.",
        ),
        (
            {"2024-08-01": (6, 0, 0), "2024-09-01": (0, 5, 0)},
            "month",
            "No position leads over 2 months",
            "Most was said in August 2024.",
        ),
        (
            {"2024-08-01": (2, 0, 0), "2024-09-01": (0, 4, 0)},
            "month",
            "Too few statements to say how positions moved from month to month",
            "None of the 2 months has 5 statements or more. Most was said in September 2024.",
        ),
    ],
)
def test_time_finding_counts_periods_with_enough(rows, period, heading, rest):
    series = counted("period", {pd.Timestamp(start): counts for start, counts in rows.items()})
    finding = time_finding(series, period, WORDING)
    assert (finding.heading, finding.rest) == (heading, rest)


@pytest.mark.parametrize(("period", "words"), [("week", "week of 2 September 2024"), ("month", "September 2024")])
def test_period_words(period, words):
    assert period_words(pd.Timestamp("2024-09-02"), period) == words
