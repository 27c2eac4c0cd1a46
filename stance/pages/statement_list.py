"""Statements as a table with a download; a chosen row opens the sentence in its document."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from stance.exports import to_csv
from stance.pages.highlight import passage_html
from stance.pages.view import View
from stance.pages.why import show_why
from stance.records import CautionKind, Label
from stance.tables import confidence, statements_table

ROW_HEIGHT, HEADER_HEIGHT, MOST_ROWS = 84, 38, 6
"""Pixels, and rows on screen. In rows this high long text wraps: four lines of a sentence show, columns stay narrow."""

COLUMNS = {
    "published": st.column_config.DateColumn("Date", format="YYYY-MM-DD", width=84),
    "actor": st.column_config.TextColumn("Actor", width=86),
    "stance": st.column_config.TextColumn("Stance", width=76),
    "text": st.column_config.TextColumn("Statement", width=400),
    "url": st.column_config.LinkColumn("Link", display_text="open", width=55),
    "institution": st.column_config.TextColumn("Institution", width=130),
    "confidence": st.column_config.ProgressColumn("Confidence", format="%.0f%%", min_value=0, max_value=100, width=100),
    "source": st.column_config.TextColumn("Source", width=120),
}
"""The columns in their order: what a reader needs first stands where a narrow screen shows it."""


CAUTION = {
    CautionKind.CONDITIONAL: "sets a condition",
    CautionKind.UNDECIDED: "still weighs it",
    CautionKind.SCEPTICAL: "doubts its use or stresses the risk",
    CautionKind.DEFERS: "leaves it to somebody else",
    CautionKind.DOWNPLAYS: "says that nothing is imminent",
}
"""How each kind of caution reads."""


def show_statements(statements: pd.DataFrame, view: View, *, name: str) -> None:
    """The table of `statements`, newest first, the download of exactly its rows, and the statement of the chosen row.

    `name` tells several lists of a page apart and names the file that is downloaded.
    """
    statements = statements.sort_values("published", ascending=False, kind="stable")
    number = f"{len(statements):,} {'statement' if len(statements) == 1 else 'statements'}"
    # A key made of the rows drops the chosen row as soon as other rows are shown.
    key = f"{name}-{zlib.crc32(' '.join(statements['statement_id']).encode())}"
    chosen = st.dataframe(
        table_rows(statements, view.debate.labels),
        column_config=COLUMNS,
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=HEADER_HEIGHT + ROW_HEIGHT * min(len(statements), MOST_ROWS),
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        alt=f"Table of {number}",
    ).selection.rows
    st.download_button(
        f"Download {number} as CSV",
        data=lambda: download_of(statements),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"{key}-csv",
    )
    if chosen:
        _show_statement(statements.iloc[chosen[0]], view)
    else:
        st.caption("Choose a row to read the statement in its document.")


def download_of(statements: pd.DataFrame) -> bytes:
    """The statements as CSV for a spreadsheet: with the byte order mark by which Excel knows the encoding."""
    return to_csv(statements_table(statements), bom=True)


def table_rows(statements: pd.DataFrame, wording: Mapping[Label, str]) -> pd.DataFrame:
    """The columns of the table on the page, one row for each of `statements` in their order; confidence in percent."""
    rows = statements.assign(
        stance=statements["label"].map({str(label): words for label, words in wording.items()}),
        confidence=100 * confidence(statements),
        url=statements["url"].where(statements["url"].map(is_web_address), ""),
    )
    return rows.reindex(columns=list(COLUMNS))


def is_web_address(url: str) -> bool:
    """Whether `url` may become a link: http or https with a host, nothing that a browser would run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def label_words(row: pd.Series, wording: Mapping[Label, str]) -> str:
    """Which label counts and whose it is, in words; `row` is one statement of the frame."""
    model = wording[Label(row["model_label"])]
    if row["human_label"]:
        return f"{wording[Label(row['human_label'])]}, decided by a person (the model said: {model})"
    return f"{model}, as the model reads it ({row[f'p_{row.model_label}']:.0%} sure)"


def caution_words(row: pd.Series) -> str:
    """Why the model takes a statement for cautious, and its condition; empty where another label counts."""
    if row["label"] != Label.CAUTIOUS or not row["caution_kind"]:
        return ""
    words = CAUTION[CautionKind(row["caution_kind"])]
    return f"{words}: “{row['condition']}”" if row["condition"] else words


def weight_words(words: Sequence[tuple[str, float]]) -> str:
    """The words that moved the model towards (+) its label or away from it (-), in one line."""
    return ", ".join(f"{'+' if weight > 0 else '−'} {word}" for word, weight in words)


def _show_statement(row: pd.Series, view: View) -> None:
    document, detail = view.store.document(row["doc_id"]), view.store.detail(row["statement_id"])
    with st.container(border=True):
        reading, facts = st.columns([3, 2], gap="large")
        with reading:
            st.caption(" · ".join(filter(None, ["In its document", document.source, str(document.published or "")])))
            st.text(document.title or document.doc_id)
            st.html(passage_html(document.text, row["start"], row["end"]))
            whole = st.expander("The whole document", on_change="rerun", key=f"whole-{row['statement_id']}")
            if whole.open:
                whole.html(passage_html(document.text, row["start"], row["end"], around=None))
            if is_web_address(document.url):
                st.link_button("Open the source", document.url, icon=":material/open_in_new:")
        with facts:
            _show_facts(row, detail, view.debate.labels)
            show_why(row, document, view.debate)


def _show_facts(row: pd.Series, detail: Mapping[str, Any], wording: Mapping[Label, str]) -> None:
    """Who said it and why we think so, and the label; names are shown as plain text, for they come from documents."""
    facts = {
        "Speaker in the text": row["speaker"] or "not named",
        "Actor": " · ".join(filter(None, [row["actor"], row["institution"], row["country"]])),
        "Why this actor": detail["reason"],
        "Why a statement": "; ".join(detail["reasons"]),
        "Stance": label_words(row, wording),
        "Why cautious": caution_words(row),
        "Words for (+) and against (−) this reading": weight_words(detail["words"]),
    }
    for caption, value in facts.items():
        if value:
            st.caption(caption)
            st.text(value)
    st.dataframe(
        pd.DataFrame({"stance": wording.values(), "probability": [100 * row[f"p_{label}"] for label in wording]}),
        column_config={
            "stance": "Stance",
            "probability": st.column_config.ProgressColumn("Probability", format="%.0f%%", min_value=0, max_value=100),
        },
        hide_index=True,
        alt="The probability the model gives each stance",
    )
