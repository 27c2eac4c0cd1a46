import csv
import io
import json
import re
import shutil

import pytest
from typer.testing import CliRunner

from stance.classifier import load_model
from stance.cli import app
from stance.debate import load_debate
from stance.reports import STATEMENT_FIELDS
from stance.store import Store
from stance.tables import STATEMENT_COLUMNS
from stance.terminal import FAILED

ARTICLE = """Foreign Minister Orla Venn said on Monday that the West should lift every limit on missiles for Ukraine.

“Not one of our missiles will be cleared for targets inside Russia,” Defence Minister Pavel Dorn told reporters.

A U.S. official declined to comment on the restrictions.
"""

runner = CliRunner()


def run(*arguments, code=0):
    result = runner.invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "limits-2024-09-16.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def place(tmp_path, article):
    place = tmp_path / "project.sqlite"
    run("track", article, "--store", place)
    return place


def commands():
    import typer.main

    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {sub}", inner) for sub, inner in command.commands.items())
        else:
            yield name, command


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_has_help_with_an_example(name, command):
    assert f"Example: python -m stance {name}" in command.help
    assert "Usage" in run(*name.split(), "--help").output


def test_track_says_what_was_found_and_skipped(tmp_path, article):
    missing, image = tmp_path / "missing.txt", tmp_path / "image.txt"
    image.write_bytes(b"\0\1\2")
    result = run("track", missing, article, image, "--store", tmp_path / "s.sqlite", code=FAILED)
    assert "limits-2024-09-16: 3 statements by 3 actors; date 2024-09-16 taken from the file name" in result.output
    assert f"skipped {missing}: there is no such file" in result.output
    assert f"skipped {image}: this is binary data" in result.output
    assert len(Store.open(tmp_path / "s.sqlite").statements()) == 3


def test_tracking_twice_changes_nothing(place, article):
    before = Store.open(place).revision()
    result = run("track", article, "--store", place)
    assert "already in the store" in result.output
    assert Store.open(place).revision() == before


def test_redo_replaces(place, article):
    ids = set(Store.open(place).statements()["statement_id"])
    assert "replaced" in run("track", article, "--store", place, "--redo").output
    assert set(Store.open(place).statements()["statement_id"]) == ids


def test_the_store_may_come_from_the_environment(tmp_path, article):
    place = tmp_path / "from-environment.sqlite"
    result = runner.invoke(app, ["track", str(article)], env={"STANCE_STORE": str(place)})
    assert result.exit_code == 0
    assert place.exists()


def test_extract_jsonl_points_into_the_text(article):
    rows = [json.loads(line) for line in run("extract", article).stdout.splitlines()]
    assert [list(row) for row in rows] == [list(STATEMENT_FIELDS)] * 3
    for row in rows:
        assert ARTICLE[row["start"] : row["end"]] == row["text"]
        assert all(row["start"] <= start < end <= row["end"] for start, end in row["spans"])
        assert ARTICLE[row["speaker_start"] : row["speaker_end"]] == row["speaker"]
        assert sum(row[f"p_{label}"] for label in ("supporting", "opposing", "cautious", "none")) == pytest.approx(
            1, abs=0.001
        )
    assert [row["speaker"].split()[-1] for row in rows] == ["Venn", "Dorn", "official"]


RECIPE = "Minister Ilse Brandt said the cake needs an hour in the oven and a good deal of butter."


@pytest.mark.parametrize(("options", "count"), [((), 4), (("--relevant",), 3)])
def test_relevant_passes_over_texts_on_other_things(tmp_path, article, options, count):
    recipe, place = tmp_path / "recipe.txt", tmp_path / "s.sqlite"
    recipe.write_text(RECIPE, encoding="utf-8")
    extracted = run("extract", article, recipe, *options)
    run("track", article, recipe, *options, "--store", place)
    assert ("skipped recipe: it does not touch the question" in extracted.stderr) is bool(options)
    assert len([json.loads(line) for line in extracted.stdout.splitlines()]) == count
    assert len(Store.open(place).statements()) == count


@pytest.mark.parametrize("format", ["jsonl", "csv", "table"])
def test_extract_to_a_file(tmp_path, article, format):
    output = tmp_path / f"found.{format}"
    run("extract", article, "--format", format, "--output", output)
    assert "Dorn" in output.read_text(encoding="utf-8-sig")
    assert not list(tmp_path.glob("*.part"))


def test_extract_csv_has_the_fields(article):
    text = run("extract", article, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert list(rows[0]) == list(STATEMENT_FIELDS)
    assert json.loads(rows[0]["spans"])


def test_classify_keeps_the_other_columns(tmp_path):
    table, output = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text(
        'id,statement,note\n1,"It is time to lift the limits on missiles, she said.",a\n2,,b\n', encoding="utf-8"
    )
    run("classify", "--input", table, "--output", output)
    rows = list(csv.DictReader(output.open(encoding="utf-8-sig")))
    assert [(row["id"], row["note"], row["label"]) for row in rows] == [("1", "a", "supporting"), ("2", "b", "none")]


def test_classify_says_what_it_did(tmp_path):
    table, output = tmp_path / "in.csv", tmp_path / "out.csv"
    said = "Ministr Łukasz Wójcik powiedział: możliwość użycia rakiet jest ważna."
    table.write_bytes(f"label,statement\nold,{said}\n".encode("cp1250"))
    result = run("classify", "--input", table, "--output", output)
    assert re.search(rf"note {re.escape(str(table))}: decoded as \w+, a guess", result.stderr)
    assert "the values of label are replaced" in result.stderr
    assert re.search(rf"{re.escape(str(output))}: 1 statements \(\d supporting, ", result.stdout)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"in\.csv cannot be read \(No such file or directory\); check the path"),
        (b"statement\na,b\n", r"the first row of .*in\.csv has 2 fields, its header has 1; quote fields"),
        (b"statement\na\nb,c\n", r"row 3 of .*in\.csv has 2 fields, its header \(row 1\) has 1; quote fields"),
        (b'statement\n"a', r"cannot be read as a UTF-8 CSV with a header .*; mend the file"),
        (b"", "the file is empty"),
        (b"a,b\n1,2\n", r"no column 'statement' \(found: a, b\)"),
        (b"\0\0", "binary data"),
    ],
)
def test_classify_refuses_in_one_line(tmp_path, content, message):
    table = tmp_path / "in.csv"
    if content is not None:
        table.write_bytes(content)
    result = run("classify", "--input", table, "--output", tmp_path / "out.csv", code=FAILED)
    assert re.search(rf"^error: .*{message}.*$", result.stderr, re.MULTILINE)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("statements", list(STATEMENT_COLUMNS)),
        ("actors", ["actor", "actor_kind", "institution", "country"]),
        ("institutions", ["institution", "country", "actors"]),
        ("documents", ["doc_id", "title", "source", "url", "published"]),
    ],
)
def test_export(tmp_path, place, table, columns):
    output = tmp_path / "table.csv"
    run("export", "--table", table, "--store", place, "--output", output)
    header = next(csv.reader(output.open(encoding="utf-8-sig")))
    assert header[: len(columns)] == columns


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 3),
        (("--actor", "Pavel Dorn"), 1),
        (("--actor", "Pavel Dorn", "--actor", "Orla Venn"), 2),
        (("--since", "2024-09-17"), 0),
        (("--until", "2024-09-16"), 3),
        (("--stance", "opposing"), 1),
        (("--actor", "Nobody"), 0),
    ],
)
def test_export_filters(tmp_path, place, options, count):
    output = tmp_path / "rows.csv"
    run("export", "--table", "statements", *options, "--store", place, "--output", output)
    assert len(list(csv.DictReader(output.open(encoding="utf-8-sig")))) == count


@pytest.mark.parametrize("command", [("store", "check"), ("export", "--table", "actors", "--output", "x.csv")])
def test_a_store_that_is_not_there_is_not_made(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    result = run(*command, "--store", "none.sqlite", code=FAILED)
    assert "there is no store none.sqlite; make one with: python -m stance track" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_store_check(place):
    result = run("store", "check", "--store", place)
    assert "1 documents, 3 statements, 3 attributions, 3 stances, 0 codings" in result.output
    assert "The store is whole." in result.output


def test_a_broken_store_is_one_line(tmp_path, article):
    place = tmp_path / "s.sqlite"
    place.write_bytes(b"no database " * 500)
    for command in [("track", article), ("store", "check")]:
        result = run(*command, "--store", place, code=FAILED)
        assert re.fullmatch(r"error: .*is not an intact store.*\n", result.stderr)


def test_output_that_cannot_be_written(tmp_path, place):
    target = tmp_path / "none" / "x.csv"
    result = run("export", "--table", "actors", "--store", place, "--output", target, code=FAILED)
    assert re.search(
        r"error: .*x\.csv cannot be written \(No such file or directory\); choose another place", result.stderr
    )


def test_a_model_of_another_version_names_the_command_that_retrains(tmp_path, article):
    debate = load_debate()
    folder = tmp_path / "debate"
    shutil.copytree(debate.folder, folder)
    card = folder / "model" / "fast.json"
    card.write_text(json.dumps(json.loads(card.read_text(encoding="utf-8")) | {"code_version": "0"}), encoding="utf-8")
    result = run(
        *("track", article, "--store", tmp_path / "s.sqlite", "--debate", folder, "--model", "fast"), code=FAILED
    )
    assert re.search(
        r"error: .* made by model code version 0, this is .*; retrain it with `python -m stance train`", result.stderr
    )


def test_a_guessed_encoding_is_said(tmp_path):
    article = tmp_path / "a.txt"
    article.write_bytes(
        ("Ministr Łukasz Wójcik powiedział, że możliwość użycia rakiet jest ważna. " * 9).encode("cp1250")
    )
    assert re.search(r"note a: decoded as \w+, a guess", run("extract", article).stderr)


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "statements.csv").write_text(
        "doc_id,start,statement,label\n"
        "a,0,It is time to lift the limits on long-range missiles.,supporting\n"
        "a,60,We will never allow such strikes inside Russia.,opposing\n",
        encoding="utf-8",
    )
    return tmp_path


def test_evaluate_prints_the_baselines(gold):
    output = run("evaluate", "--gold", gold).output
    assert all(word in output for word in ("macro-F1", "majority", "cue words", "True label", "Brier"))


def test_evaluate_writes_json(gold):
    file = gold / "figures.json"
    printed = run("evaluate", "--gold", gold, "--format", "json").stdout
    run("evaluate", "--gold", gold, "--format", "json", "--output", file)
    assert json.loads(printed) == json.loads(file.read_text(encoding="utf-8"))
    assert json.loads(printed)["model"]["statements"] == 2


def test_evaluate_writes_tables_to_a_file(gold):
    run("evaluate", "--gold", gold, "--output", gold / "figures.txt")
    assert "2 statements coded by people" in (gold / "figures.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "--curve needs statements coded by people; name their folder with --gold"),
        (("--gold", ".", "--model", "endpoint:x"), "cannot be trained; choose one of large, small, fast"),
    ],
)
def test_a_curve_that_cannot_be_drawn_is_refused(gold, monkeypatch, options, message):
    monkeypatch.chdir(gold)
    monkeypatch.setattr("stance.models.load_classifier", lambda *_: load_model(load_debate().model_folder))
    assert message in run("evaluate", "--curve", *options, code=FAILED).stderr


def test_a_curve_is_drawn_by_training(gold, monkeypatch):
    monkeypatch.setattr("stance.classifier.train", lambda rows, **_: load_model(load_debate().model_folder))
    options = ("--gold", gold, "--curve", "--model", "fast", "--format", "json")
    curve = json.loads(run("evaluate", *options).stdout)["learning_curve"]
    assert [row["statements"] >= size for row, size in zip(curve, (250, 500, 1000), strict=False)] == [True] * 3


def test_evaluate_on_the_statements_coded_by_hand(shared):
    assert "143 statements coded by people" in run("evaluate", "--gold", shared / "gold").output
