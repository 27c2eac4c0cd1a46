import pytest

from stance.settings import store_url


@pytest.mark.parametrize(("value", "place"), [("x.sqlite", "x.sqlite"), ("", "stance.sqlite"), (None, "stance.sqlite")])
def test_store_place(monkeypatch, value, place):
    monkeypatch.delenv("STANCE_STORE", raising=False)
    if value is not None:
        monkeypatch.setenv("STANCE_STORE", value)
    assert store_url() == place
