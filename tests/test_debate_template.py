import csv
from pathlib import Path

import pytest

from stance.actors import ACTOR_COLUMNS, INSTITUTION_COLUMNS, Registry
from stance.classifier.training import COLUMNS
from stance.debate import load_debate
from stance.debate_template import new_debate
from stance.errors import DebateError
from stance.events import EVENT_COLUMNS

QUESTION = "Should Marle close its old harbour?"


def test_a_new_debate_has_every_file_and_is_valid(tmp_path):
    debate = new_debate("old-harbour", question=QUESTION, folder=tmp_path)
    assert sorted(file.name for file in debate.folder.iterdir()) == [
        "actors.csv",
        "briefs.jsonl",
        "codebook.md",
        "debate.toml",
        "events.csv",
        "institutions.csv",
        "training.csv",
    ]
    assert (debate.name, debate.title, debate.question) == ("old-harbour", "Old harbour", QUESTION)
    assert debate.is_relevant("anything")
    assert not debate.has_reports
    assert Registry.load(debate.folder).actors == ()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("actors.csv", ACTOR_COLUMNS),
        ("institutions.csv", INSTITUTION_COLUMNS),
        ("events.csv", EVENT_COLUMNS),
        ("training.csv", COLUMNS),
    ],
)
def test_the_tables_have_their_header_and_no_row(tmp_path, file, columns):
    debate = new_debate("x", question=QUESTION, folder=tmp_path)
    with (debate.folder / file).open(encoding="utf-8", newline="") as lines:
        assert list(csv.reader(lines)) == [list(columns)]


def test_the_code_book_is_about_the_question_and_no_other(tmp_path):
    debate = new_debate("x", question=QUESTION, title="The harbour", folder=tmp_path)
    text = debate.codebook_file.read_text(encoding="utf-8")
    assert text.startswith("# Code book: The harbour\n")
    assert f"**{QUESTION}**" in text
    assert not any(word in text.lower() for word in ("missile", "russia", "ukrain", "$"))


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ('Should "it" \\ close?', 'Should "it" \\ close?'),
        ("Should it\nclose?\t", "Should it close?"),
        ("Soll Łódź den Hafen 🚢 schließen? $name", "Soll Łódź den Hafen 🚢 schließen? $name"),
        ("Should it\x7f close?", "Should it close?"),
        ("آیا می\u200cشود؟", "آیا می\u200cشود؟"),
    ],
)
def test_any_question_comes_back_as_it_was_asked(tmp_path, question, kept):
    assert new_debate("x", question=question, title=question, folder=tmp_path).question == kept
    assert load_debate(str(tmp_path / "x")).title == kept


@pytest.mark.parametrize("name", ["", "Harbour", "old harbour", "../x", "a/b", "-x", "x_y", "hafenö", ".x", "x\n"])
def test_a_bad_name_is_refused(tmp_path, name):
    with pytest.raises(DebateError, match=r"is no name for a debate \(allowed: lower-case letters, digits and hyphens"):
        new_debate(name, question=QUESTION, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "fields", "message"),
    [
        ("missile-restrictions", {}, "the name 'missile-restrictions' is taken by a debate in .*; choose another"),
        ("x", {"question": " \n"}, "the question is empty; give one"),
        ("x", {"folder": Path("nowhere")}, "there is no folder nowhere to make x in; create it first"),
        ("full", {}, "full is there and not empty; choose another name"),
        ("file", {}, "file is there and not empty; choose another name"),
    ],
)
def test_what_cannot_be_made_leaves_nothing(tmp_path, monkeypatch, name, fields, message):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").touch()
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DebateError, match=message):
        new_debate(name, **{"question": QUESTION} | fields)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "full", "notes.txt"]


def test_an_empty_folder_may_become_a_debate(tmp_path):
    (tmp_path / "x").mkdir()
    assert new_debate("x", question=QUESTION, folder=tmp_path).folder == tmp_path / "x"


def test_a_failure_half_way_leaves_nothing(tmp_path, monkeypatch):
    def full(self, text, **_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(DebateError, match=r"x cannot be made \(No space left on device\); choose another place"):
        new_debate("x", question=QUESTION, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []
