import logging
import socket

import pytest

from stance.classifier.outside.asking import FORM, TRIES, ask, open_session, shown
from stance.errors import ModelError

from .conftest import patient, said

KEY = "secret-key-1"
MESSAGES = [{"role": "user", "content": "Lift them."}]


@pytest.fixture
def asked(endpoint, monkeypatch):
    """A function that asks the endpoint once."""
    patient(monkeypatch)

    def call(address="", key=KEY):
        with open_session(key) as session:
            return ask(session, address or f"{endpoint.address}/chat/completions", "big", MESSAGES, key=key)

    return call


def one_after_another(*replies):
    """A reply function that gives `replies` in turn, the last one from then on."""
    left = list(replies)
    return lambda body: left.pop(0) if len(left) > 1 else left[0]


def test_a_request_holds_the_model_the_messages_and_the_form_of_the_answer(asked, endpoint):
    endpoint.reply = lambda body: said("yes")
    assert asked() == "yes"
    body = {"model": "big", "messages": MESSAGES, "response_format": FORM, "temperature": 0}
    assert endpoint.requests == [body]
    assert endpoint.paths == ["/v1/chat/completions"]
    assert endpoint.signed == [f"Bearer {KEY}"]


def test_without_a_key_none_is_sent(asked, endpoint):
    asked(key="")
    assert endpoint.signed == [None]


def test_a_password_file_does_not_replace_the_key(asked, endpoint, tmp_path, monkeypatch):
    file = tmp_path / "netrc"
    file.write_text("machine 127.0.0.1 login somebody password other\n")
    monkeypatch.setenv("NETRC", str(file))
    asked()
    assert endpoint.signed == [f"Bearer {KEY}"]


@pytest.mark.parametrize("busy", [(429, {"Retry-After": "0"}, "slow down"), (503, {}, ""), (500, {}, "oh")])
def test_a_busy_endpoint_is_asked_again(busy, asked, endpoint):
    endpoint.reply = one_after_another(busy, busy, said("yes"))
    assert asked() == "yes"
    assert len(endpoint.requests) == 3


def test_an_endpoint_that_keeps_failing_is_given_up(asked, endpoint):
    endpoint.reply = lambda body: (500, {}, "out\nof order")
    with pytest.raises(
        ModelError, match=r"127\.0\.0\.1:\d+ answers 500 for the model 'big' \('out of order'\); "
    ) as error:
        asked()
    assert len(endpoint.requests) == TRIES
    assert "kept" in str(error.value)


def test_a_model_that_takes_no_temperature_is_asked_without(asked, endpoint):
    endpoint.reply = one_after_another((400, {}, "'temperature' is not supported"), said("yes"))
    assert asked() == "yes"
    assert ["temperature" in body for body in endpoint.requests] == [True, False]


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ((401, {}, f"wrong key {KEY}"), r"refuses the key \(401\); set the right STANCE_ENDPOINT_KEY"),
        ((403, {}, ""), r"refuses the key \(403\)"),
        ((402, {}, f"no money for {KEY}"), r"answers 402 for the model 'big' \('no money for \*\*\*'\)"),
        ((404, {}, "no such model"), r"answers 404 for the model 'big' \('no such model'\)"),
        ((302, {"Location": "/v2/chat/completions"}, ""), "answers 302"),
    ],
)
def test_other_errors_are_told_at_once_and_without_the_key(reply, message, asked, endpoint, caplog):
    endpoint.reply = lambda body: reply
    with caplog.at_level(logging.DEBUG), pytest.raises(ModelError, match=message) as error:
        asked()
    assert len(endpoint.requests) == 1
    assert KEY not in str(error.value) + caplog.text
    assert "\n" not in str(error.value)


def test_an_endpoint_that_is_not_there(asked):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    message = rf"127\.0\.0\.1:{port} cannot be reached \(ConnectionError\); check STANCE_ENDPOINT_URL"
    with pytest.raises(ModelError, match=message) as error:
        asked(f"http://127.0.0.1:{port}/v1/chat/completions?token=hidden")
    assert "hidden" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["<html>log in first</html>", "[]", '{"choices": []}', '{"choices": [{"message": {"content": null}}]}']
)
def test_a_reply_without_an_answer_is_handed_on_as_it_is(text, asked, endpoint):
    endpoint.reply = lambda body: (200, {}, text)
    assert asked() == text


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("one\n two", "", "'one two'"),
        (f"{KEY}, I say {KEY}", KEY, "'***, I say ***'"),
        ("x" * 198 + KEY, KEY, "'" + "x" * 198 + "**'"),
        ("", KEY, "''"),
    ],
)
def test_what_is_shown_of_a_text(text, key, words):
    assert shown(text, key) == words
