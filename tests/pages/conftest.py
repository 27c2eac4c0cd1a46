"""A small project in a store, and the page on it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stance.records import ActorKind, Coding, Label, stable_id
from stance.store import Store
from tests.conftest import make_tracked

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> **bold** [link](javascript:alert(1)) :red[x] $x$"


def said(
    text, *, actor="Ilse Brandt", label=Label.SUPPORTING, kind=ActorKind.PERSON, institution="Ministry", **document
):
    """A document that is one statement by `actor`."""
    tracked = make_tracked(text, label=label, **document)
    attribution = replace(tracked.attributions[0], actor=actor, actor_kind=kind, institution=institution)
    return replace(tracked, attributions=(attribution,))


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "page.sqlite")
    september = dt.date(2024, 9, 10)
    for tracked in (
        said("Brandt said the limits must go.", published=september, source="Post", url="https://example.org/1"),
        said("Brandt said it again.", published=dt.date(2024, 9, 20), source="Post", url="javascript:alert(1)"),
        said("Lund said never.", actor="Otto Lund", institution="Senate", label=Label.OPPOSING, published=september),
        said("Lund called it open.", actor="Otto Lund", institution="Senate", label=Label.CAUTIOUS),
        said(
            HOSTILE,
            actor=f"=Mr. {HOSTILE}",
            institution="",
            kind=ActorKind.UNRESOLVED,
            label=Label.NONE,
            published=september,
            source="Times",
        ),
    ):
        store.save(tracked)
    return store


@pytest.fixture
def code(store):
    """Code the statement with this text as a person would."""

    def add(text, label):
        doc_id = make_tracked(text).document.doc_id
        store.add_coding(
            Coding(
                statement_id=stable_id(doc_id, 0),
                label=label,
                coder="ada",
                coded_at=dt.datetime(2024, 10, 1, tzinfo=dt.UTC),
                codebook_version="1",
            )
        )

    return add


@pytest.fixture
def open_page(store, monkeypatch):
    """The running page on the store, opened with the given filters in its address."""

    def run(page="overview", *, store=store, **address):
        monkeypatch.setenv("STANCE_STORE", store.url)
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, values in address.items():
            app.query_params[name] = values
        app.run()
        if page != "overview":
            app.switch_page(str(ROOT / f"stance/pages/{page}.py")).run()
        assert not app.exception
        return app

    return run
