import sqlite3

import pytest

from stance.store import check
from tests.conftest import make_tracked


def test_a_whole_store_has_no_problems(store):
    store.save(make_tracked())
    report = check(store)
    assert report.problems == ()
    ones = {"documents": 1, "statements": 1, "attributions": 1, "stances": 1}
    assert report.rows == {**ones, "codings": 0, "decisions": 0}


@pytest.mark.parametrize(
    ("damage", "problems"),
    [
        ("UPDATE documents SET text = text || '!'", ["was changed: its hash differs"]),
        ("UPDATE statements SET start = 3", ["is not the text of"]),
        ("DELETE FROM stances", ["1 statements have no row in stances"]),
        (
            "INSERT INTO codings VALUES (1, 'gone', 'none', 'ada', '2024-09-12', '1', '')",
            ["1 codings belong to statements"],
        ),
        ("UPDATE alembic_version SET version_num = '0000'", ["schema version 0000, this program writes"]),
        ("DELETE FROM documents", ["points to a missing row of documents", "is not the text of"]),
    ],
)
def test_damage_is_found(store, damage, problems):
    store.save(make_tracked())
    with sqlite3.connect(store.url) as raw:
        raw.execute(damage)
    found = check(store).problems
    assert len(found) == len(problems)
    assert all(expected in problem for expected, problem in zip(problems, found, strict=True))
