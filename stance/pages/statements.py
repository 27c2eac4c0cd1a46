"""The statements: every sentence that the filters leave, in its document, with a download."""

import streamlit as st

from stance.pages.filters import show_active_filters
from stance.pages.statement_list import show_statements
from stance.pages.view import current_view, stop_if_empty
from stance.records import ActorKind
from stance.tables import actors_table

view = current_view()
st.title("Statements")
st.caption(view.debate.question)
show_active_filters(view.selection, view.debate.labels)
stop_if_empty(view)
show_statements(view.selected, view, name="statements")
unresolved = actors_table(view.selected[view.selected["actor_kind"] == ActorKind.UNRESOLVED])
if len(unresolved):
    with st.expander(f"Unresolved names: {len(unresolved)}"):
        st.caption("These names matched no known actor and stand as they were written.")
        st.dataframe(
            unresolved,
            column_order=["actor", "n"],
            column_config={"actor": "Name", "n": "Statements"},
            hide_index=True,
            alt="Names that matched no known actor, with the number of their statements",
        )
