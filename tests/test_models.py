from dataclasses import replace

import pytest

from stance import models, settings
from stance.classifier.outside import EndpointModel
from stance.debate import load_debate
from stance.errors import ModelError
from stance.records import Passage

HEARD = [Passage(statement="The limits must go."), Passage(statement="")]


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("STANCE_CACHE", str(tmp_path / "cache"))
    for name in ("URL", "KEY", "PRICE_IN", "PRICE_OUT"):
        monkeypatch.delenv(f"STANCE_ENDPOINT_{name}", raising=False)


CHOICES = [("fast", "fast-"), ("speaker", "speaker-"), ("", "large-")]


@pytest.mark.parametrize(("choice", "begins"), CHOICES)
def test_a_name_finds_its_model(choice, begins):
    found = models.load_classifier(load_debate(), choice)
    assert found.version.startswith(begins)
    assert found.probabilities(HEARD)[1].tolist() == [0, 0, 0, 1]


FAULTS = [
    ("huge", r"no model 'huge': it is no folder; name the folder of a model, or endpoint:NAME"),
    ("endpoint:x", r"STANCE_ENDPOINT_URL is no address"),
    ("small", r"no model 'small' in .*; train it: python -m stance train --debate"),
]


@pytest.mark.parametrize(("choice", "message"), FAULTS)
def test_a_name_that_means_nothing_is_refused(tmp_path, choice, message):
    empty = replace(load_debate(), folder=tmp_path)
    with pytest.raises(ModelError, match=message):
        models.load_classifier(empty, choice)


def test_only_what_is_asked_over_the_network_has_a_cost(monkeypatch):
    monkeypatch.setenv("STANCE_ENDPOINT_URL", "https://models.example/v1")
    asked = models.load_classifier(load_debate(), "endpoint:x")
    assert isinstance(asked, EndpointModel)
    assert models.cost(asked, HEARD).startswith("1 requests, about")
    assert models.cost(models.load_classifier(load_debate(), "fast"), HEARD) == ""


def test_answers_and_vectors_are_kept_apart():
    models.open_cache(models.ANSWERS).put("key", b"1")
    assert models.open_cache(models.VECTORS).get("key") is None
    assert sorted(path.name for path in settings.cache_folder().iterdir()) == ["answers", "vectors"]


def test_what_cannot_be_trained_is_refused():
    with pytest.raises(ModelError, match=r"'endpoint:x' cannot be trained; choose one of large, small, fast"):
        models.trainer(load_debate(), "endpoint:x")
