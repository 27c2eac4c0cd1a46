import pytest

from stance.debate import load_debate
from stance.errors import DebateError
from stance.records import Label


def test_the_shipped_debate_is_complete():
    debate = load_debate()
    assert debate.question.endswith("?")
    assert list(debate.labels) == list(Label)
    files = [debate.training_file, debate.briefs_file, debate.events_file, debate.model_folder]
    assert all(path.exists() for path in files)


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
        (None, r"no debate 'x': not in .* \(known: none\), and no folder with a debate.toml; choose one"),
        ("name = ", "is not valid TOML .*; mend the file"),
        ('name = "x"', "lacks title, question, codebook_version, labels, terms, labels.supporting"),
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
