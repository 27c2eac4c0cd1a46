"""What the commands write: rows of statements, files that are whole or absent, lines and tables for the terminal."""

import io
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

import pandas as pd
from rich.console import Console
from rich.progress import (
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from stance.errors import InputError, StoreError
from stance.exports import to_csv
from stance.records import ActorKind, Attribution, Label, Stance, Statement, TrackedDocument
from stance.store import Saved

if TYPE_CHECKING:
    from stance.pipeline import Outcome

Row = dict[str, object]

STATEMENT_FIELDS = (
    *("doc_id", "start", "end", "text", "spans", "kind", "cue", "speaker", "speaker_start", "speaker_end"),
    *("speaker_resolved", "actor", "institution", "country", "label", *(f"p_{label}" for label in Label)),
)
"""What `extract` writes of each statement, in this order."""

NAMES_SHOWN = 40
"""How many actors a summary names before it only counts them."""


def statement_rows(tracked: TrackedDocument) -> list[Row]:
    """One row of `STATEMENT_FIELDS` for each statement; probabilities to four places. No statements give no rows."""
    records = zip(tracked.statements, tracked.attributions, tracked.stances, strict=True)
    return [_statement_row(*parts) for parts in records]


def write_statements(rows: Iterable[Row], target: BinaryIO, format: str) -> None:
    """Write rows of `STATEMENT_FIELDS` as `jsonl` (one by one), `csv` or `table`."""
    WRITERS[format](rows, target)


@contextmanager
def whole_file(path: Path | None) -> Iterator[BinaryIO]:
    """A file to write that appears under its name only when the block ends well; without a path, the terminal.

    What is no ordinary file, such as a pipe, is written to directly.

    Raises:
        InputError: the folder does not exist or cannot be written to.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as target:
                yield target
            return
        with NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".part", delete=False) as target:
            part = Path(target.name)
            try:
                yield cast(BinaryIO, target)
                target.close()
                part.replace(path)
            finally:
                target.close()
                part.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}); choose another place") from error


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as CSV, whole or not at all; cells that a spreadsheet would run are made harmless."""
    with whole_file(path) as target:
        target.write(to_csv(frame))


def must_exist(place: str) -> None:
    """Refuse a store file that is not there, which opening would otherwise create.

    Raises:
        StoreError: there is no such file.
    """
    if "://" not in place and not Path(place).exists():
        raise StoreError(f"there is no store {place}; make one with: python -m stance track PATH --store {place}")


@contextmanager
def counting(console: Console, what: str) -> Iterator[Callable[..., None]]:
    """A spinner with a count, the time and the speed, shown only on a terminal.

    Call what it gives after each piece of work, with the number of pieces where it is not one.
    """
    columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn(what), TimeElapsedColumn(), _Speed())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda pieces=1: progress.advance(task, pieces)


class _Speed(ProgressColumn):
    """Pieces of work a second, over the last of them; nothing until it is known."""

    def render(self, task: Task) -> str:
        return f"{task.speed:,.1f} a second" if task.speed else ""


def outcome_line(outcome: "Outcome") -> str:
    """One line on one document: its name, what was found, and a note on how it was read."""
    tracked = outcome.tracked
    actors = {attribution.actor for attribution in tracked.attributions}
    found = f"{len(tracked.statements)} statements by {len(actors)} actors"
    replaced = "replaced" if outcome.saved is Saved.REPLACED else ""
    kept = "another run had stored it first" if outcome.saved is Saved.KNOWN else ""
    name = tracked.document.title or tracked.document.doc_id
    return "; ".join(filter(None, [f"{name}: {found}", replaced, kept, tracked.document.note]))


@dataclass
class Tally:
    """What a run has found so far; as text, the summary at its end. Documents themselves are not kept."""

    documents: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)

    def add(self, tracked: TrackedDocument) -> None:
        """Count one more document."""
        self.documents += 1
        self.labels.update(stance.label for stance in tracked.stances)
        for attribution in tracked.attributions:
            unresolved = attribution.actor_kind is ActorKind.UNRESOLVED
            (self.unknown if unresolved else self.known)[attribution.actor] += 1

    def __str__(self) -> str:
        counts = ", ".join(f"{self.labels[label]} {label}" for label in Label)
        lines = [f"{self.documents} documents, {self.labels.total()} statements ({counts})"]
        if self.known:
            lines.append(f"{len(self.known)} actors: {_names(self.known)}")
        if self.unknown:
            lines.append(f"{len(self.unknown)} names that match no known actor: {_names(self.unknown)}")
        return "\n".join(lines)


def _names(counts: Counter[str]) -> str:
    shown = ", ".join(f"{name} {count}" for name, count in counts.most_common(NAMES_SHOWN))
    more = len(counts) - NAMES_SHOWN
    return shown + (f" and {more} more" if more > 0 else "")


def _statement_row(statement: Statement, attribution: Attribution, stance: Stance) -> Row:
    values: Row = {
        "spans": [list(span) for span in statement.spans],
        "actor": attribution.actor,
        "institution": attribution.institution,
        "country": attribution.country,
        "label": stance.label.value,
    }
    for label, probability in zip(Label, stance.probabilities, strict=True):
        values[f"p_{label}"] = round(probability, 4)
    return {name: values[name] if name in values else getattr(statement, name) for name in STATEMENT_FIELDS}


def _write_jsonl(rows: Iterable[Row], target: BinaryIO) -> None:
    for row in rows:
        target.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def _write_csv(rows: Iterable[Row], target: BinaryIO) -> None:
    frame = pd.DataFrame(list(rows), columns=list(STATEMENT_FIELDS))
    target.write(to_csv(frame.assign(spans=frame["spans"].map(json.dumps))))


def _write_table(rows: Iterable[Row], target: BinaryIO) -> None:
    table = Table("Actor", "Label", "", "Statement", title_justify="left", expand=True)
    for row in rows:
        label = row["label"]
        table.add_row(str(row["actor"]), str(label), f"{row[f'p_{label}']:.0%}", " ".join(str(row["text"]).split()))
    text = io.StringIO()
    Console(file=text, width=os.get_terminal_size().columns if sys.stdout.isatty() else 120, markup=False).print(table)
    target.write(text.getvalue().encode())


WRITERS: dict[str, Callable[[Iterable[Row], BinaryIO], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "table": _write_table,
}
"""The formats of `extract`."""
