"""What a debate holds and what it still lacks, file by file, before articles are tracked with it."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from stance import actors, classifier, documents
from stance.classifier.fitting import MIN_PER_LABEL
from stance.classifier.modelfile import default_name
from stance.classifier.training import training_hash
from stance.debate import SETTINGS_FILE, Debate
from stance.errors import DebateError, InputError, ModelError
from stance.events import read_events
from stance.records import Label, Notice

ENOUGH_PER_LABEL = 100
"""Training statements of a label below which labels are hardly worth reading: the model without an encoder, trained on
samples of the shipped statements, has a macro-F1 on real texts of 0.43 with 50 of each label, 0.47 with 100, 0.52 with
200 and 0.54 with 400."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about a file of a debate in words; `good` is False for what must be added or mended."""

    file: str
    words: str
    good: bool = True


def check_debate(debate: Debate) -> list[Finding]:
    """Findings on every file of a debate, in the order in which one would fill them."""
    return [
        _settings(debate),
        _codebook(debate),
        *_registry(debate),
        _events(debate),
        *_training(debate),
        *_reports(debate),
    ]


def _settings(debate: Debate) -> Finding:
    groups = [name for name, terms in debate.terms.items() if terms]
    terms = f"terms of {' and '.join(groups)}" if groups else "no terms, so every text counts as relevant"
    return Finding(file=SETTINGS_FILE, words=f"{debate.question} ({terms})")


def _codebook(debate: Debate) -> Finding:
    there = debate.codebook_file.is_file()
    words = f"version {debate.codebook_version}" if there else "it is missing; write down what each label means"
    return Finding(file=debate.codebook_file.name, words=words, good=there)


def _registry(debate: Debate) -> Iterator[Finding]:
    try:
        layers = actors.read_layers(debate.folder)
    except DebateError as error:
        yield Finding(file="actors.csv", words=str(error), good=False)
        return
    for problem in layers.problems:
        yield Finding(file="actors.csv", words=problem, good=False)
    names = {row["name"] for row in layers.actors.rows}
    yield Finding(file="actors.csv", words=f"{len(names):,} actors; names of others stay as the texts write them")
    yield Finding(file="institutions.csv", words=f"{len(layers.institutions.rows):,} institutions")


def _events(debate: Debate) -> Finding:
    try:
        return Finding(file=debate.events_file.name, words=f"{len(read_events(debate.events_file)):,} events")
    except DebateError as error:
        return Finding(file=debate.events_file.name, words=str(error), good=False)


def _training(debate: Debate) -> Iterator[Finding]:
    """The statements by label, and whether the model was trained on them."""
    file = debate.training_file.name
    try:
        rows = classifier.read_training(debate.training_file)
    except InputError as error:
        yield Finding(file=file, words=str(error), good=False)
        return
    counts = {label: int((rows["label"] == label).sum()) for label in Label}
    by_label = ", ".join(f"{count} {label}" for label, count in counts.items())
    yield Finding(file=file, words=f"{len(rows):,} statements ({by_label})")
    fewest = min(counts.values())
    if fewest < MIN_PER_LABEL:
        yield Finding(file=file, words=f"too few to train; write at least {MIN_PER_LABEL} for each label", good=False)
        return
    if fewest < ENOUGH_PER_LABEL:
        yield Finding(file=file, words=f"enough to try; for results worth reading write {ENOUGH_PER_LABEL} of each")
    yield _model(debate, training_hash(rows))


def _model(debate: Debate, trained_on: str) -> Finding:
    train = f"python -m stance train --debate {shlex.quote(debate.choice)}"
    if not debate.model_folder.is_dir():
        return Finding(file="model", words=f"there is none yet; train it: {train}", good=False)
    try:
        card = classifier.load_model(debate.model_folder, name=default_name(debate.model_folder)).card
    except ModelError as error:
        return Finding(file="model", words=str(error), good=False)
    if card["training_hash"] != trained_on:
        return Finding(file="model", words=f"training.csv has changed since; train it again: {train}", good=False)
    return Finding(file="model", words=f"{card['version']}, trained on these statements")


def _reports(debate: Debate) -> Iterator[Finding]:
    file = debate.briefs_file.name
    if not debate.has_reports:
        yield Finding(file=file, words="no reports, so a project starts empty")
        return
    reports = 0
    for item in documents.read([debate.briefs_file]):
        if isinstance(item, Notice):
            yield Finding(file=file, words=f"{item.where}: {item.problem}", good=False)
        else:
            reports += 1
    yield Finding(file=file, words=f"{reports:,} reports, with which a project starts")
