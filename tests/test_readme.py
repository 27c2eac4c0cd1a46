"""What the README says is run here."""

import re
import shlex
from itertools import islice
from pathlib import Path

import pytest
import typer.main

from stance.cli import app
from stance.debate import load_debate

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ +python -m stance (.+?)(?: {2,}#.*)?$", README, re.MULTILINE)


def test_the_python_example_runs(tmp_path, monkeypatch):
    (example,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    briefs = tmp_path / "data" / "missile-restrictions" / "briefs.jsonl"
    briefs.parent.mkdir(parents=True)
    with load_debate().briefs_file.open(encoding="utf-8") as lines:
        briefs.write_text("".join(islice(lines, 3)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(example, "README.md", "exec"), names)
    assert len(names["stances"]) == len(names["statements"]) == len(names["attributions"]) > 0


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_exist_with_their_options(line):
    words = shlex.split(line)
    command = typer.main.get_command(app)
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("target", re.findall(r"^ +make (\w+)", README, re.MULTILINE))
def test_the_make_targets_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", re.findall(r"`((?:stance|data|docs|tests)/[\w./-]+)`|\((docs/[\w.-]+)\)", README))
def test_the_files_it_names_are_there(path):
    assert (ROOT / next(filter(None, path))).exists()
