"""The whole way with a question that nobody has built anything for, as a user would go it."""

import csv
import shutil

import pytest

from stance.debate import load_debate
from stance.records import ActorKind
from stance.store import Store
from stance.terminal import FAILED
from tests.debates.marle import ARTICLES, FILES, GOLD, NAME, QUESTION
from tests.test_cli import run


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_debate_is_new_and_has_nothing_of_the_one_that_ships(trained):
    debate = load_debate(str(trained))
    assert (debate.name, debate.question) == (NAME, QUESTION)
    assert len(rows_of(debate.training_file)) == 60
    assert "missile" not in "".join(file.read_text(encoding="utf-8") for file in trained.glob("*.*"))


def test_check_says_what_is_missing_until_the_model_is_there(untrained, trained):
    before = run("debate", "check", untrained, code=FAILED)
    assert "! model: there is none yet" in before.output
    assert before.output.count("! ") == 1
    after = run("debate", "check", trained).output
    assert "8 actors" in after
    assert "60 statements (15 supporting, 15 opposing, 15 cautious, 15 none)" in after
    assert "The debate is ready: python -m stance track PATH --debate" in after


def test_classify(tmp_path, trained):
    table, output = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text(
        "statement\n"
        '"It is high time to close the old harbour to freighters, the mayor said."\n'
        '"The shippers condemn the closing; it would be a grave mistake."\n',
        encoding="utf-8",
    )
    run("classify", "--input", table, "--output", output, "--debate", trained)
    assert [row["label"] for row in rows_of(output)] == ["supporting", "opposing"]


def test_evaluate_on_a_gold_of_its_own(trained):
    assert "4 statements coded by people" in run("evaluate", "--gold", GOLD, "--debate", trained).output


def test_extract(trained):
    output = run("extract", ARTICLES, "--debate", trained, "--format", "table").output
    assert "Hedda Lorne" in output


def test_track_finds_its_own_actors_and_the_model_of_the_debate(place, trained):
    frame = Store.open(place).statements()
    known = frame[frame["actor_kind"] != ActorKind.UNRESOLVED]
    assert set(known["actor"]) >= {"Hedda Lorne", "Jorun Vash", "Dr. Ansa Tolm", "Wanda Breel", "Emil Sander"}
    assert set(known["country"]) == {"Marland"}
    assert list(frame.loc[frame["actor_kind"] == ActorKind.UNRESOLVED, "actor"]) == ["Jonas Reed"]
    (version,) = set(frame["model_version"])
    assert version in (trained / "model" / "fast.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "columns"),
    [("statements", "label"), ("actors", "actor"), ("institutions", "institution"), ("documents", "title")],
)
def test_export(tmp_path, place, table, columns):
    output = tmp_path / "rows.csv"
    run("export", "--table", table, "--store", place, "--output", output)
    rows = rows_of(output)
    assert rows
    assert all(row[columns] for row in rows)


def test_names_are_decided_against_its_own_registry(tmp_path, place, trained):
    place = shutil.copy(place, tmp_path)
    run("actors", "link", "Jonas Reed", "Piet Osk", "--debate", trained, "--store", place)
    assert "Piet Osk" in set(Store.open(place).statements()["actor"])
    output = run("actors", "link", "Wanda", "Joe Biden", "--debate", trained, "--store", place, code=FAILED).output
    assert "no actor 'Joe Biden' in the registry" in output


def test_relevant_uses_its_own_terms(tmp_path, untrained, trained):
    settings = (trained / "debate.toml").read_text(encoding="utf-8")
    (untrained / "debate.toml").write_text(settings.replace("object = []", 'object = ["dredger*"]'), encoding="utf-8")
    shutil.copytree(trained / "model", untrained / "model")
    output = run("extract", ARTICLES, "--relevant", "--debate", untrained).output
    assert output.count("it does not touch the question") == 2


@pytest.mark.parametrize(
    "command",
    [
        ("track", ARTICLES, "--store", "{tmp}/s.sqlite"),
        ("extract", ARTICLES),
        ("classify", "--input", FILES / "training.csv", "--output", "{tmp}/out.csv"),
        ("evaluate", "--gold", GOLD),
    ],
    ids=lambda command: command[0],
)
def test_without_a_model_there_is_one_clear_error(tmp_path, untrained, command):
    arguments = [str(part).format(tmp=tmp_path) for part in command]
    result = run(*arguments, "--debate", untrained, code=FAILED)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: no model 'fast' in {untrained / 'model'}")
    assert f"python -m stance train --debate {untrained}" in line


def test_statements_that_stand_alone_train_as_well(untrained):
    """A table without a context in any row has nothing to learn from there."""
    table = load_debate(str(untrained)).training_file
    rows = rows_of(table)
    with table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"context": "", "statement": f"{row['statement']} {row['id']}"} for row in rows)
    assert "model fast-" in run("train", "--debate", untrained).output
    assert "Hedda Lorne" in run("extract", ARTICLES, "--debate", untrained, "--format", "table").output


def test_a_store_of_another_debate_is_refused(tmp_path, place):
    for command in (("track", ARTICLES), ("actors", "list"), ("actors", "check"), ("actors", "log")):
        (line,) = run(*command, "--store", place, code=FAILED).stderr.splitlines()
        assert f"holds the debate '{NAME}', not 'missile-restrictions'; give that debate (--debate or" in line


def test_a_store_of_a_failed_start_is_free_for_another_debate(tmp_path, untrained, trained):
    place = tmp_path / "s.sqlite"
    run("track", ARTICLES, "--debate", untrained, "--store", place, code=FAILED)
    run("actors", "check", "--store", place)
    run("track", ARTICLES, "--debate", trained, "--store", place)
    assert not Store.open(place).is_empty()
