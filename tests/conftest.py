"""Shared by all tests: small records to build on, and where the texts coded by hand lie when they are there."""

from pathlib import Path

import pytest

from stance.records import (
    ActorKind,
    Attribution,
    Document,
    Evidence,
    Label,
    MatchMethod,
    Stance,
    Statement,
    StatementKind,
    TrackedDocument,
    content_hash,
    stable_id,
)
from stance.store import Store

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared():
    """The folder of real texts beside the checkout; tests that need it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("no folder shared/ beside the checkout")
    return SHARED


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "project.sqlite")


def make_document(text="Minister Ilse Brandt said the limits must go.", **fields):
    """A document with the hash of its text; further fields as given."""
    sha256 = content_hash(text)
    return Document(**{"doc_id": sha256[:16], "text": text, "sha256": sha256, "title": "A report", **fields})


def make_tracked(text="Minister Ilse Brandt said the limits must go.", *, label=Label.SUPPORTING, **fields):
    """A document with one statement, the whole text, by Ilse Brandt."""
    document = make_document(text, **fields)
    statement = Statement(
        statement_id=stable_id(document.doc_id, 0),
        doc_id=document.doc_id,
        start=0,
        end=len(text),
        text=text,
        spans=((0, len(text)),),
        kind=StatementKind.INDIRECT,
        evidence=Evidence.NAMED,
        cue="said",
        speaker="Ilse Brandt",
        speaker_start=9,
        speaker_end=20,
        speaker_resolved=None,
        confidence=0.9,
        reasons=("said with a clause",),
    )
    attribution = Attribution(
        statement_id=statement.statement_id,
        actor="Ilse Brandt",
        actor_kind=ActorKind.PERSON,
        count=1,
        institution="Ministry of Examples",
        country="Ruritania",
        method=MatchMethod.ALIAS,
        score=1.0,
        reason="the full name",
    )
    probabilities = tuple(0.7 if each is label else 0.1 for each in Label)
    stance = Stance(
        statement_id=statement.statement_id,
        label=label,
        probabilities=probabilities,
        model_version="test",
        words=(("must go", 1.5),),
    )
    return TrackedDocument(document=document, statements=(statement,), attributions=(attribution,), stances=(stance,))
