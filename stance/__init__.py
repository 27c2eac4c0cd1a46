"""Stance Tracker: who stands where on a policy question, each number with its sentence.

    >>> import stance
    >>> documents = stance.read(["article.txt"])  # Document or Notice, one by one
    >>> statements = stance.extract(document)
    >>> attributions = stance.resolve(document, statements, registry)
    >>> stances = model.classify([stance.passage(document, statement) for statement in statements])

`stance.track` runs all of it into a store. The names load their step only when they are used, so that a command that
needs no parser starts without one.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stance.actors import Registry, resolve
    from stance.classifier import load_model, passage
    from stance.debate import load_debate
    from stance.documents import read
    from stance.pipeline import load_tools, track
    from stance.statements import extract
    from stance.store import Store

__all__ = [
    "Registry",
    "Store",
    "extract",
    "load_debate",
    "load_model",
    "load_tools",
    "passage",
    "read",
    "resolve",
    "track",
]

_HOME = {
    "Registry": "stance.actors",
    "Store": "stance.store",
    "extract": "stance.statements",
    "load_debate": "stance.debate",
    "load_model": "stance.classifier",
    "load_tools": "stance.pipeline",
    "passage": "stance.classifier",
    "read": "stance.documents",
    "resolve": "stance.actors",
    "track": "stance.pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'stance' has no name {name!r} (it has {', '.join(__all__)})")
    return getattr(import_module(_HOME[name]), name)
