"""What each word of a statement does to its label: worked out when a reader asks for it."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from stance.debate import Debate
from stance.records import Document, Label, Passage

if TYPE_CHECKING:
    from stance.classifier import Classifier


def show_why(row: pd.Series, document: Document, debate: Debate) -> None:
    """A section that, once opened, leaves out the statement's words one by one and shows what the label loses."""
    section = st.expander("Leave out each word", on_change="rerun", key=f"why-{row['statement_id']}")
    if not section.open:
        return
    with section, st.spinner("Reading the statement without each of its words"):
        version, words = _left_out(debate, row["text"], document.text, row["start"], document.title, row["model_label"])
    if version != row["model_version"]:
        section.caption(f"This is the model {version!r}; the label was given by {row['model_version']!r}.")
    section.dataframe(
        pd.DataFrame(words, columns=["without", "loses"]),
        column_config={
            "without": "Without",
            "loses": st.column_config.NumberColumn("The label loses", format="%+.2f", help="In log-odds."),
        },
        hide_index=True,
        alt="What the label loses without each of the words that matter most",
    )


@st.cache_data(show_spinner=False, max_entries=200)
def _left_out(
    _debate: Debate, statement: str, text: str, start: int, title: str, label: str
) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The model's version, and the words by what their absence costs the label."""
    from stance.classifier.explanation import occlusion
    from stance.classifier.passages import context_before

    model = _model(_debate.choice, _debate)
    passage = Passage(statement=statement, context=context_before(text, int(start)), title=title)
    return model.version, occlusion(model.probabilities, passage, list(Label).index(Label(label)))


@st.cache_resource(show_spinner=False, max_entries=2)
def _model(choice: str, _debate: Debate) -> "Classifier":
    from stance.models import load_classifier

    return load_classifier(_debate)
