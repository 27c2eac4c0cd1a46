import pytest

from stance.pages.statement_list import COLUMNS, download_of, is_web_address, label_words, table_rows, weight_words
from stance.tables import statement_frame
from tests.pages.conftest import HOSTILE
from tests.test_tables import WORDING, row


def test_the_table_shows_the_selection_newest_first(open_page):
    app = open_page("statements")
    table = app.dataframe[0].value
    assert table["actor"].tolist()[0] == "Ilse Brandt"
    assert len(table) == 5
    assert table["published"].dropna().is_monotonic_decreasing


def test_the_filters_hold_on_both_pages(open_page):
    app = open_page("statements", actor=["Otto Lund"])
    assert set(app.dataframe[0].value["actor"]) == {"Otto Lund"}


def test_no_match_gives_a_message_and_no_table(open_page):
    app = open_page("statements", confidence="95")
    assert "No statement matches these filters" in app.info[0].value
    assert not app.dataframe


def test_unresolved_names_are_listed_as_they_were_written(open_page):
    app = open_page("statements")
    assert app.expander[0].label == "Unresolved names: 1"
    assert app.dataframe[1].value["actor"].tolist() == [f"=Mr. {HOSTILE}"]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///path", False),
        ("example.org", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url, is_link):
    assert is_web_address(url) is is_link


def test_what_is_read_first_stands_first():
    assert list(COLUMNS)[:5] == ["published", "actor", "stance", "text", "url"]


def test_a_download_opens_in_a_spreadsheet_with_its_accents():
    data = download_of(statement_frame([row(1, text="Élysée")]))
    assert data.startswith(b"\xef\xbb\xbfstatement_id,")
    assert "Élysée" in data.decode("utf-8-sig")


def test_table_rows_drop_addresses_that_are_no_links():
    rows = table_rows(statement_frame([row(1, url="javascript:alert(1)"), row(2)]), WORDING)
    assert rows["url"].tolist() == ["", "https://example.org/1"]
    assert rows["stance"].tolist() == ["for it", "for it"]
    assert rows["confidence"].tolist() == [70, 70]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "for it, as the model reads it (70% sure)"),
        ({"human_label": "cautious"}, "cautious, decided by a person (the model said: for it)"),
    ],
)
def test_label_words_say_whose_label_counts(fields, words):
    assert label_words(statement_frame([row(1, **fields)]).iloc[0], WORDING) == words


def test_weight_words():
    assert weight_words([("must go", 1.5), ("never", -0.2)]) == "+ must go, − never"
    assert weight_words([]) == ""
