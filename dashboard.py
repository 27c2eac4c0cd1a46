"""The entry point of the page: `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from stance.pages.view import errors_in_one_line, open_view

ICON = Path(__file__).parent / "stance/pages/icon.svg"  # a local file: an icon by name is fetched from the web
st.set_page_config(page_title="Stance Tracker", page_icon=ICON, layout="wide")
page = st.navigation(
    [
        st.Page(
            "stance/pages/overview.py",
            title="Overview",
            icon=":material/bar_chart:",
            help="How positions are spread across institutions, actors and time.",
        ),
        st.Page(
            "stance/pages/statements.py",
            title="Statements",
            icon=":material/format_quote:",
            help="Every statement in its document, with a download.",
        ),
        st.Page("stance/pages/names.py", title="Names", icon=":material/badge:", help="Who is meant by a name."),
    ]
)
with errors_in_one_line():
    open_view()
    page.run()
