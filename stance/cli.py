"""The commands: thin; they parse, call and print. Everything heavy is imported by the command that needs it."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stance import cli_model
from stance.cli_actors import actors_app
from stance.cli_debate import debate_app
from stance.debate import DEFAULT_DEBATE, load_debate
from stance.errors import InputError
from stance.records import Label
from stance.settings import DEFAULT_STORE
from stance.terminal import DebateChoice, ModelChoice, OneLineErrors, StorePlace, err, leave, out, report

app = typer.Typer(
    cls=OneLineErrors,
    help="Who stands where on a policy question: from news articles to charts that lead back to the sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
store_app = typer.Typer(cls=OneLineErrors, help="Look after a store.", no_args_is_help=True)
app.add_typer(store_app, name="store")
app.add_typer(actors_app, name="actors")
app.add_typer(debate_app, name="debate")
for command in (cli_model.classify, cli_model.train, cli_model.evaluate):
    app.command()(command)


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
    debate: DebateChoice = DEFAULT_DEBATE,
    model: ModelChoice = "",
) -> None:
    """Read articles, run every step, and store the result.

    Example: python -m stance track articles/ reports.jsonl --store my.sqlite
    """
    from stance import pipeline, reports
    from stance.records import Notice
    from stance.store import Store

    tally, failed = reports.Tally(), False
    question, opened = load_debate(debate), Store.open(store)
    try:
        with reports.counting(err, "articles read") as advance:
            tools = pipeline.load_tools(question, opened, model=model)
            filter_by = question.is_relevant if relevant else None
            for item in pipeline.track(paths, opened, tools, redo=redo, relevant=filter_by):
                if isinstance(item, Notice):
                    failed |= report(item)
                    continue
                tally.add(item.tracked)
                out.print(reports.outcome_line(item), markup=False)
                advance()
    finally:
        out.print(str(tally), markup=False)
    leave(failed=failed)


@app.command()
def extract(
    paths: Paths,
    output: Output = None,
    format: Annotated[Format, typer.Option(help="One JSON object a line, CSV, or a table to read.")] = Format.JSONL,
    relevant: Relevant = False,
    debate: DebateChoice = DEFAULT_DEBATE,
    model: ModelChoice = "",
) -> None:
    """Find statements with their actors and labels, without storing anything.

    Example: python -m stance extract article.txt --format table
    """
    from stance import pipeline, reports
    from stance.records import Document, Notice

    question, failed, documents = load_debate(debate), False, 0

    def texts() -> Iterator[Document]:
        nonlocal failed, documents
        for item in pipeline.read(paths, relevant=question.is_relevant if relevant else None):
            if isinstance(item, Notice):
                failed |= report(item)
                continue
            if item.note:
                err.print(f"note {item.title or item.doc_id}: {item.note}", markup=False)
            documents += 1
            yield item

    def rows(advance: Callable[[], None]) -> Iterator[reports.Row]:
        for tracked in pipeline.track_documents(texts(), tools):
            yield from reports.statement_rows(tracked)
            advance()

    tools = pipeline.load_tools(question, model=model)
    with reports.counting(err, "articles read") as advance, reports.whole_file(output) as target:
        reports.write_statements(rows(advance), target, format.value)
        if failed and not documents:
            raise InputError(f"nothing was read{f'; {output} is left as it was' if output else ''}")
    leave(failed=failed)


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
    rows = TABLES[table.value](select(Store.open(store, read_only=True).statements(), selection))
    reports.write_csv(rows, output)
    out.print(f"{output}: {len(rows):,} {table.value}", markup=False)


@store_app.command()
def check(store: StorePlace = DEFAULT_STORE) -> None:
    """Check that a store is whole: version, pages, hashes and offsets.

    Example: python -m stance store check --store my.sqlite
    """
    from stance import reports
    from stance.store import Store
    from stance.store import check as check_store

    reports.must_exist(store)
    report = check_store(Store.open(store, read_only=True))
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
