"""The commands on debates: making a folder for another question, listing the folders, and checking one."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.debate import DATA_FOLDER, DEFAULT_DEBATE, SETTINGS_FILE, debate_folders, load_debate
from stance.errors import DebateError
from stance.terminal import FAILED, OneLineErrors, err, leave, out

if TYPE_CHECKING:
    from stance.debate import Debate

debate_app = typer.Typer(
    cls=OneLineErrors, help="Ask another question: make its folder, and see what it lacks.", no_args_is_help=True
)


@debate_app.command()
def new(
    name: Annotated[str, typer.Argument(help="Lower-case letters, digits and hyphens, such as old-harbour.")],
    question: Annotated[str, typer.Option(help="One question that can be answered with yes or no.")],
    title: Annotated[str, typer.Option(help="A few words for lists; without it, the name.")] = "",
    folder: Annotated[Path, typer.Option(help="Where the new folder is made.")] = Path(),
) -> None:
    """Make a folder for another question, with every file it needs.

    Example: python -m stance debate new old-harbour --question "Should Marle close its old harbour to cargo ships?"
    """
    from stance.debate_template import new_debate

    debate = new_debate(name, question=question, title=title, folder=folder)
    out.print(f"{debate.folder} is made. What comes next:", markup=False)
    for number, step in enumerate(_next_steps(debate), start=1):
        out.print(f"{number}. {step}", markup=False)


@debate_app.command("list")
def list_() -> None:
    """List the debates that ship and those in the working folder: what --debate takes, and the question.

    Example: python -m stance debate list
    """
    failed, here = False, Path()
    for folder in [*debate_folders(DATA_FOLDER), *(debate_folders(here) if here.resolve() != DATA_FOLDER else [])]:
        try:
            debate = load_debate(str(folder))
            out.print(f"{debate.choice}: {debate.title}. {debate.question}", markup=False)
        except DebateError as error:
            failed = True
            err.print(f"error: {error}", markup=False)
    leave(failed=failed)


@debate_app.command()
def check(
    name: Annotated[
        str, typer.Argument(envvar="STANCE_DEBATE", help="A folder of data/, or the path of one.")
    ] = DEFAULT_DEBATE,
) -> None:
    """Check every file of a debate and say what is missing.

    Example: python -m stance debate check old-harbour
    """
    from stance.debate_check import check_debate

    debate = load_debate(name)
    findings = check_debate(debate)
    for finding in findings:
        out.print(f"{'  ' if finding.good else '! '}{finding.file}: {finding.words}", markup=False)
    missing = sum(not finding.good for finding in findings)
    if missing:
        err.print(f"{missing} to mend or add, marked with !", markup=False)
        raise typer.Exit(FAILED)
    out.print(f"The debate is ready: python -m stance track PATH --debate {shlex.quote(debate.choice)}", markup=False)


def _next_steps(debate: "Debate") -> tuple[str, ...]:
    """What there is to do in a new debate, in order."""
    from stance.debate_check import ENOUGH_PER_LABEL

    choice, store = shlex.quote(debate.choice), shlex.quote(f"{debate.name}.sqlite")
    return (
        f"Say what each label means in {debate.codebook_file}, and how it reads on the page in {SETTINGS_FILE}.",
        f"Write statements into {debate.training_file}, at least {ENOUGH_PER_LABEL} for each label; more are better.",
        "Add who speaks to actors.csv and institutions.csv, and turning points to events.csv; they may stay empty.",
        f"See what is missing: python -m stance debate check {choice}",
        f"Train the model: python -m stance train --debate {choice}",
        f"Track articles: python -m stance track PATH --debate {choice} --store {store}",
        f"Set STANCE_DEBATE={choice} and STANCE_STORE={store}, and open the page: streamlit run dashboard.py",
    )
