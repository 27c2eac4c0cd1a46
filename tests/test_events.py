import pytest

from stance.debate import load_debate
from stance.errors import DebateError
from stance.events import EVENT_COLUMNS, read_events


def test_the_shipped_events_are_read():
    events = read_events(load_debate().events_file)
    assert list(events.columns) == list(EVENT_COLUMNS)
    assert len(events) == 30


@pytest.mark.parametrize("content", [None, "date,event,url\n"])
def test_no_events_give_no_rows_with_the_columns(tmp_path, content):
    file = tmp_path / "events.csv"
    if content is not None:
        file.write_text(content)
    events = read_events(file)
    assert events.empty
    assert list(events.columns) == list(EVENT_COLUMNS)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot be read as a UTF-8 CSV with a header"),
        (b"date,event,url\n2025-03-04,\xff,\n", "cannot be read as a UTF-8 CSV with a header"),
        (b"day,event\n2025-03-04,a\n", "lacks the column date, url; add it"),
        (
            b"date,event,url\n2025-03-04,a,\n4 March,b,\n,c,\n",
            r"row 3 has '4 March', row 4 has '' \(allowed: YYYY-MM-DD",
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_one_line(tmp_path, content, message):
    file = tmp_path / "events.csv"
    file.write_bytes(content)
    with pytest.raises(DebateError, match=message) as error:
        read_events(file)
    assert "\n" not in str(error.value)
