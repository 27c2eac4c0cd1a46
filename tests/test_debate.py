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
        (None, r"no debate named 'x' in .* \(known: none\); choose one of these"),
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
