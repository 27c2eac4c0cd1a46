import datetime as dt
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from stance.errors import StoreError
from stance.records import Coding, Label
from stance.store import Saved, Store
from stance.tables import STATEMENT_COLUMNS
from tests.conftest import make_document, make_tracked


def coding(statement_id, label=Label.OPPOSING, coder="ada"):
    return Coding(
        statement_id=statement_id,
        label=label,
        coder=coder,
        coded_at=dt.datetime(2024, 9, 12, 10, tzinfo=dt.UTC),
        codebook_version="1",
    )


def test_a_document_comes_back_as_it_went_in(store):
    tracked = make_tracked(published=dt.date(2024, 9, 12), source="Gazette", url="https://a.example", note="a note")
    assert store.save(tracked) is Saved.STORED
    assert store.document(tracked.document.doc_id) == tracked.document
    assert list(store.texts()) == [tracked.document]


def test_frame_of_statements(store):
    store.save(make_tracked(published=dt.date(2024, 9, 12)))
    frame = store.statements()
    assert list(frame.columns) == [*STATEMENT_COLUMNS, "n"]
    (row,) = frame.to_dict("records")
    assert (row["actor"], row["label"], row["model_label"], row["human_label"]) == (
        *("Ilse Brandt", "supporting", "supporting"),
        "",
    )
    assert (row["p_supporting"], row["n"], str(row["published"].date())) == (0.7, 1, "2024-09-12")


def test_empty_store_gives_an_empty_frame(store):
    assert store.is_empty()
    assert list(store.statements().columns) == [*STATEMENT_COLUMNS, "n"]
    assert store.documents().empty


def test_detail_holds_the_reasons(store):
    tracked = make_tracked()
    store.save(tracked)
    detail = store.detail(tracked.statements[0].statement_id)
    assert detail["words"] == [["must go", 1.5]]
    assert detail["spans"] == [[0, len(tracked.document.text)]]
    assert (detail["reason"], detail["reasons"]) == ("the full name", ["said with a clause"])


@pytest.mark.parametrize(
    ("second", "replace", "saved", "statements"),
    [
        (make_tracked(label=Label.OPPOSING), False, Saved.KNOWN, "supporting"),
        (make_tracked(label=Label.OPPOSING), True, Saved.REPLACED, "opposing"),
        (make_tracked(label=Label.OPPOSING, doc_id="another-id"), False, Saved.KNOWN, "supporting"),
        (make_tracked(label=Label.OPPOSING, doc_id="another-id"), True, Saved.REPLACED, "opposing"),
    ],
)
def test_the_same_text_again(store, second, replace, saved, statements):
    store.save(make_tracked())
    assert store.save(second, replace=replace) is saved
    assert list(store.statements()["label"]) == [statements]


def test_another_text_under_the_same_id_is_refused(store):
    store.save(make_tracked(doc_id="b1"))
    with pytest.raises(StoreError, match="the id 'b1' is stored with another text"):
        store.save(make_tracked("Another text.", doc_id="b1"), replace=True)
    assert len(store.statements()) == 1


def test_a_document_that_fails_half_way_leaves_nothing(store):
    good = make_tracked()
    broken = make_tracked("Another text.")
    with pytest.raises(StoreError):
        # The last of the records belongs to a statement that is not there.
        store.save(
            type(broken)(
                document=broken.document,
                statements=broken.statements,
                attributions=broken.attributions,
                stances=good.stances,
            )
        )
    assert store.is_empty()
    assert store.revision() == "new"


def test_the_newest_coding_counts_and_nothing_is_overwritten(store):
    tracked = make_tracked()
    store.save(tracked)
    key = tracked.statements[0].statement_id
    store.add_coding(coding(key, Label.NONE))
    store.add_coding(coding(key, Label.OPPOSING))
    (row,) = store.statements().to_dict("records")
    assert (row["label"], row["model_label"], row["human_label"]) == ("opposing", "supporting", "opposing")
    with sqlite3.connect(store.url) as raw:
        assert raw.execute("SELECT label FROM codings ORDER BY coding_id").fetchall() == [("none",), ("opposing",)]


def test_codings_outlive_a_new_run(store):
    tracked = make_tracked()
    store.save(tracked)
    store.add_coding(coding(tracked.statements[0].statement_id))
    store.save(tracked, replace=True)
    assert list(store.statements()["human_label"]) == ["opposing"]


def test_a_coding_of_nothing_is_refused(store):
    with pytest.raises(StoreError, match=r"no statement 'x' in .*; take an id from an export"):
        store.add_coding(coding("x"))


@pytest.mark.parametrize("method", ["document", "detail"])
def test_unknown_ids_are_named(store, method):
    with pytest.raises(StoreError, match=r"'nope' in .*; take an id from"):
        getattr(store, method)("nope")


def test_the_revision_changes_with_writes_only(store):
    tracked = make_tracked()
    seen = [store.revision()]
    store.save(tracked)
    seen.append(store.revision())
    store.save(tracked)
    store.statements()
    seen.append(store.revision())
    store.add_coding(coding(tracked.statements[0].statement_id))
    seen.append(store.revision())
    assert [word.rsplit("-")[-1] for word in seen] == ["new", "1", "1", "2"]


def test_hostile_text_stays_text(store):
    text = "Robert'); DROP TABLE statements;-- said <script>alert(1)</script> “no” \U0001f680 \u202eאב"
    store.save(make_tracked(text))
    assert list(store.statements()["text"]) == [text]


def test_many_writers_at_once_lose_nothing(tmp_path):
    place = tmp_path / "shared.sqlite"
    Store.open(place)

    def write(number):
        return Store.open(place).save(make_tracked(f"Minister {number} said the limits must go."))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(write, range(24))) == {Saved.STORED}
    assert len(Store.open(place).statements()) == 24
    assert Store.open(place).revision().endswith("-24")


def test_a_store_made_anew_has_other_revisions(tmp_path):
    stores = [Store.open(tmp_path / name) for name in ("a.sqlite", "b.sqlite")]
    for store in stores:
        store.save(make_tracked())
    assert stores[0].revision() != stores[1].revision()


def test_knows_a_text_under_any_id(store):
    store.save(make_tracked(doc_id="b1"))
    assert store.known_id(make_document(doc_id="other")) == "b1"
    assert store.known_id(make_document("Another text.")) is None


def test_a_store_keeps_the_debate_that_it_was_filled_for(store):
    store.claim("one")
    store.save(make_tracked())
    store.claim("one")
    with pytest.raises(StoreError, match=r"holds the debate 'one', not 'two'; give that debate \(--debate"):
        Store.open(store.url).claim("two")
    store.claim("one")


def test_a_store_without_content_is_free(store):
    for name in ("one", "two"):
        store.claim(name)
    store.save(make_tracked())
    with pytest.raises(StoreError, match="holds the debate 'two', not 'one'"):
        store.claim("one")


def test_a_store_that_nobody_claimed_takes_the_first_name(store):
    store.save(make_tracked())
    store.claim("one")
    with pytest.raises(StoreError, match="holds the debate 'one'"):
        store.claim("two")


def test_a_claim_changes_no_revision(store):
    store.save(make_tracked())
    before = store.revision()
    store.claim("one")
    assert store.revision() == before
