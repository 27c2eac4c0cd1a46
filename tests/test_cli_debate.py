"""The commands on debates, and the option that every command on a debate has."""

import re

import pytest

from stance.debate import DEFAULT_DEBATE
from stance.terminal import FAILED
from tests.test_cli import commands, run

QUESTION = "Should Marle close its old harbour?"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_makes_a_folder_and_says_what_comes_next(here):
    lines = run("debate", "new", "old-harbour", "--question", QUESTION).output.splitlines()
    assert (here / "old-harbour" / "debate.toml").is_file()
    assert lines[0] == "old-harbour is made. What comes next:"
    assert [line[:2] for line in lines[1:]] == [f"{number}." for number in range(1, 8)]
    steps = "\n".join(lines)
    order = [
        "training.csv, at least 100 for each label",
        "debate check old-harbour",
        "stance train --debate old-harbour",
        "stance track PATH --debate old-harbour --store old-harbour.sqlite",
        "streamlit run dashboard.py",
    ]
    assert [steps.index(part) for part in order] == sorted(steps.index(part) for part in order)


def test_new_elsewhere_names_the_path_from_then_on(here):
    (here / "my questions").mkdir()
    output = run("debate", "new", "x", "--question", QUESTION, "--folder", "my questions", "--title", "Ships").output
    assert "stance train --debate 'my questions/x'" in output
    assert "Ships" in (here / "my questions" / "x" / "debate.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Old Harbour", "--question", QUESTION), "error: 'Old Harbour' is no name for a debate .*"),
        (("x", "--question", ""), "error: the question is empty; .*"),
        (("there", "--question", QUESTION), "error: there is there and not empty; .*"),
    ],
)
def test_what_cannot_be_made_is_one_line(here, arguments, message):
    (here / "there").mkdir()
    (here / "there" / "x").touch()
    assert re.fullmatch(message + "\n", run("debate", "new", *arguments, code=FAILED).stderr)
    assert [path.name for path in here.iterdir()] == ["there"]


def test_list_shows_what_ships_and_what_is_here(here):
    run("debate", "new", "old-harbour", "--question", QUESTION)
    lines = run("debate", "list").output.splitlines()
    assert lines[0].startswith(f"{DEFAULT_DEBATE}: Long-range missiles inside Russia. Should ")
    assert lines[1:] == [f"old-harbour: Old harbour. {QUESTION}"]


def test_list_goes_on_after_a_broken_debate(here):
    for name in ("broken", "whole"):
        run("debate", "new", name, "--question", QUESTION)
    (here / "broken" / "debate.toml").write_text("name = ")
    result = run("debate", "list", code=FAILED)
    assert "whole: Whole. " in result.stdout
    assert re.fullmatch(r"error: broken/debate\.toml is not valid TOML .*\n", result.stderr)


def test_check_marks_what_is_missing():
    run("debate", "new", "x", "--question", QUESTION)
    result = run("debate", "check", "x", code=FAILED)
    assert [line for line in result.stdout.splitlines() if line.startswith("! ")] == [
        "! training.csv: x/training.csv holds no training statement; "
        "write some for each of supporting, opposing, cautious, none"
    ]
    assert result.stderr == "1 to mend or add, marked with !\n"


def test_check_takes_the_debate_from_the_environment(monkeypatch):
    run("debate", "new", "x", "--question", QUESTION)
    monkeypatch.setenv("STANCE_DEBATE", "x")
    assert QUESTION in run("debate", "check", code=FAILED).output


WITHOUT_A_DEBATE = {"export", "store check", "debate new", "debate list", "debate check"}


def test_every_command_on_a_debate_has_the_option_with_one_default():
    options = {
        name: parameter for name, command in commands() for parameter in command.params if "--debate" in parameter.opts
    }
    assert {name for name, _ in commands()} - set(options) == WITHOUT_A_DEBATE
    assert {(option.default, option.envvar) for option in options.values()} == {(DEFAULT_DEBATE, "STANCE_DEBATE")}


@pytest.mark.parametrize("name", ["track x.txt", "extract x.txt", "train", "actors check", "debate check"])
def test_a_debate_that_is_not_there_is_one_line(monkeypatch, name):
    monkeypatch.setenv("STANCE_DEBATE", "nowhere")
    result = run(*name.split(), code=FAILED)
    assert re.fullmatch(r"error: no debate 'nowhere': not in .*debate new NAME --question TEXT\n", result.stderr)
