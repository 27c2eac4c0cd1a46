"""The commands: thin; they parse, call and print. Everything heavy is imported by the command that needs it."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from stance.debate import load_debate
from stance.errors import InputError, StanceError
from stance.records import Label
from stance.settings import DEFAULT_STORE

FAILED = 2
"""The exit code when something was wrong with what the user gave; what could be done was done."""

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)


class OneLineErrors(TyperGroup):
    """Commands whose StanceErrors end as one line and exit code 2, without a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps the type of its context to itself
        """Run the command."""
        try:
            return super().invoke(ctx)
        except StanceError as error:
            err.print(f"error: {error}", markup=False)
            raise typer.Exit(FAILED) from error


app = typer.Typer(
    cls=OneLineErrors,
    help="Who stands where on a policy question: from news articles to charts that lead back to the sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
store_app = typer.Typer(cls=OneLineErrors, help="Look after a store.", no_args_is_help=True)
app.add_typer(store_app, name="store")


class Format(StrEnum):
    """How `extract` writes statements."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


class Table(StrEnum):
    """The tables that `export` writes."""

    STATEMENTS = "statements"
    ACTORS = "actors"
    INSTITUTIONS = "institutions"
    DOCUMENTS = "documents"


Paths = Annotated[list[Path], typer.Argument(help="Files or folders: .txt, .md, .jsonl or .csv with a column text.")]
StorePlace = Annotated[
    str,
    typer.Option("--store", envvar="STANCE_STORE", help="A file or a database URL."),
]
Output = Annotated[Path | None, typer.Option(help="The file to write; without it, the terminal.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A date such as 2024-09-12, inclusive.")]
Relevant = Annotated[
    bool, typer.Option("--relevant", help="Pass over texts without a term of the question: much faster on mixed news.")
]
Names = Annotated[list[str] | None, typer.Option(help="Only these; may be given several times.")]


@app.command()
def track(
    paths: Paths,
    store: StorePlace = DEFAULT_STORE,
    redo: Annotated[bool, typer.Option("--redo", help="Run the steps again on texts the store has.")] = False,
    relevant: Relevant = False,
) -> None:
    """Read articles, run every step, and store the result.

    Example: python -m stance track articles/ reports.jsonl --store my.sqlite
    """
    from stance import pipeline, reports
    from stance.records import Notice
    from stance.store import Store

    notices, outcomes = list[Notice](), list[pipeline.Outcome]()
    debate, opened = load_debate(), Store.open(store)
    with reports.counting(err, "articles read") as advance:
        tools, filter_by = pipeline.load_tools(debate), debate.is_relevant if relevant else None
        for item in pipeline.track(paths, opened, tools, redo=redo, relevant=filter_by):
            if isinstance(item, Notice):
                notices.append(item)
            else:
                outcomes.append(item)
                out.print(reports.outcome_line(item), markup=False)
            advance()
    out.print(reports.tracked_summary([outcome.tracked for outcome in outcomes]), markup=False)
    _report(notices)


@app.command()
def extract(
    paths: Paths,
    output: Output = None,
    format: Annotated[Format, typer.Option(help="One JSON object a line, CSV, or a table to read.")] = Format.JSONL,
    relevant: Relevant = False,
) -> None:
    """Find statements with their actors and labels, without storing anything.

    Example: python -m stance extract article.txt --format table
    """
    from stance import pipeline, reports
    from stance.records import Document, Notice

    debate, notices = load_debate(), list[Notice]()

    def texts() -> Iterator[Document]:
        for item in pipeline.read(paths, relevant=debate.is_relevant if relevant else None):
            if isinstance(item, Notice):
                notices.append(item)
                continue
            if item.note:
                err.print(f"note {item.title or item.doc_id}: {item.note}", markup=False)
            yield item

    def rows(advance: Callable[[], None]) -> Iterator[reports.Row]:
        for tracked in pipeline.track_documents(texts(), tools):
            yield from reports.statement_rows(tracked)
            advance()

    tools = pipeline.load_tools(debate)
    with reports.counting(err, "articles read") as advance, reports.whole_file(output) as target:
        reports.write_statements(rows(advance), target, format.value)
    _report(notices)


@app.command()
def classify(
    input: Annotated[Path, typer.Option(help="A CSV with a column statement, and maybe context and title.")],
    output: Annotated[Path, typer.Option(help="The CSV to write: the same rows with a label and probabilities.")],
) -> None:
    """Label statements of your own.

    Example: python -m stance classify --input statements.csv --output labelled.csv
    """
    from stance import reports
    from stance.classifier import classify_table, load_model

    labelled = classify_table(reports.read_csv(input), load_model(load_debate().model_folder))
    reports.write_csv(labelled, output)
    counts = ", ".join(f"{int((labelled['label'] == label).sum())} {label}" for label in Label)
    out.print(f"{output}: {len(labelled):,} statements ({counts})", markup=False)


@app.command()
def export(
    table: Annotated[Table, typer.Option(help="Which table to write.")],
    output: Annotated[Path, typer.Option(help="The CSV to write.")],
    store: StorePlace = DEFAULT_STORE,
    actor: Names = None,
    institution: Names = None,
    stance: Annotated[list[Label] | None, typer.Option(help="Only these; may be given several times.")] = None,
    since: Day = None,
    until: Day = None,
) -> None:
    """Write statements, actors, institutions or documents as CSV.

    Example: python -m stance export --table statements --actor "Joe Biden" --since 2024-09-01 --output biden.csv
    """
    from stance import reports
    from stance.store import Store
    from stance.tables import TABLES, Selection, select

    selection = Selection(
        actors=tuple(actor or ()),
        institutions=tuple(institution or ()),
        labels=tuple(stance or ()),
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    reports.must_exist(store)
    rows = TABLES[table.value](select(Store.open(store).statements(), selection))
    reports.write_csv(rows, output)
    out.print(f"{output}: {len(rows):,} {table.value}", markup=False)


@app.command()
def train() -> None:
    """Train the model from the debate's training.csv and put it in its model folder.

    Example: python -m stance train
    """
    from stance.classifier import read_training, save_model
    from stance.classifier import train as fit

    debate = load_debate()
    with err.status("Training"):
        model = fit(read_training(debate.training_file), codebook_version=debate.codebook_version)
        save_model(model, debate.model_folder)
    out.print(f"{debate.model_folder}: model {model.version}", markup=False)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Option(help="A folder with statements.csv and articles/, coded by people.")],
) -> None:
    """Measure the model against statements coded by people, beside two baselines.

    Example: python -m stance evaluate --gold gold/
    """
    from stance import classifier, reports

    model = classifier.load_model(load_debate().model_folder)
    for part in reports.evaluation(classifier.evaluate(model, classifier.read_gold(gold))):
        out.print(part)


@store_app.command()
def check(store: StorePlace = DEFAULT_STORE) -> None:
    """Check that a store is whole: version, pages, hashes and offsets.

    Example: python -m stance store check --store my.sqlite
    """
    from stance import reports
    from stance.store import Store
    from stance.store import check as check_store

    reports.must_exist(store)
    report = check_store(Store.open(store))
    rows = ", ".join(f"{count:,} {name}" for name, count in report.rows.items())
    out.print(f"{store}: version {report.version}; {rows}", markup=False)
    if report.problems:
        raise InputError("; ".join(report.problems))
    out.print("The store is whole.")


def main() -> None:
    """Run the command line; names of other alphabets are printed whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()


def _report(notices: list[Any]) -> None:
    """Say what was passed over; exit code 2 when any of it was the user's to mend."""
    for notice in notices:
        err.print(f"skipped {notice.where}: {notice.problem}", markup=False)
    if any(notice.error for notice in notices):
        raise typer.Exit(FAILED)
