"""What all commands share: where they print, how they fail, which store they work on."""

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from stance.errors import StanceError
from stance.records import Notice

FAILED = 2
"""The exit code when something was wrong with what the user gave; what could be done was done."""

WIDTH = 160
"""Columns of a table that is written to a file or a pipe, where nobody says how wide it may be."""

out = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else WIDTH)
err = Console(stderr=True, soft_wrap=True, highlight=False)

StorePlace = Annotated[
    str,
    typer.Option("--store", envvar="STANCE_STORE", help="A file or a database URL."),
]


DebateChoice = Annotated[
    str,
    typer.Option("--debate", envvar="STANCE_DEBATE", help="The question: a folder of data/, or the path of one."),
]

ModelChoice = Annotated[
    str,
    typer.Option(
        "--model",
        envvar="STANCE_MODEL",
        help="large, small or fast; the folder of a model of yours; or endpoint:NAME. Default: the debate's.",
        show_default=False,
    ),
]


class OneLineErrors(TyperGroup):
    """Commands whose StanceErrors end as one line and exit code 2, without a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps the type of its context to itself
        """Run the command."""
        try:
            return super().invoke(ctx)
        except StanceError as error:
            err.print(f"error: {error}", markup=False)
            raise typer.Exit(FAILED) from error


def report(notice: Notice) -> bool:
    """Say what was passed over; whether it is the user's to mend."""
    err.print(f"skipped {notice.where}: {notice.problem}", markup=False)
    return notice.error


def leave(*, failed: bool) -> None:
    """End a command; with the exit code that says so when something has failed."""
    if failed:
        raise typer.Exit(FAILED)
