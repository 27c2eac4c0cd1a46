"""Where a language model is asked, and which addresses a key may be sent to."""

from ipaddress import ip_address
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from stance.errors import ModelError

CHAT = "/chat/completions"


class Access(Protocol):
    """What the caller knows of the endpoint, from the environment."""

    @property
    def address(self) -> str:
        """Where the interface begins ("https://host/v1") or its chat completions themselves."""

    @property
    def key(self) -> str:
        """The secret that the endpoint wants; empty where it wants none."""

    @property
    def price_in(self) -> float | None:
        """Money for a million tokens that are sent, None if not known."""

    @property
    def price_out(self) -> float | None:
        """Money for a million tokens that come back, None if not known."""

    @property
    def insecure(self) -> bool:
        """Whether key and statements may cross the network unencrypted."""


def chat_address(access: Access) -> str:
    """The address of the chat completions.

    Raises:
        ModelError: the address or the key is none, or would be sent unencrypted. Neither is shown: one may have been
            put in the place of the other.
    """
    parts = _parts(access.address)
    if parts is None:
        raise ModelError("STANCE_ENDPOINT_URL is no address of an endpoint; set it to one that begins with https://")
    if "@" in parts.netloc:
        raise ModelError("STANCE_ENDPOINT_URL holds a user name; take it out and put the key in STANCE_ENDPOINT_KEY")
    if parts.scheme == "http" and not access.insecure and not _is_this_machine(parts.hostname or ""):
        raise ModelError(
            f"http would carry key and statements to {parts.hostname} unencrypted; "
            "use https, or set STANCE_ENDPOINT_INSECURE=1"
        )
    # Another character would show the key in the error of the package that sends it.
    if not access.key.isascii() or not access.key.isprintable() or " " in access.key:
        raise ModelError("STANCE_ENDPOINT_KEY holds a space or a sign that no key has; set it to the key alone")
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith(CHAT) else path + CHAT, fragment="").geturl()


def host(address: str) -> str:
    """What of an address may stand in a message: host and port, without a path or what follows it."""
    return urlsplit(address).netloc


def _parts(address: str) -> SplitResult | None:
    """The parts of a web address, or None for any other text."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def _is_this_machine(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
