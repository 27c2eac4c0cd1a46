import pytest

from stance.classifier.outside.access import chat_address, host
from stance.errors import ModelError

KEY = "secret-key-1"


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://models.example/v1", "https://models.example/v1/chat/completions"),
        ("https://models.example/v1/", "https://models.example/v1/chat/completions"),
        ("https://models.example/v1/chat/completions", "https://models.example/v1/chat/completions"),
        ("https://models.example/big?version=2", "https://models.example/big/chat/completions?version=2"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1/chat/completions"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions"),
    ],
)
def test_what_is_asked(address, asked, access):
    assert chat_address(access(address=address)) == asked


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "STANCE_ENDPOINT_URL is no address of an endpoint; set it to one that begins with https://"),
        ("models.example/v1", "is no address"),
        ("localhost:11434/v1", "is no address"),
        ("ftp://models.example/v1", "is no address"),
        ("file:///v1", "is no address"),
        ("https:///v1", "is no address"),
        ("https://models.example:port/v1", "is no address"),
        ("https://[::1/v1", "is no address"),
        (KEY, "is no address"),
        (f"https://user:{KEY}@models.example/v1", "holds a user name; take it out"),
        ("http://models.example/v1", "to models.example unencrypted; use https, or set STANCE_ENDPOINT_INSECURE=1"),
        ("http://10.0.0.1/v1", "to 10.0.0.1 unencrypted"),
        ("http://localhost.models.example/v1", "to localhost.models.example unencrypted"),
        ("http://127.0.0.1.models.example/v1", "to 127.0.0.1.models.example unencrypted"),
    ],
)
def test_addresses_that_are_refused_without_showing_a_key(address, message, access):
    with pytest.raises(ModelError, match=message) as refused:
        chat_address(access(address=address))
    assert KEY not in str(refused.value)


def test_an_unencrypted_address_is_taken_where_the_user_says_so(access):
    far = access(address="http://models.example/v1", insecure=True)
    assert chat_address(far) == "http://models.example/v1/chat/completions"


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "kéy", "“quoted”"])
def test_a_key_that_would_break_the_header_is_refused_without_showing_it(key, access):
    with pytest.raises(ModelError, match="STANCE_ENDPOINT_KEY holds a space or a sign that no key has") as refused:
        chat_address(access(key=key))
    assert key not in str(refused.value)


def test_a_message_shows_the_host_only():
    assert host("https://models.example:8443/v1/secret?token=1") == "models.example:8443"
