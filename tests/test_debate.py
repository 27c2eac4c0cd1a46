import pytest

from stance.debate import load_debate
from stance.errors import DebateError
from stance.records import Label

WHOLE = """name = "x"
title = "One"
question = "Should it?"
codebook_version = 1
labels = { supporting = "for it", opposing = "against it", cautious = "cautious", none = "no position" }
[terms]
"""


def test_the_shipped_debate_is_complete():
    debate = load_debate()
    assert debate.question.endswith("?")
    assert list(debate.labels) == list(Label)
    files = [debate.training_file, debate.briefs_file, debate.events_file, debate.model_folder, debate.codebook_file]
    assert all(path.exists() for path in files)
    assert debate.has_reports
    assert debate.choice == "missile-restrictions"


@pytest.mark.parametrize(
    ("terms", "text", "relevant"),
    [
        ("", "Anything at all.", True),
        ("", "", True),
        ("one = []\ntwo = []", "Anything at all.", True),
        ("one = []\ntwo = ['ship*']", "Two ships came in.", True),
        ("one = []\ntwo = ['ship*']", "Nothing came in.", False),
        ("one = ['mayor']\ntwo = ['ship*']", "Two ships came in.", False),
    ],
)
def test_a_group_without_terms_asks_for_nothing(tmp_path, terms, text, relevant):
    (tmp_path / "debate.toml").write_text(WHOLE + terms)
    assert load_debate(str(tmp_path)).is_relevant(text) is relevant


def test_a_debate_is_found_by_name_first_and_by_path(tmp_path, monkeypatch):
    data, here = tmp_path / "data", tmp_path / "here"
    for folder, title in ((data / "x", "that ships"), (here / "x", "here"), (here / "y", "here")):
        folder.mkdir(parents=True)
        (folder / "debate.toml").write_text(WHOLE.replace("One", title))
    monkeypatch.chdir(here)
    found = {name: load_debate(name, data_folder=data).title for name in ("x", "y", "./x", "x/", str(data / "x"))}
    assert found == {"x": "that ships", "y": "here", "./x": "here", "x/": "here", str(data / "x"): "that ships"}


def test_a_debate_elsewhere_is_chosen_by_its_path(tmp_path):
    (tmp_path / "debate.toml").write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())  # as an editor on Windows saves it
    debate = load_debate(str(tmp_path))
    assert debate.choice == str(tmp_path)
    assert not debate.has_reports
    (tmp_path / "briefs.jsonl").touch()
    assert not debate.has_reports


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        ("Kyiv wants to fire ATACMS.", True),
        ("The Kremlin warned of long-range strikes.", True),
        ("RUSSIA CONDEMNS STORM SHADOW USE", True),
        ("Kyiv wants a new bridge.", False),
        ("Iran tested a missile.", False),
        ("The word prussian blue and submissiles", False),
        ("", False),
    ],
)
def test_relevant(text, relevant):
    assert load_debate().is_relevant(text) is relevant


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (None, r"no debate 'x': not in .* \(known: none\), and no folder .*; choose one, or make it: .* debate new"),
        ("name = ", "is not valid TOML .*; mend the file"),
        ('name = "x"', "lacks title, question, codebook_version, labels, terms, labels.supporting"),
        (WHOLE.replace('"One"', "1"), "title must be a text in quotes; mend the file"),
        (WHOLE.replace('"One"', '" "'), "title must be a text in quotes; mend the file"),
        (WHOLE.replace('"for it"', "[]"), "labels.supporting must be a text in quotes; mend the file"),
        (WHOLE + 'object = "ship"\n', "terms.object must be a list of texts; mend the file"),
        (WHOLE + "object = [1]\n", "terms.object must be a list of texts; mend the file"),
        (WHOLE.replace("[terms]", "").replace("title", 'terms = ["ship"]\ntitle', 1), "terms must be a table of lists"),
    ],
)
def test_what_is_no_debate_is_refused(tmp_path, toml, message):
    if toml is not None:
        (tmp_path / "x").mkdir()
        (tmp_path / "x" / "debate.toml").write_text(toml)
    with pytest.raises(DebateError, match=message):
        load_debate("x", data_folder=tmp_path)


def debate_with(tmp_path, hypotheses):
    """The shipped debate in a folder of its own, with other hypotheses."""
    (tmp_path / "x").mkdir()
    shipped = (load_debate().folder / "debate.toml").read_text(encoding="utf-8").split("[hypotheses]")[0]
    (tmp_path / "x" / "debate.toml").write_text(f"{shipped}\n{hypotheses}", encoding="utf-8")
    return load_debate("x", data_folder=tmp_path)


def test_a_debate_may_have_a_hypothesis_for_each_label(tmp_path):
    lines = "\n".join(f'{label} = "This is {label}."' for label in reversed(Label))
    debate = debate_with(tmp_path, f"[hypotheses]\n{lines}")
    assert list(debate.hypotheses.items()) == [(label, f"This is {label}.") for label in Label]


def test_a_debate_may_have_no_hypotheses(tmp_path):
    assert debate_with(tmp_path, "").hypotheses == {}


@pytest.mark.parametrize(
    ("hypotheses", "message"),
    [
        ("[hypotheses]", "lacks hypotheses.supporting, .*, hypotheses.none; add them"),
        ('[hypotheses]\nsupporting = "Yes."', "lacks hypotheses.opposing, hypotheses.cautious, hypotheses.none; add"),
        (
            '[hypotheses]\nsupporting = 1\nopposing = "No."\ncautious = "Perhaps."\nnone = " "',
            "hypotheses.supporting must be a text in quotes; hypotheses.none must be a text in quotes; mend the file",
        ),
    ],
)
def test_hypotheses_that_are_incomplete(tmp_path, hypotheses, message):
    with pytest.raises(DebateError, match=message):
        debate_with(tmp_path, hypotheses)
