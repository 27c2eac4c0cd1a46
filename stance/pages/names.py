"""Names: which ones matched no known actor, who they are, what was decided, and the registry with its sources."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from stance import naming
from stance.actors import OpenName, Registry
from stance.actors.checks import ROW_KINDS
from stance.errors import StanceError
from stance.name_tables import decision_words, decisions_frame, idle_words, open_names, open_names_frame, registry_frame
from stance.pages.view import View, current_view
from stance.records import ActorKind, Decision, DecisionAction
from stance.store import Store

KNOWN, NEW, NOBODY = "A known actor", "A new actor", "No actor"
CODER = "coder"
"""Where the session keeps the name of the person who decides."""


@st.cache_resource(show_spinner=False, max_entries=4)
def registry_at(url: str, revision: str, _view: View) -> Registry:
    """The registry with own rows and decisions; `url` and `revision` name the state of the store that was read."""
    return naming.load_registry(_view.debate, _view.store)


@st.cache_data(show_spinner="Looking for names", max_entries=4)
def open_at(url: str, revision: str, _view: View, _registry: Registry) -> tuple[OpenName, ...]:
    """The open names of all statements, whatever the filters leave."""
    return open_names(_view.frame, _registry)


@st.cache_data(show_spinner=False, max_entries=4)
def idle_at(url: str, revision: str, _view: View) -> tuple[Decision, ...]:
    """The decisions that stand without effect."""
    return naming.without_effect(_view.debate, _view.store)


def ask_coder() -> str:
    """The name of the person who decides, asked once a session; empty until it is given."""
    # The key of a widget is forgotten when the page is left; the session's own key is not.
    given: str = st.text_input(
        "Your name",
        value=st.session_state.get(CODER, ""),
        placeholder="Kept with every decision you take",
        key="names-coder",
    )
    st.session_state[CODER] = given.strip()
    return given.strip()


def keep(view: View, action: DecisionAction, **fields: Any) -> None:  # noqa: ANN401 - the fields of a decision
    """Keep a decision of the person at the page, label anew, and start over; what is wrong is said in one line."""
    coder = st.session_state.get(CODER, "")
    if not coder:
        st.error("Give your name first: a decision is kept with who took it.")
        return
    decision = Decision(action=action, decided_by=coder, decided_at=datetime.now(UTC), **fields)
    try:
        done = naming.decide(view.store, view.debate, decision)
    except StanceError as error:
        st.error(str(error), icon=":material/error:")
        return
    idle = f" {idle_words(done.idle)}." if done.idle else ""
    st.session_state["names-done"] = f"{decision_words(decision)}. Statements changed: {done.statements:,}.{idle}"
    st.rerun()


def show_open(names: Sequence[OpenName]) -> None:
    """The work list as a table."""
    st.dataframe(
        open_names_frame(names),
        column_order=["name", "statements", "suggestions", "sentence"],
        column_config={
            "name": st.column_config.TextColumn("Name", width=150),
            "statements": st.column_config.NumberColumn("Statements", width=80),
            "suggestions": st.column_config.TextColumn("May be", width=220),
            "sentence": st.column_config.TextColumn("For example", width=420),
        },
        hide_index=True,
        alt=f"{len(names)} names that match no known actor, with their number of statements",
    )


def decide_on(names: Sequence[OpenName], registry: Registry, view: View) -> None:
    """Choose a name, read its sentence, and say who it is."""
    by_name = {held.name: held for held in names}
    chosen = st.selectbox("Name to decide on", by_name, key="names-open")
    held = by_name[chosen]
    with st.container(border=True):
        st.caption(f"One of {held.count:,} statements" if held.count > 1 else "The statement")
        st.text(held.sentence)
        for suggestion in held.suggestions:
            st.text(f"May be {suggestion.actor}: {suggestion.reason}")
        answer = st.segmented_control("It is", [KNOWN, NEW, NOBODY], default=KNOWN, required=True, key="names-answer")
        if answer == NEW:
            new_actor(held, registry, view)
        elif answer == NOBODY:
            nobody(held, view)
        else:
            known_actor(held, registry, view)


def known_actor(held: OpenName, registry: Registry, view: View) -> None:
    """Link a name to an actor or institution; the suggested ones stand first."""
    suggested = [suggestion.actor for suggestion in held.suggestions]
    others = sorted((registry.actor_names | registry.institution_names) - set(suggested), key=str.casefold)
    with st.form(f"link-{held.name}", border=False):
        actor = st.selectbox(
            "Actor or institution", [*suggested, *others], index=0 if suggested else None, placeholder="Type to search"
        )
        if st.form_submit_button("Link", type="primary"):
            keep(view, DecisionAction.LINK, mention=held.name, actor=actor or "")


def new_actor(held: OpenName, registry: Registry, view: View) -> None:
    """Create an actor, with what the text tells of it filled in."""
    institutions = sorted(registry.institution_names, key=str.casefold)
    at = institutions.index(held.institution) if held.institution in institutions else None
    with st.form(f"create-{held.name}", border=False):
        name = st.text_input("Full name", value=held.name)
        kind = st.selectbox("Kind", [str(one) for one in ROW_KINDS])
        institution = st.selectbox("Institution", institutions, index=at, placeholder="None, or type to search")
        country = st.text_input("Country", value=held.country, placeholder="Without it, that of the institution")
        if st.form_submit_button("Create", type="primary"):
            keep(
                view,
                DecisionAction.CREATE,
                actor=name.strip(),
                mention=held.name if name.strip() != held.name else "",
                kind=ActorKind(kind),
                institution=institution or "",
                country=country.strip(),
            )


def nobody(held: OpenName, view: View) -> None:
    """Say that a name is no actor."""
    st.caption("Its statements stay in the list, with this reason, and leave the charts.")
    with st.form(f"ignore-{held.name}", border=False):
        note = st.text_input("Why", placeholder="A text, an outlet, a mistake")
        if st.form_submit_button("Ignore", type="primary"):
            keep(view, DecisionAction.IGNORE, mention=held.name, note=note.strip())


def show_log(view: View) -> None:
    """Every decision with who and when, and the way to take one back."""
    decisions = view.store.decisions()
    if not decisions:
        st.info("Nothing was decided yet.")
        return
    log = decisions_frame(decisions, idle=idle_at(view.store.url, view.store.revision(), view))
    st.dataframe(
        log,
        column_order=["number", "decision", "who", "when", "state", "note"],
        column_config={
            "number": st.column_config.NumberColumn("No.", width=50),
            "decision": st.column_config.TextColumn("Decision", width=340),
            "who": st.column_config.TextColumn("Who", width=90),
            "when": st.column_config.TextColumn("When (UTC)", width=130),
            "state": st.column_config.TextColumn("State", width=90),
            "note": st.column_config.TextColumn("Why", width=160),
        },
        hide_index=True,
        alt=f"{len(log)} decisions on names, the newest first",
    )
    held = log[log["state"] != "undone"].set_index("number")["decision"].to_dict()
    if held:
        undo(held, view)


def undo(held: Mapping[Any, str], view: View) -> None:
    """Take a decision back."""
    with st.form("undo", border=False):
        number = st.selectbox("Decision to undo", held, format_func=lambda key: f"{key}: {held[key]}")
        if st.form_submit_button("Undo", icon=":material/undo:"):
            keep(view, DecisionAction.UNDO, undoes=int(number))


def show_registry(registry: Registry) -> None:
    """The actors that are known, with the source of each row."""
    rows = registry_frame(registry)
    st.caption("Add rows of your own with `python -m stance actors import FILE`; they go before the shipped ones.")
    st.dataframe(
        rows,
        column_order=["name", "kind", "role", "institution", "country", "from", "to", "aliases", "source"],
        column_config={
            "name": st.column_config.TextColumn("Actor", width=170),
            "kind": st.column_config.TextColumn("Kind", width=90),
            "role": st.column_config.TextColumn("Role", width=200),
            "institution": st.column_config.TextColumn("Institution", width=170),
            "country": "Country",
            "from": "From",
            "to": "To",
            "aliases": st.column_config.TextColumn("Also written", width=200),
            "source": st.column_config.TextColumn("Row from", width=190),
        },
        hide_index=True,
        alt=f"The {rows['name'].nunique()} actors of the registry by role, with where each row comes from",
    )


view = current_view()
st.title("Names")
st.caption("Names that match no known actor wait here for a person. A decision changes all statements with that name.")
store: Store = view.store
registry = registry_at(store.url, store.revision(), view)
names = open_at(store.url, store.revision(), view, registry)
if done := st.session_state.pop("names-done", ""):
    st.success("Kept")
    st.text(done)
if names:
    st.subheader("1 name to decide on" if len(names) == 1 else f"{len(names):,} names to decide on")
    show_open(names)
else:
    st.info("Every name in the statements has its actor; nothing is left to decide.")
ask_coder()
if names:
    decide_on(names, registry, view)
st.subheader("Decisions")
show_log(view)
st.subheader("Registry")
show_registry(registry)
