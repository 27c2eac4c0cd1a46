"""The flow in order, and the only place that knows it.

documents -> statements -> actors -> stances -> store
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from stance import actors, classifier, documents, statements
from stance.debate import Debate
from stance.errors import StoreError
from stance.models import load_classifier
from stance.naming import load_registry
from stance.records import Document, Notice, Statement, TrackedDocument
from stance.store import Saved, Store

Relevant = Callable[[str], bool]
"""Whether a text touches the question: `Debate.is_relevant`."""

Progress = Callable[[float, str], None]
"""Told how much of a long work is done (0 to 1), and what it is at, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the steps need and what takes a while to load: load it once, use it for every document."""

    parser: Language
    registry: actors.Registry
    model: classifier.Classifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document on its way into a store."""

    tracked: TrackedDocument
    saved: Saved


def load_tools(debate: Debate, store: Store | None = None, *, model: str = "") -> Tools:
    """Parser, registry and model of a debate; with a store, the registry with its own rows and decisions.

    `model` names the classifier (see `models.load_classifier`); without it, the debate's default.

    Raises:
        StanceError: the language pipeline, the registry or the model is missing or does not fit, or the store
            holds another debate.
    """
    return Tools(  # in this order: what a user may have to mend is said before the parser takes its time
        registry=actors.Registry.load(debate.folder) if store is None else load_registry(debate, store),
        model=load_classifier(debate, model),
        parser=statements.load_parser(),
    )


def track_documents(texts: Iterable[Document], tools: Tools) -> Iterator[TrackedDocument]:
    """Each document after every step, in the order given. The same input gives the same records."""
    for document, found in statements.extract_many(texts, parser=tools.parser):
        yield _track(document, found, tools)


def read(paths: Iterable[Path | str], *, relevant: Relevant | None = None) -> Iterator[Document | Notice]:
    """The documents in `paths`, and a `Notice` for whatever is passed over: with `relevant`, also texts it refuses."""
    for item in documents.read(paths):
        if relevant and isinstance(item, Document) and not relevant(f"{item.title}\n{item.text}"):
            yield Notice(where=item.title or item.doc_id, problem="it does not touch the question", error=False)
        else:
            yield item


def track(
    paths: Iterable[Path | str], store: Store, tools: Tools, *, redo: bool = False, relevant: Relevant | None = None
) -> Iterator[Outcome | Notice]:
    """Read files and folders, run every step, and store each document whole as soon as it is done.

    A text that the store has already is not run again, unless `redo` asks for it: then its statements are replaced
    and what people coded stays. A text that `relevant` refuses is neither parsed nor stored. Whatever is passed over
    comes out as a `Notice`; a failure costs one document, never the batch.
    """
    passed = list[Notice]()

    def fresh() -> Iterator[Document]:
        for item in read(paths, relevant=relevant):
            if isinstance(item, Notice):
                passed.append(item)
            elif (known := store.known_id(item)) and not redo:
                passed.append(Notice(where=item.title or item.doc_id, problem=Saved.KNOWN.value, error=False))
            else:
                # A stored text keeps its id: the ids of its statements, and with them the codings, hang on it.
                yield replace(item, doc_id=known or item.doc_id)

    for tracked in track_documents(fresh(), tools):
        yield from _drain(passed)
        try:
            yield Outcome(tracked=tracked, saved=store.save(tracked, replace=redo))
        except StoreError as error:
            yield Notice(where=tracked.document.title or tracked.document.doc_id, problem=str(error))
    yield from _drain(passed)


def ensure_project(store: Store, debate: Debate, progress: Progress = lambda share, words: None) -> None:
    """Fill an empty store with the shipped reports of a debate; a store with documents is left alone.

    A debate without reports leaves the store empty, and needs neither parser nor model for that.

    Raises:
        StanceError: the tools for the reports cannot be loaded, or the store holds another debate.
    """
    if not store.is_empty():
        return
    reports = [item for item in documents.read([debate.briefs_file]) if isinstance(item, Document)]
    if not reports:
        return
    progress(0.0, "Loading the language model")
    tools = load_tools(debate, store)
    for number, tracked in enumerate(track_documents(reports, tools), start=1):
        store.save(tracked)
        progress(number / len(reports), f"Reading report {number} of {len(reports)}")


def _track(document: Document, found: tuple[Statement, ...], tools: Tools) -> TrackedDocument:
    attributions = actors.resolve(document, found, tools.registry)
    passages = [
        replace(classifier.passage(document, statement), institution=by.institution, country=by.country)
        for statement, by in zip(found, attributions, strict=True)
    ]
    ids = [statement.statement_id for statement in found]
    return TrackedDocument(
        document=document,
        statements=found,
        attributions=tuple(attributions),
        stances=tuple(tools.model.classify(passages, statement_ids=ids, explain=True)),
    )


def _drain(passed: list[Notice]) -> Iterator[Notice]:
    while passed:
        yield passed.pop(0)
