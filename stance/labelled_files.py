"""Labelling a CSV of any length without holding it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stance import reports
from stance.classifier import Classifier, classify_table
from stance.classifier.table import read_chunks, table_passages
from stance.exports import to_csv
from stance.records import Passage
from stance.streams import open_text


@dataclass
class Labelled:
    """What became of a table: how often each label was given, and what its reader must know."""

    labels: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def file_passages(source: Path) -> Iterator[Passage]:
    """The passages of the CSV `source`, a thousand of its rows held at a time.

    Raises:
        InputError: as `classify_file`.
    """
    with open_text(source) as (text, _):
        for given in read_chunks(text, source):
            yield from table_passages(given)


def classify_file(source: Path, target: Path, model: Classifier, *, advance: Callable[[int], None]) -> Labelled:
    """Write the rows of the CSV `source` with their labels (see `classify_table`) to `target`, whole or not at all.

    Rows are read, labelled and written a thousand at a time; `advance` is told how many after each time.

    Raises:
        InputError: `source` cannot be read as text or as a CSV with a column `statement`, or `target` not written.
    """
    found, header, replaced = Labelled(), b"", dict[str, None]()  # the keys of a dict: a set in order
    with reports.whole_file(target) as output, open_text(source) as (text, note):
        for given in read_chunks(text, source):
            labelled = classify_table(given, model)
            output.write(to_csv(labelled).removeprefix(header))
            header = header or to_csv(labelled.iloc[:0])
            found.labels.update(labelled["label"])
            replaced |= dict.fromkeys(str(name) for name in given.columns if not labelled[name].equals(given[name]))
            advance(len(labelled))
    if note:
        found.notes.append(note)
    if replaced:
        found.notes.append(f"the values of {', '.join(replaced)} are replaced")
    return found
