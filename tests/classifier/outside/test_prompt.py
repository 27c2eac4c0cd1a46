import json
from dataclasses import replace

import pytest

from stance.classifier.outside.prompt import (
    EXAMPLE,
    SCHEMA,
    Answer,
    prompt_version,
    read_answer,
    system_message,
    user_message,
)
from stance.errors import DebateError
from stance.records import CautionKind, Label, Passage


def shares(*values):
    return dict(zip(Label, values, strict=True))


def test_without_a_code_book_the_question_and_the_wordings_are_told(debate):
    message = system_message(debate)
    assert debate.question in message
    assert all(f"- {label}: {wording}" in message for label, wording in debate.labels.items())


def test_the_code_book_is_told_where_there_is_one(debate):
    debate.folder.mkdir()
    debate.codebook_file.write_text("Rule 1: code the words.", encoding="utf-8")
    message = system_message(debate)
    assert message.endswith("Rule 1: code the words.")
    assert prompt_version(message) != prompt_version(system_message(replace(debate, folder=debate.folder / "none")))


def test_a_code_book_that_is_not_utf8_is_refused(debate):
    debate.folder.mkdir()
    debate.codebook_file.write_bytes(b"\xff\xfe")
    with pytest.raises(DebateError, match=r"codebook\.md cannot be read as UTF-8 .*; mend the file"):
        system_message(debate)


def test_the_context_stands_first_and_the_title_is_left_out():
    message = user_message(Passage(statement="Lift them.", context="She was asked.", title="A headline"))
    assert message.index("She was asked.") < message.index("Lift them.")
    assert "headline" not in message
    assert "(nothing)" in user_message(Passage(statement="Lift them."))


def test_braces_in_a_statement_are_only_braces():
    assert "{context}" in user_message(Passage(statement="{context}", context="{statement}"))


@pytest.mark.parametrize(
    ("given", "kind", "answer"),
    [
        (shares(0.7, 0.1, 0.1, 0.1), None, Answer((0.7, 0.1, 0.1, 0.1), None)),
        (shares(1, 0, 0, 0), None, Answer((1.0, 0.0, 0.0, 0.0), None)),
        (shares(0.5, 0.5, 0.5, 0.5), "defers", Answer((0.25, 0.25, 0.25, 0.25), CautionKind.DEFERS)),
        (shares(0.2, 0, 0, 0), None, Answer((1.0, 0.0, 0.0, 0.0), None)),
    ],
)
def test_answers(given, kind, answer):
    found = read_answer(json.dumps({"probabilities": dict(reversed(given.items())), "caution_kind": kind}))
    assert found.probabilities == pytest.approx(answer.probabilities)
    assert found.caution_kind is answer.caution_kind


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Expecting value"),
        ("I would say supporting.", "Expecting value"),
        ("```json\n{}\n```", "Expecting value"),
        ("[]", "not an object with probabilities and caution_kind alone"),
        ("null", "not an object"),
        ('{"caution_kind": null}', "not an object"),
        ('{"probabilities": [1, 0, 0, 0], "caution_kind": null}', "not those of supporting, opposing, cautious, none"),
        ('{"probabilities": {"supporting": 1}, "caution_kind": null}', "not those of"),
        (json.dumps({"probabilities": shares(0, 0, 0, 0), "caution_kind": None}), "or all are 0"),
        (json.dumps({"probabilities": shares(70, 10, 10, 10), "caution_kind": None}), "not a number from 0 to 1"),
        (json.dumps({"probabilities": shares(-0.1, 0.5, 0.5, 0.1), "caution_kind": None}), "not a number"),
        (json.dumps({"probabilities": shares("0.7", 0.1, 0.1, 0.1), "caution_kind": None}), "not a number"),
        (json.dumps({"probabilities": shares(True, 0, 0, 0), "caution_kind": None}), "not a number"),
        (json.dumps({"probabilities": shares(float("nan"), 0, 0, 1), "caution_kind": None}), "not a number"),
        (json.dumps({"probabilities": shares(1, 0, 0, 0), "caution_kind": "brave"}), "neither null nor one of"),
        (json.dumps({"probabilities": shares(1, 0, 0, 0), "caution_kind": ""}), "neither null nor one of"),
        (json.dumps({"probabilities": shares(1, 0, 0, 0), "caution_kind": ["defers"]}), "neither null nor one of"),
    ],
)
def test_what_is_no_answer(text, problem):
    with pytest.raises(ValueError, match=problem):
        read_answer(text)


def test_the_example_is_an_answer_of_the_schema():
    assert read_answer(EXAMPLE).caution_kind is CautionKind.CONDITIONAL
    assert list(SCHEMA["properties"]["probabilities"]["properties"]) == list(Label)
