"""The commands on names: what is in the registry, which names are open, what was decided, and deciding."""

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from stance.debate import DEFAULT_DEBATE, load_debate
from stance.records import ActorKind, Decision, DecisionAction
from stance.settings import DEFAULT_STORE
from stance.terminal import FAILED, DebateChoice, OneLineErrors, StorePlace, err, out

if TYPE_CHECKING:
    import pandas as pd

    from stance.store import Store


class Kind(StrEnum):
    """What a new actor may be."""

    PERSON = ActorKind.PERSON.value
    GROUP = ActorKind.GROUP.value
    ORGANIZATION = ActorKind.ORGANIZATION.value
    UNNAMED = ActorKind.UNNAMED.value


class Rows(StrEnum):
    """The tables of the registry."""

    ACTORS = "actors"
    INSTITUTIONS = "institutions"


By = Annotated[
    str | None, typer.Option("--by", show_default="your user name", help="Who decides; kept with the decision.")
]
Note = Annotated[str, typer.Option(help="Why, for those who read the log.")]
Mention = Annotated[str, typer.Argument(help="The name as the text writes it.")]

actors_app = typer.Typer(
    cls=OneLineErrors, help="Mend names: who is meant, who is new, who is one.", no_args_is_help=True
)


@actors_app.command()
def check(store: StorePlace = DEFAULT_STORE, debate: DebateChoice = DEFAULT_DEBATE) -> None:
    """Check the registry that ships and the store's own rows; every problem with its row.

    Example: python -m stance actors check --store my.sqlite
    """
    from stance import actors, naming

    question, opened = load_debate(debate), _open_if_there(store)
    if opened:
        opened.claim(question.name)
    layers = actors.read_layers(question.folder, own=naming.own_rows(opened) if opened else None)
    for problem in layers.problems:
        err.print(problem, markup=False)
    if layers.problems:
        raise typer.Exit(FAILED)
    names = {row["name"] for row in layers.actors.rows}
    out.print(f"The registry is sound: {len(names):,} actors, {len(layers.institutions.rows):,} institutions.")


@actors_app.command("list")
def list_(
    unresolved: Annotated[bool, typer.Option("--unresolved", help="The names that match no known actor.")] = False,
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
) -> None:
    """List the registry with where each actor comes from, or the names to decide on.

    Example: python -m stance actors list --unresolved --store my.sqlite
    """
    from stance import actors, name_tables, naming

    question = load_debate(debate)
    opened = _open(store) if unresolved else _open_if_there(store)
    registry = naming.load_registry(question, opened) if opened else actors.Registry.load(question.folder)
    if opened and unresolved:
        open_names = name_tables.open_names_frame(name_tables.open_names(opened.statements(), registry))
        _show(open_names[["name", "statements", "suggestions", "sentence"]])
    else:
        _show(name_tables.registry_frame(registry)[["name", "kind", "role", "institution", "from", "to", "source"]])


@actors_app.command()
def link(
    mention: Mention,
    actor: Annotated[str, typer.Argument(help="An actor or institution of the registry.")],
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
    note: Note = "",
) -> None:
    """Say which known actor a name means.

    Example: python -m stance actors link "Secretary Osten" "Lloyd Austin" --store my.sqlite
    """
    _keep(store, debate, _decision(by, note, DecisionAction.LINK, mention=mention, actor=actor))


@actors_app.command()
def create(
    name: Annotated[str, typer.Argument(help="The name of the new actor.")],
    kind: Annotated[Kind, typer.Option(help="What the actor is.")] = Kind.PERSON,
    institution: Annotated[str, typer.Option(help="An institution of the registry, or none.")] = "",
    country: Annotated[str, typer.Option(help="Without it, that of the institution.")] = "",
    mention: Annotated[str, typer.Option(help="Another way the texts write this name.")] = "",
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
    note: Note = "",
) -> None:
    """Add an actor that the registry does not have.

    Example: python -m stance actors create "Ilse Brandt" --kind person --institution "German government"
    """
    fields = {"kind": ActorKind(kind.value), "institution": institution, "country": country, "mention": mention}
    _keep(store, debate, _decision(by, note, DecisionAction.CREATE, actor=name, **fields))


@actors_app.command()
def merge(
    before: Annotated[str, typer.Argument(metavar="FROM", help="The actor that is no longer one of its own.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The actor that both are.")],
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
    note: Note = "",
) -> None:
    """Make one actor of two, with the names of both.

    Example: python -m stance actors merge "Ilse Brandt" "Ilse Brandt-Holm" --store my.sqlite
    """
    _keep(store, debate, _decision(by, note, DecisionAction.MERGE, before=before, actor=into))


@actors_app.command()
def split(
    actor: Annotated[str, typer.Argument(help="The actor that two are taken for.")],
    mention: Annotated[list[str], typer.Option(help="A name that means the other one; may be given several times.")],
    into: Annotated[str, typer.Option(help="The other actor, known or new.")],
    kind: Annotated[Kind, typer.Option(help="What a new actor is.")] = Kind.PERSON,
    institution: Annotated[str, typer.Option(help="The institution of a new actor, or none.")] = "",
    country: Annotated[str, typer.Option(help="Its country; without it, that of the institution.")] = "",
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
    note: Note = "",
) -> None:
    """Say that some names of an actor mean another one.

    Example: python -m stance actors split "Ilse Brandt" --mention "Dr. Brandt" --into "Karl Brandt"
    """
    kept = {"kind": ActorKind(kind.value), "institution": institution, "country": country}
    decisions = [
        _decision(by, note, DecisionAction.SPLIT, mention=one, before=actor, actor=into, **kept) for one in mention
    ]
    _keep(store, debate, *decisions)


@actors_app.command()
def ignore(
    mention: Mention,
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
    note: Note = "",
) -> None:
    """Say that a name is no actor: its statements stay in the list and leave the charts.

    Example: python -m stance actors ignore "the dpa report" --note "a text" --store my.sqlite
    """
    _keep(store, debate, _decision(by, note, DecisionAction.IGNORE, mention=mention))


@actors_app.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="ID", help="The number of the decision in the log.")],
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
    note: Note = "",
) -> None:
    """Take a decision back; it stays in the log, and the undo can be undone.

    Example: python -m stance actors undo 3 --store my.sqlite
    """
    _keep(store, debate, _decision(by, note, DecisionAction.UNDO, undoes=number))


@actors_app.command()
def log(store: StorePlace = DEFAULT_STORE, debate: DebateChoice = DEFAULT_DEBATE) -> None:
    """List every decision: who, when, what, and whether it holds.

    Example: python -m stance actors log --store my.sqlite
    """
    from stance import name_tables, naming

    opened = _open(store)
    idle = naming.without_effect(load_debate(debate), opened)
    _show(name_tables.decisions_frame(opened.decisions(), idle=idle))


@actors_app.command()
def export(
    output: Annotated[Path, typer.Option(help="The CSV to write.")],
    table: Annotated[Rows, typer.Option(help="Actors or institutions.")] = Rows.ACTORS,
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
) -> None:
    """Write the registry as CSV: what ships, own rows and created actors; `actors import` reads it again.

    Example: python -m stance actors export --output actors.csv --store my.sqlite
    """
    from stance import actors, name_tables, naming, reports

    question, opened = load_debate(debate), _open_if_there(store)
    registry = naming.load_rows(question, opened) if opened else actors.Registry.load(question.folder)
    rows = name_tables.registry_frame(registry, table.value)
    reports.write_csv(rows, output)
    out.print(f"{output}: {len(rows):,} rows", markup=False)


@actors_app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="CSVs of actors, or, with a column parent, of institutions.")],
    store: StorePlace = DEFAULT_STORE,
    debate: DebateChoice = DEFAULT_DEBATE,
    by: By = None,
) -> None:
    """Put own rows on top of the registry; they are checked together before anything is changed.

    Example: python -m stance actors import actors.csv --store my.sqlite
    """
    from stance import naming
    from stance.store import Store

    changes = naming.import_rows(Store.open(store), load_debate(debate), files, by=_who(by))
    own = {row["name"] for row in (*changes.rows.actors, *changes.rows.institutions)}
    back = {row["name"] for row in (*changes.back.actors, *changes.back.institutions)}
    out.print(f"{len(own)} own or changed, {len(back)} as they ship again, {changes.unchanged} as they were")


def _who(by: str | None) -> str:
    """The given name, else that of the system's user; empty where the system knows none."""
    if by is not None:
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _open(place: str) -> "Store":
    from stance import reports
    from stance.store import Store

    reports.must_exist(place)
    return Store.open(place)


def _open_if_there(place: str) -> "Store | None":
    """The store, or None where there is none yet and the registry that ships is what there is."""
    return None if "://" not in place and not Path(place).exists() else _open(place)


def _decision(by: str | None, note: str, action: DecisionAction, **fields: Any) -> Decision:  # noqa: ANN401
    return Decision(action=action, decided_by=_who(by), decided_at=datetime.now(UTC), note=note, **fields)


def _keep(store: str, debate: str, *decisions: Decision) -> None:
    from stance import name_tables, naming

    done = naming.decide(_open(store), load_debate(debate), *decisions)
    numbers = ", ".join(map(str, done.ids))
    out.print(f"decision {numbers} kept; statements with another actor or reason now: {done.statements:,}")
    if done.idle:
        out.print(name_tables.idle_words(done.idle), markup=False)


def _show(frame: "pd.DataFrame") -> None:
    """A table as wide as the terminal; names are shown as they are, whatever marks they hold."""
    table = Table(*map(str, frame.columns), title_justify="left")
    for row in frame.astype("str").itertuples(index=False):
        table.add_row(*(Text(cell) for cell in row))
    out.print(table if len(frame) else "nothing there")
