import datetime as dt

import pandas as pd
import pytest

from stance import tables
from stance.records import Label
from stance.tables import Selection, statement_frame

WORDING = {
    Label.SUPPORTING: "for it",
    Label.OPPOSING: "against it",
    Label.CAUTIOUS: "cautious",
    Label.NONE: "no position",
}


def row(number, label="supporting", **fields):
    """One statement with everything filled in; further fields as given."""
    return {
        "statement_id": f"s{number}",
        "doc_id": "d1",
        "start": 0,
        "end": 4,
        "text": "Yes.",
        "kind": "direct",
        "evidence": "named",
        "cue": "said",
        "speaker": "Brandt",
        "actor": "Ilse Brandt",
        "actor_kind": "person",
        "count": 1,
        "institution": "Ministry",
        "country": "Ruritania",
        "published": dt.date(2024, 9, number),
        "source": "Post",
        "title": "A report",
        "url": "https://example.org/1",
        "model_label": label,
        "human_label": None,
        **{f"p_{each}": 0.7 if each == label else 0.1 for each in Label},
        "model_version": "1",
        **fields,
    }


@pytest.fixture
def frame():
    return statement_frame(
        [
            row(1),
            row(
                2, "opposing", actor="Otto Lund", institution="Senate", country="Borduria", doc_id="d2", source="Times"
            ),
            row(3, "cautious", published=None, speaker=None),
            row(9, "none", actor="one Mr. Q", actor_kind="unresolved", institution="", country=""),
            row(10, human_label="opposing", n=3),
        ]
    )


EMPTY = statement_frame([])


def test_a_frame_has_the_documented_columns_and_types(frame):
    assert list(frame) == [*tables.STATEMENT_COLUMNS, "n"]
    assert list(EMPTY) == list(frame)
    assert EMPTY.dtypes.equals(frame.dtypes)


def test_gaps_are_empty_text_and_no_date(frame):
    assert frame["speaker"].tolist()[2] == ""
    assert pd.isna(frame["published"][2])


def test_the_label_that_counts_is_the_human_one(frame):
    assert frame["label"].tolist() == ["supporting", "opposing", "cautious", "none", "opposing"]
    assert frame["model_label"].tolist()[4] == "supporting"


def test_confidence_is_the_probability_of_the_models_label(frame):
    assert tables.confidence(frame).tolist() == [0.7] * 5


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), "s1 s2 s3 s9 s10"),
        (Selection(actors=("Otto Lund", "one Mr. Q")), "s2 s9"),
        (Selection(institutions=("Ministry",)), "s1 s3 s10"),
        (Selection(countries=("Borduria",)), "s2"),
        (Selection(labels=("opposing",)), "s2 s10"),
        (Selection(labels=(Label.OPPOSING,)), "s2 s10"),
        (Selection(sources=("Times",)), "s2"),
        (Selection(since=dt.date(2024, 9, 2)), "s2 s9 s10"),
        (Selection(until=dt.date(2024, 9, 2)), "s1 s2"),
        (Selection(since=dt.date(2024, 9, 9), until=dt.date(2024, 9, 9)), "s9"),
        (Selection(minimum_confidence=0.7), "s1 s2 s3 s9 s10"),
        (Selection(minimum_confidence=0.71), "s10"),
        (Selection(minimum_confidence=0.71, labels=("supporting",)), ""),
        (Selection(actors=("Nobody",)), ""),
        (Selection(actors=("Otto Lund",), countries=("Ruritania",)), ""),
    ],
)
def test_select(frame, selection, kept):
    assert " ".join(tables.select(frame, selection)["statement_id"]) == kept
    assert tables.select(EMPTY, selection).empty


def test_headline_sums_the_weight_and_counts_what_is_known(frame):
    assert tables.headline(frame) == tables.Headline(
        statements=7, positions=6, actors=3, institutions=2, documents=2, unresolved=1, unplaced=0, undated=1
    )
    assert tables.headline(EMPTY) == tables.Headline(
        statements=0, positions=0, actors=0, institutions=0, documents=0, unresolved=0, unplaced=0, undated=0
    )


def test_who_is_no_actor_is_in_the_list_and_in_no_chart():
    both = statement_frame([row(1), row(2, actor="a report", actor_kind="ignored", institution="")])
    assert tables.positions(both)["actor"].tolist() == ["Ilse Brandt"]
    figures = tables.headline(both)
    assert (figures.statements, figures.positions, figures.actors, figures.ignored) == (2, 1, 1, 1)
    assert "a report" in tables.actors_table(both)["actor"].tolist()


def test_spread_is_tidy_and_leaves_out_what_takes_no_position(frame):
    assert tables.spread(frame, "institution").to_dict("list") == {
        "institution": ["Ministry"] * 3 + ["Senate"] * 3,
        "label": ["supporting", "opposing", "cautious"] * 2,
        "n": [1, 3, 1, 0, 1, 0],
        "share": [0.2, 0.6, 0.2, 0.0, 1.0, 0.0],
        "total": [5, 5, 5, 1, 1, 1],
    }


def test_a_statement_without_an_institution_is_in_no_spread():
    assert tables.spread(statement_frame([row(1, institution="")]), "institution").empty


@pytest.mark.parametrize(
    ("period", "starts"),
    [("week", ["2024-08-26", "2024-09-02", "2024-09-09"]), ("month", ["2024-09-01"])],
)
def test_over_time_by_the_first_day_of_a_period(frame, period, starts):
    series = tables.over_time(frame, period)
    assert series["period"].drop_duplicates().dt.strftime("%Y-%m-%d").tolist() == starts
    assert series["n"].sum() == 5


@pytest.mark.parametrize("table", [tables.spread(EMPTY, "actor"), tables.over_time(EMPTY, "week")])
def test_nothing_in_gives_no_rows_but_the_columns(table):
    assert table.empty
    assert list(table)[1:] == ["label", "n", "share", "total"]


def test_actors_table_has_one_row_an_actor_with_ids(frame):
    brandt = tables.actors_table(frame).iloc[0].to_dict()
    assert brandt == {
        "actor": "Ilse Brandt",
        "actor_kind": "person",
        "institution": "Ministry",
        "country": "Ruritania",
        "supporting": 1,
        "opposing": 3,
        "cautious": 1,
        "none": 0,
        "n": 5,
        "documents": 1,
        "first": pd.Timestamp("2024-09-01"),
        "last": pd.Timestamp("2024-09-10"),
        "statement_ids": "s1 s3 s10",
    }


def test_an_actor_stands_under_the_latest_institution():
    moved = statement_frame([row(9, institution="New office"), row(2, institution="Old office")])
    assert tables.actors_table(moved)["institution"].tolist() == ["New office"]


def test_institutions_table_counts_actors_and_leaves_out_the_unknown(frame):
    table = tables.institutions_table(frame)
    assert table[["institution", "actors", "n"]].values.tolist() == [["Ministry", 1, 5], ["Senate", 1, 1]]


def test_documents_table_keeps_the_source(frame):
    table = tables.documents_table(frame)
    assert table[["doc_id", "source", "n"]].values.tolist() == [["d1", "Post", 6], ["d2", "Times", 1]]


@pytest.mark.parametrize("name", tables.TABLES)
def test_export_tables_of_nothing_are_empty(name):
    assert tables.TABLES[name](EMPTY).empty


def test_the_weight_is_not_exported(frame):
    assert tuple(tables.statements_table(frame)) == tables.STATEMENT_COLUMNS


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "no statement with a position"),
        ({Label.NONE: 4}, "no statement with a position"),
        ({Label.SUPPORTING: 1}, "1 statement, for it"),
        ({Label.SUPPORTING: 2}, "2 statements, both for it"),
        ({Label.CAUTIOUS: 3}, "3 statements, all cautious"),
        ({Label.SUPPORTING: 3, Label.OPPOSING: 1}, "4 statements: 3 for it, 1 against it"),
        ({Label.SUPPORTING: 3, Label.CAUTIOUS: 2}, "5 statements: 60% for it, 40% cautious"),
        ({Label.OPPOSING: 1200}, "1,200 statements, all against it"),
    ],
)
def test_small_counts_are_worded_as_small_counts(counts, words):
    assert tables.in_words(counts, WORDING) == words
