"""Sending one question to an OpenAI-compatible endpoint, with patience for one that is busy."""

from collections.abc import Sequence
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from stance.classifier.outside.access import host
from stance.classifier.outside.prompt import SCHEMA
from stance.errors import ModelError

Messages = Sequence[dict[str, str]]

TRIES = 4
PAUSE = 1.0
"""Seconds before the second try; each pause is twice the one before, unless the endpoint says how long to wait."""

LONGEST_PAUSE = 60
TIMEOUT = (10, 120)
"""Seconds to wait for the connection and for an answer."""

FORM = {"type": "json_schema", "json_schema": {"name": "stance", "strict": True, "schema": SCHEMA}}
SHOWN = 200
"""How many characters of an answer a message shows."""


def open_session(key: str) -> requests.Session:
    """A session that sends the key and tries again when the endpoint is busy, fails or cannot be reached."""
    again = Retry(
        total=TRIES - 1,
        allowed_methods=None,  # every method: to ask twice does no harm
        status_forcelist=[429, *range(500, 600)],
        backoff_factor=PAUSE,
        retry_after_max=LONGEST_PAUSE,
        raise_on_status=False,
    )
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))

    # As a function and not a header: a password file for the host would replace the header.
    def sign(request: requests.PreparedRequest) -> requests.PreparedRequest:
        if key:
            request.headers["Authorization"] = f"Bearer {key}"
        return request

    session.auth = sign
    return session


def ask(session: requests.Session, address: str, model: str, messages: Messages, *, key: str) -> str:
    """What the model answers; the whole reply where it has no answer in the usual place.

    Raises:
        ModelError: the endpoint cannot be reached or answers with an error. The key is never part of the message.
    """
    body: dict[str, Any] = {"model": model, "messages": messages, "response_format": FORM, "temperature": 0}
    reply = _post(session, address, body)
    if reply.status_code == 400 and "temperature" in reply.text:  # models that think first take none
        del body["temperature"]
        reply = _post(session, address, body)
    if reply.status_code in (401, 403):
        raise ModelError(f"{host(address)} refuses the key ({reply.status_code}); set the right STANCE_ENDPOINT_KEY")
    if reply.status_code != 200:
        raise ModelError(
            f"{host(address)} answers {reply.status_code} for the model {model!r} ({shown(reply.text, key)}); "
            "what was answered before is kept: mend it and run again"
        )
    try:
        content = reply.json()["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError):
        return reply.text
    return content if isinstance(content, str) else reply.text


def shown(text: str, key: str) -> str:
    """The beginning of `text` as it may stand in a message: one line, without the key."""
    safe = text.replace(key, "***") if key else text
    return repr(" ".join(safe.split())[:SHOWN])


def _post(session: requests.Session, address: str, body: dict[str, Any]) -> requests.Response:
    try:
        # To follow a redirection could carry the statements to anywhere.
        return session.post(address, json=body, timeout=TIMEOUT, allow_redirects=False)
    except requests.RequestException as error:
        # Only the kind of error: its words hold the whole address.
        raise ModelError(
            f"{host(address)} cannot be reached ({type(error).__name__}); check STANCE_ENDPOINT_URL and the network, "
            "and run again: what was answered before is kept"
        ) from error
