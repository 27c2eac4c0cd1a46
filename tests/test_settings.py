import pytest

from stance.errors import ModelError
from stance.settings import EndpointSettings, debate_choice, endpoint, store_url


@pytest.mark.parametrize(("value", "place"), [("x.sqlite", "x.sqlite"), ("", "stance.sqlite"), (None, "stance.sqlite")])
def test_store_place(monkeypatch, value, place):
    monkeypatch.delenv("STANCE_STORE", raising=False)
    if value is not None:
        monkeypatch.setenv("STANCE_STORE", value)
    assert store_url() == place


@pytest.mark.parametrize(
    ("value", "choice"),
    [("data/x", "data/x"), ("", "missile-restrictions"), (None, "missile-restrictions")],
)
def test_debate_choice(monkeypatch, value, choice):
    monkeypatch.delenv("STANCE_DEBATE", raising=False)
    if value is not None:
        monkeypatch.setenv("STANCE_DEBATE", value)
    assert debate_choice() == choice


def environment(monkeypatch, **values):
    for name in ("URL", "KEY", "PRICE_IN", "PRICE_OUT", "INSECURE"):
        monkeypatch.delenv(f"STANCE_ENDPOINT_{name}", raising=False)
    for name, value in values.items():
        monkeypatch.setenv(f"STANCE_ENDPOINT_{name}", value)


def test_an_endpoint_that_is_not_set(monkeypatch):
    environment(monkeypatch)
    assert endpoint() == EndpointSettings(address="", key="", price_in=None, price_out=None, insecure=False)


def test_an_endpoint_with_everything(monkeypatch):
    environment(monkeypatch, URL=" https://x/v1 ", KEY="secret\n", PRICE_IN="0.15", PRICE_OUT="0", INSECURE="1")
    found = endpoint()
    assert found == EndpointSettings(address="https://x/v1", key="secret", price_in=0.15, price_out=0.0, insecure=True)
    assert "secret" not in repr(found)


@pytest.mark.parametrize("value", ["", "0", "yes", "true"])
def test_only_1_allows_an_unencrypted_address(monkeypatch, value):
    environment(monkeypatch, INSECURE=value)
    assert endpoint().insecure is False


@pytest.mark.parametrize("value", ["cheap", "0,15", "-1", "nan", "inf"])
def test_what_is_no_price(monkeypatch, value):
    environment(monkeypatch, PRICE_OUT=value)
    with pytest.raises(ModelError, match=f"STANCE_ENDPOINT_PRICE_OUT is '{value}', not a price; set it to money"):
        endpoint()
