import pytest

from stance.debate import load_debate
from stance.debate_check import check_debate
from stance.debate_template import new_debate
from tests.debates.marle import FILES, make_trained

ACTORS = "name,aliases,kind,institution,role,country,from,to\n"
NEW = ("codebook.md", "actors.csv", "institutions.csv", "events.csv", "training.csv", "briefs.jsonl")
HEADER = "id,context,statement,label,caution_kind,genre,contrast_of,rule\n"


@pytest.fixture
def debate(tmp_path):
    return new_debate("x", question="Should it?", folder=tmp_path)


def words(debate, file, *, good):
    return [found.words for found in check_debate(debate) if (found.file, found.good) == (file, good)]


def test_the_shipped_debate_lacks_nothing():
    found = check_debate(load_debate())
    assert [one for one in found if not one.good and one.file != "model"] == []
    assert {one.file for one in found} == {"debate.toml", "model"} | set(NEW)


def test_a_new_debate_lacks_training_statements_alone(debate):
    (found,) = (found for found in check_debate(debate) if not found.good)
    assert found.file == "training.csv"
    assert "holds no training statement; write some for each of supporting, opposing, cautious, none" in found.words


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("codebook.md", None, "it is missing; write down what each label means"),
        ("actors.csv", None, "is missing; a registry needs actors.csv and institutions.csv"),
        ("actors.csv", "name\n", "lacks the columns aliases, kind"),
        (
            "actors.csv",
            ACTORS + "A,,robot,,,,,\n",
            "row 2 has the kind 'robot'",
        ),
        ("events.csv", "date,event,url\nsoon,x,\n", "row 2 has 'soon'"),
        ("training.csv", None, "cannot be read as a UTF-8 CSV"),
        ("training.csv", "id,statement\n", "lacks the column context"),
        ("training.csv", HEADER + "a1,,Yes.,maybe,,,,\n", "row 2: label must be one of supporting"),
        ("training.csv", HEADER + "a1,,Yes.,supporting,,,,\n", "too few to train; write at least 5 for each label"),
        ("briefs.jsonl", '{"text": ""}\n', "row 1: the text is empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_file(debate, file, content, problem):
    if content is None:
        (debate.folder / file).unlink()
    else:
        (debate.folder / file).write_text(content, encoding="utf-8")
    assert any(problem in found for found in words(debate, file, good=False))


def test_a_few_statements_are_enough_to_try(debate):
    debate.training_file.write_bytes((FILES / "training.csv").read_bytes())
    assert words(debate, "training.csv", good=True) == [
        "60 statements (15 supporting, 15 opposing, 15 cautious, 15 none)",
        "enough to try; for results worth reading write 100 of each",
    ]
    (missing,) = words(debate, "model", good=False)
    assert missing == f"there is none yet; train it: python -m stance train --debate {debate.folder}"


def test_a_model_of_other_statements_is_noticed(tmp_path):
    debate = load_debate(str(make_trained(tmp_path)))
    assert len(words(debate, "model", good=True)) == 1
    with debate.training_file.open("a", encoding="utf-8") as lines:
        lines.write("zz1,,One more statement.,none,,,,\n")
    (changed,) = words(debate, "model", good=False)
    assert changed.startswith("training.csv has changed since; train it again: python -m stance train --debate ")


def test_reports_are_counted(debate):
    debate.briefs_file.write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    assert words(debate, "briefs.jsonl", good=True) == ["2 reports, with which a project starts"]
