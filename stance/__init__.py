"""Stance Tracker: who stands where on a policy question, each number with its sentence.

    >>> import stance
    >>> documents = stance.read("articles/")  # Document or Notice, one by one
    >>> statements = stance.extract(document)
    >>> attributions = stance.resolve(document, statements, registry)
    >>> model = stance.load_classifier(debate)
    >>> stances = model.classify([stance.passage(document, statement) for statement in statements])

`stance.track` runs all of it into a store. The names load their step only when they are used, so that a command that
needs no parser starts without one.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stance.actors import Registry, resolve
    from stance.classifier import classify, load_model, passage
    from stance.debate import load_debate
    from stance.documents import read
    from stance.models import load_classifier
    from stance.pipeline import load_tools, track
    from stance.records import Document, Notice
    from stance.statements import extract
    from stance.store import Store

__all__ = [
    "Document",
    "Notice",
    "Registry",
    "Store",
    "classify",
    "extract",
    "load_classifier",
    "load_debate",
    "load_model",
    "load_tools",
    "passage",
    "read",
    "resolve",
    "track",
]

_HOME = {
    **dict.fromkeys(("Document", "Notice"), "stance.records"),
    **dict.fromkeys(("Registry", "resolve"), "stance.actors"),
    **dict.fromkeys(("classify", "load_model", "passage"), "stance.classifier"),
    **dict.fromkeys(("load_tools", "track"), "stance.pipeline"),
    "Store": "stance.store",
    "extract": "stance.statements",
    "load_classifier": "stance.models",
    "load_debate": "stance.debate",
    "read": "stance.documents",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'stance' has no name {name!r} (it has {', '.join(__all__)})")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
