import pytest

from stance.classifier import cache as module
from stance.classifier.cache import DiskCache
from stance.errors import ModelError


@pytest.fixture
def cache(tmp_path):
    return DiskCache(tmp_path / "deep" / "cache")


def test_what_was_put_is_there_for_a_later_run(cache, tmp_path):
    cache.put("a", b"1")
    cache.put_many({"b": b"2", "é" * 600: b"", "lone \ud800": b"3"})
    again = DiskCache(tmp_path / "deep" / "cache")
    assert again.get("a") == b"1"
    assert again.get_many(["b", "none", "é" * 600, "lone \ud800"]) == [b"2", None, b"", b"3"]


def test_nothing_asked_and_nothing_put_gives_nothing(cache):
    cache.put_many({})
    assert cache.get_many([]) == []
    assert cache.get("a") is None


def test_the_newest_value_counts(cache):
    cache.put("a", b"1")
    cache.put("a", b"2")
    assert cache.get("a") == b"2"


def test_a_full_cache_is_emptied_and_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 2_000_000)
    cache = DiskCache(tmp_path)
    for at in range(400):
        cache.put(str(at), bytes(9000))
    assert cache.get("399") == bytes(9000)
    assert cache.get("0") is None


def test_a_folder_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match=r"the cache .*file.* cannot be used .*; name another folder in STANCE_CACHE"):
        DiskCache(tmp_path / "file")
