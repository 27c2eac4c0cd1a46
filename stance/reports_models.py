"""How good a model is: tables for the terminal, and everything as JSON."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

import pandas as pd
from rich.console import Console
from rich.table import Table

from stance.classifier.evaluation import Evaluation
from stance.classifier.scores import Scores
from stance.terminal import WIDTH

PLACES = 4
"""Decimals in the JSON; the tables have two."""

OVERVIEW = (
    *("", "statements", "macro-F1, four labels", "95 % interval", "three stances", "95 % interval"),
    *("accuracy", "calibration error", "Brier"),
)

CROSS_VALIDATED = "training statements, each labelled by a model that has not seen its writer"


def tables(found: Scores | Evaluation) -> list[Table]:
    """Every figure for the terminal: the classifiers side by side, then the first one in detail."""
    if isinstance(found, Evaluation):
        return _evaluation_tables(found)
    return _score_tables([found], f"{found.statements} {CROSS_VALIDATED}")


def as_text(found: Scores | Evaluation) -> str:
    """The tables as a file has them."""
    text = io.StringIO()
    console = Console(file=text, width=WIDTH, highlight=False)
    for table in tables(found):
        console.print(table)
    return text.getvalue()


def as_json(found: Scores | Evaluation) -> str:
    """All figures under the names of their fields; frames as lists of rows, or by label where rows are labels."""
    return json.dumps(_plain(found), indent=1, ensure_ascii=False) + "\n"


def _score_tables(found: Sequence[Scores], what: str) -> list[Table]:
    """The classifiers side by side, then the first one label by label, its confusion and how far it may be believed.

    `what` names the statements they were measured on.
    """
    first = found[0]
    overview = _table(
        what,
        OVERVIEW,
        (
            [s.name, str(s.statements), *_with_interval(s.macro_f1, s.interval)]
            + [*_with_interval(s.macro_f1_positions, s.interval_positions)]
            + [f"{value:.2f}" for value in (s.accuracy, s.calibration_error, s.brier)]
            for s in found
        ),
    )
    labels = _table(
        first.name,
        ["", *first.per_label.columns],
        (
            [str(label), *(f"{row[name]:.2f}" for name in ("precision", "recall", "f1")), f"{row['support']:.0f}"]
            for label, row in first.per_label.iterrows()
        ),
    )
    confusion = _table(
        "True label (rows) and the model's (columns)",
        ["", *map(str, first.confusion.columns)],
        ([str(label), *map(str, row)] for label, row in first.confusion.iterrows()),
    )
    return [overview, labels, confusion, _frame("How often a label of that confidence is right", first.reliability)]


def _evaluation_tables(found: Evaluation) -> list[Table]:
    """The tables of `_score_tables`, what fewer and surer labels would give, the kinds of caution and the names."""
    side_by_side = [found.model, *filter(None, [found.agreed]), *found.baselines]
    tables = _score_tables(side_by_side, f"{found.model.statements} statements coded by people")
    tables.append(_frame("Keeping the surest labels only", found.coverage))
    if kinds := found.caution_kinds:
        numbers = [str(kinds.statements), f"{kinds.accuracy:.2f}", f"{kinds.commonest:.2f}"]
        tables.append(_table("Kinds of caution", ["statements", "accuracy", "the commonest kind alone"], [numbers]))
    hidden, *replaced = found.names.changed.items()
    changes = [("hidden", hidden[1]), *((f"replaced by {name}", count) for name, count in replaced)]
    changes.append((f"replaced by any of these {len(replaced)}: not one label", found.names.varied))
    title = f"Labels of the {found.names.statements} that change when every name is"
    tables.append(_table(title, ["", "labels"], ([name, str(count)] for name, count in changes)))
    if found.learning_curve is not None:
        tables.append(_frame("Trained on fewer statements, measured on the same", found.learning_curve))
    return tables


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, pd.DataFrame):
        by_label = not isinstance(value.index, pd.RangeIndex)
        return _plain(value.to_dict("index") if by_label else value.to_dict("records"))
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return round(value, PLACES) if isinstance(value, float) else value


def _with_interval(value: float, interval: tuple[float, float]) -> Iterator[str]:
    yield f"{value:.2f}"
    yield "{:.2f} to {:.2f}".format(*interval)


def _frame(title: str, frame: pd.DataFrame) -> Table:
    """A frame of numbers: counts as they are, shares with two decimals."""
    cells = ([f"{value:.2f}" if isinstance(value, float) else str(value) for value in row] for row in _rows(frame))
    return _table(title, [str(name).replace("_", " ") for name in frame.columns], cells)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    return frame.itertuples(index=False, name=None)


def _table(title: str, columns: Sequence[str], cells: Iterable[Sequence[str]]) -> Table:
    table = Table(*columns, title=title, title_justify="left")
    for row in cells:
        table.add_row(*row)
    return table
