import pytest

from stance.debate import load_debate
from stance.records import Label, TrackedDocument
from stance.store import Store
from tests.conftest import make_document


def findings(app):
    return [heading.value for heading in app.subheader]


def test_the_overview_answers_the_question_in_figures_and_findings(open_page):
    app = open_page()
    assert app.title[0].value == load_debate().question
    assert {metric.label: metric.value for metric in app.metric} == {
        "Statements": "5",
        "With a position": "4",
        "Actors": "3",
        "Institutions": "2",
        "Documents": "5",
    }
    assert len(findings(app)) == len(app.get("vega_lite_chart")) == 3
    assert findings(app)[0] == "Too few statements to say where most institutions stand"
    assert "None of the 2 institutions has 5 statements or more" in app.caption[2].value


def test_one_line_says_what_the_charts_leave_out(open_page):
    line = open_page().caption[0].value
    assert line.startswith("Not in the charts: 1 without a position; 0 of unknown institution; 1 without a date.")
    assert "Unresolved names: 1" in line


@pytest.mark.parametrize(
    ("address", "statements"),
    [
        ({"actor": ["Otto Lund"]}, "2"),
        ({"actor": ["Otto Lund", "Ilse Brandt"]}, "4"),
        ({"institution": ["Ministry"]}, "2"),
        ({"country": ["Ruritania"]}, "5"),
        ({"source": ["Times"]}, "1"),
        ({"stance": ["opposing"]}, "1"),
        ({"stance": ["supporting", "none"]}, "3"),
        ({"since": "2024-09-15"}, "1"),
        ({"until": "2024-09-15"}, "3"),
        ({"confidence": "50"}, "5"),
    ],
)
def test_a_link_restores_its_filters(open_page, address, statements):
    app = open_page(**address)
    assert app.metric[0].value == statements
    assert not app.warning


@pytest.mark.parametrize(
    "address", [{"confidence": "95"}, {"source": ["Times"], "actor": ["Otto Lund"]}], ids=["confidence", "no such pair"]
)
def test_no_match_gives_a_message_and_no_chart(open_page, address):
    app = open_page(**address)
    assert "No statement matches these filters" in app.info[0].value
    assert not app.metric
    assert not app.get("vega_lite_chart")


@pytest.mark.parametrize("page", ["overview", "statements"])
def test_a_project_without_statements_says_how_to_add_some(open_page, tmp_path, page):
    empty = Store.open(tmp_path / "empty.sqlite")
    empty.save(TrackedDocument(document=make_document("Nothing was said.")))
    app = open_page(page, store=empty)
    assert "no statements yet in its 1 document." in app.info[0].value
    assert [block.value for block in app.code] == [f"python -m stance track PATH --store {empty.place}"]
    assert not app.dataframe


def test_statements_without_a_position_give_a_message_in_place_of_charts(open_page):
    app = open_page(stance=["none"])
    assert "None of these statements takes a position" in app.info[0].value
    assert not app.get("vega_lite_chart")


def test_positions_without_a_date_give_a_message_in_place_of_the_timeline(open_page):
    app = open_page(stance=["cautious"])
    assert "None of these statements has a date" in app.info[0].value
    assert len(app.get("vega_lite_chart")) == 2


def test_unknown_values_in_a_link_are_left_out_with_a_notice(open_page):
    app = open_page(actor=["Nobody", "Otto Lund"], since="yesterday", confidence="many")
    assert app.metric[0].value == "2"
    assert "these were left out" in app.warning[0].value
    assert app.text[0].value.splitlines() == ["actor: Nobody", "since: yesterday", "confidence: many"]


def test_a_stance_stands_in_the_address_by_its_value_whatever_its_wording(open_page):
    app = open_page()
    app.pills(key="stance").set_value(["against easing"]).run()
    assert app.metric[0].value == "1"
    assert app.query_params["stance"] == "opposing"
    again = open_page(stance=["opposing", "against easing"])
    assert again.metric[0].value == "1"
    assert again.text[0].value == "stance: against easing"
    assert again.query_params["stance"] == "opposing"


def test_the_filters_that_hold_stand_above_the_figures(open_page):
    assert "Actor" not in open_page().caption[0].value
    for page in ("overview", "statements"):
        app = open_page(page, actor=["Otto Lund"], stance=["opposing"])
        shown = [caption.value for caption in app.caption]
        assert ":material/filter_alt: Actor\\: Otto Lund · Stance\\: against easing" in shown[:2]


def test_days_the_wrong_way_round_are_said_to_be_so(open_page):
    app = open_page(since="2024-09-20", until="2024-09-10")
    assert "“From” (2024-09-20) lies after “Until” (2024-09-10)" in app.info[0].value


def test_documents_without_a_statement_are_counted(open_page, store):
    store.save(TrackedDocument(document=make_document("Nothing was said.")))
    app = open_page()
    assert {metric.label: metric.value for metric in app.metric}["Documents"] == "5 of 6"
    assert "Documents without a statement: 1." in app.caption[0].value


def test_one_line_tells_how_far_the_labels_can_be_trusted(open_page):
    line = open_page().caption[1].value
    assert line.startswith("How often the labels of the model 'test' are right is not known")
    assert "Check the sentences behind a number" in line


@pytest.mark.parametrize(
    ("what", "bar", "texts"),
    [
        ("Statements of an institution", "Senate · against easing · 1", ["Lund said never."]),
        (
            "Statements of an actor",
            "Ilse Brandt · for easing · 2",
            ["Brandt said it again.", "Brandt said the limits must go."],
        ),
        ("Statements of a week", "week of 9 September 2024 · against easing · 1", ["Lund said never."]),
    ],
)
def test_a_bar_can_be_chosen_without_a_mouse(open_page, what, bar, texts):
    app = open_page()
    app.selectbox(key=f"choose-{what}").select(bar).run()
    assert not app.exception
    (table,) = [shown.value for shown in app.dataframe if "text" in shown.value]
    assert table["text"].tolist() == texts


def test_a_person_s_label_needs_no_confidence(open_page, code):
    code("Lund said never.", Label.SUPPORTING)
    assert open_page(confidence="95").metric[0].value == "1"


def test_a_filter_goes_into_the_address_and_reset_takes_it_out(open_page):
    app = open_page()
    app.multiselect(key="actor").select("Otto Lund").run()
    assert app.metric[0].value == "2"
    app.button[0].click().run()
    assert app.metric[0].value == "5"
    assert app.multiselect(key="actor").value == []


def test_a_persons_label_counts(open_page, code):
    code("Lund said never.", Label.SUPPORTING)
    assert open_page(stance=["supporting"]).metric[0].value == "3"


def test_a_write_to_the_store_shows_at_the_next_run(open_page, code):
    app = open_page(stance=["supporting"])
    code("Lund called it open.", Label.SUPPORTING)
    assert app.run().metric[0].value == "3"


def test_an_error_is_one_line(open_page, monkeypatch, tmp_path):
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database, whatever its name says " * 50)
    app = open_page()
    monkeypatch.setenv("STANCE_STORE", str(broken))
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "broken.sqlite" in app.error[0].value
    assert "\n" not in app.error[0].value
