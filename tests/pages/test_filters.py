import datetime as dt

import pytest

from stance.pages.filters import unknown_values

CHOICES = {"actor": ["Otto Lund"], "stance": ["for it", "against it"]}
FIRST, LAST = dt.date(2024, 9, 1), dt.date(2024, 9, 30)


@pytest.mark.parametrize(
    ("address", "unknown"),
    [
        ({}, []),
        ({"actor": ["Otto Lund"], "stance": ["for it"], "since": ["2024-09-30"], "confidence": ["100"]}, []),
        ({"until": [""]}, []),
        ({"something": ["else"]}, []),
        ({"actor": ["otto lund", "Otto Lund"]}, ["actor: otto lund"]),
        ({"stance": ["supporting"]}, ["stance: supporting"]),
        ({"since": ["2024-10-01"], "until": ["12 September"]}, ["since: 2024-10-01", "until: 12 September"]),
        ({"confidence": ["-5", "101", "50%"]}, ["confidence: -5", "confidence: 101", "confidence: 50%"]),
    ],
)
def test_unknown_values(address, unknown):
    assert unknown_values(address, CHOICES, FIRST, LAST) == unknown


def test_without_any_date_no_day_can_be_chosen():
    assert unknown_values({"since": ["2024-09-30"]}, CHOICES, None, None) == ["since: 2024-09-30"]
