"""What the environment decides, read in this one place."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path

from stance.debate import DEFAULT_DEBATE
from stance.errors import ModelError

DEFAULT_STORE = "stance.sqlite"
"""The store in the working folder that is used when neither `--store` nor `STANCE_STORE` names one."""


def store_url() -> str:
    """The store that `STANCE_STORE` names, a file or a database URL, else the default one."""
    return os.environ.get("STANCE_STORE") or DEFAULT_STORE


def debate_choice() -> str:
    """The debate that `STANCE_DEBATE` names, as a folder of data/ or the path of one, else the one that ships."""
    return os.environ.get("STANCE_DEBATE") or DEFAULT_DEBATE


def cache_folder() -> Path:
    """Where vectors and answers are kept for later runs: what `STANCE_CACHE` names, else the user's cache folder."""
    given = os.environ.get("STANCE_CACHE")
    return Path(given) if given else user_cache_path("stance-tracker", appauthor=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointSettings:
    """Where a language model is asked, empty if not set, and its prices: money for a million tokens sent and received.

    `insecure` allows an unencrypted address beyond this machine.
    """

    address: str
    key: str = field(repr=False)
    price_in: float | None
    price_out: float | None
    insecure: bool


def endpoint() -> EndpointSettings:
    """What the variables that begin with `STANCE_ENDPOINT_` say.

    Raises:
        ModelError: a price is not a number, or below 0.
    """
    return EndpointSettings(
        address=os.environ.get("STANCE_ENDPOINT_URL", "").strip(),
        key=os.environ.get("STANCE_ENDPOINT_KEY", "").strip(),
        price_in=_price("STANCE_ENDPOINT_PRICE_IN"),
        price_out=_price("STANCE_ENDPOINT_PRICE_OUT"),
        insecure=os.environ.get("STANCE_ENDPOINT_INSECURE") == "1",
    )


def _price(name: str) -> float | None:
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    try:
        price = float(value)
    except ValueError:
        price = float("nan")
    if not 0 <= price < float("inf"):
        raise ModelError(f"{name} is {value!r}, not a price; set it to money for a million tokens, such as 0.15")
    return price
