import re

import pytest

from stance.debate import load_debate
from stance.pages.statement_list import download_of
from stance.tables import Selection, headline, positions, select

pytestmark = pytest.mark.browser


def as_shown(frame):
    """The CSV of a frame in the order of the page."""
    return download_of(frame.sort_values("published", ascending=False, kind="stable"))


def download(page):
    with page.expect_download() as started:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    return started.value.path().read_bytes()


def wait_for_rows(page, count):
    """Wait until the table on the page has this many rows and its header."""
    page.locator(f"[data-testid=stDataFrame] table[aria-rowcount='{count + 1}']").first.wait_for(state="attached")


def choose_row(page, number):
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    page.mouse.click(box["x"] + 15, box["y"] + 35 * number + 52)


def test_the_overview_shows_what_the_article_holds(open_page, store):
    figures = headline(store.statements())
    page = open_page()
    metrics = page.get_by_test_id("stMetric")
    page.locator("[data-testid=stVegaLiteChart] .marks").nth(2).wait_for()
    shown = [text.split("\n")[-1].replace(",", "") for text in metrics.all_inner_texts()]
    expected = (figures.statements, figures.positions, figures.actors, figures.institutions, figures.documents)
    assert shown == [str(number) for number in expected]
    assert figures.statements >= 15
    assert page.get_by_role("heading", name=re.compile(r"institution")).count() == 1


def test_the_statements_page_shows_named_unnamed_and_collective_actors(store):
    frame = store.statements()
    text = " ".join(frame["actor"] + " " + frame["speaker"])
    for name in ("Holt", "Verbyn", "Roark", "Thrale", "Maddock", "Starov"):
        assert name in text
    assert "unnamed" in set(frame["actor_kind"])
    assert 17 in set(frame["count"])


def test_the_download_equals_the_filtered_table_and_a_link_restores_it(open_page, store):
    frame = store.statements()
    actor = frame["actor"].value_counts().index[0]
    expected = select(frame, Selection(actors=(actor,)))
    page = open_page("/statements")
    wait_for_rows(page, len(frame))
    assert download(page) == as_shown(frame)

    field = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Actor")
    field.fill(actor)
    page.get_by_role("option", name=actor, exact=True).click()
    page.keyboard.press("Escape")
    wait_for_rows(page, len(expected))
    page.wait_for_url(re.compile(r"\?actor="))
    assert download(page) == as_shown(expected)

    again = open_page(page.url)
    wait_for_rows(again, len(expected))
    assert download(again) == as_shown(expected)


def test_a_click_on_a_bar_shows_the_statements_behind_it(open_page, store):
    frame = store.statements()
    page = open_page()
    bars = page.locator("[data-testid=stVegaLiteChart]").nth(1).locator(".mark-rect path")
    bars.first.wait_for()
    said = re.search(r"Actor: (.+); Position: (.+); Statements: (\d+);", bars.first.get_attribute("aria-label"))
    bars.first.click()
    page.get_by_text("Behind the chosen bars").wait_for()
    wait_for_rows(page, int(said[3]))
    rows = positions(frame)[lambda held: held["actor"] == said[1]]
    by_label = [as_shown(group) for _, group in rows.groupby("label") if len(group) == int(said[3])]
    assert download(page) in by_label


def test_a_row_opens_the_sentence_in_its_document(open_page, store):
    first = store.statements().sort_values("published", ascending=False, kind="stable").iloc[0]
    page = open_page("/statements")
    wait_for_rows(page, len(store.statements()))
    choose_row(page, 0)
    mark = page.locator("[data-testid=stHtml] mark")
    mark.wait_for()
    assert mark.inner_text().split() == first["text"].split()
    assert page.get_by_text("Why this actor").count() == 1


def test_hostile_text_stays_text(open_page, store):
    hostile = store.statements()[lambda frame: frame["text"].str.contains("<img")]
    assert len(hostile) >= 1
    page = open_page(f"/statements?source={hostile['source'].iloc[0]}")
    wait_for_rows(page, len(hostile))
    choose_row(page, 0)
    page.locator("[data-testid=stHtml] mark").wait_for()
    assert "<img src=x" in page.locator("[data-testid=stHtml]").inner_text()
    assert page.locator("[data-testid=stHtml] img").count() == 0
    assert page.title() != "1"


def test_unknown_values_in_a_link_are_named(open_page, store):
    page = open_page("/statements?actor=Nobody+At+All")
    page.get_by_text("actor: Nobody At All").wait_for()
    wait_for_rows(page, len(store.statements()))


@pytest.mark.parametrize("path", ["/", "/statements"])
def test_nothing_is_wider_than_a_telephone(open_page, path):
    page = open_page(path, width=390, height=844)
    page.get_by_test_id("stDataFrame" if path != "/" else "stMetric").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_weeks_begin_on_the_same_day_everywhere(open_page):
    page = open_page(timezone_id="America/Los_Angeles")
    axis = page.locator("[data-testid=stVegaLiteChart]").nth(2).get_by_text("9 Sep 2024", exact=True)
    axis.wait_for()
    assert axis.count() == 1


def test_a_stance_stays_chosen_from_page_to_page_and_in_a_link(open_page, store):
    frame = store.statements()
    label = frame["label"].value_counts().index[0]
    expected = select(frame, Selection(labels=(label,)))
    page = open_page()
    page.get_by_test_id("stSidebar").get_by_text(load_debate().labels[label], exact=True).click()
    page.wait_for_url(re.compile(rf"\?stance={label}$"))
    page.get_by_test_id("stSidebarNav").get_by_text("Statements").click()
    wait_for_rows(page, len(expected))
    page.wait_for_url(re.compile(rf"/statements\?stance={label}$"))
    wait_for_rows(open_page(page.url), len(expected))


def test_a_bar_is_chosen_with_the_keyboard(open_page):
    page = open_page()
    page.get_by_role("combobox", name="Statements of an actor").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("Behind the chosen bars").wait_for()
    page.get_by_test_id("stDataFrame").first.wait_for()
