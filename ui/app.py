"""The app in the browser: which pages there are. Each page is a script that stands by itself."""

from __future__ import annotations

import streamlit as st

from ui.admission import is_admitted, keep_cookies, require_admission
from ui.texts import common as texts


def main() -> None:
    """Draw the page that is asked for."""
    st.set_page_config(page_title=texts.NAME, page_icon=":material/gavel:", layout="wide")
    pages = [
        st.Page(
            "views/ask.py", title=texts.ASK, icon=":material/forum:", url_path="ask", default=True
        ),
        st.Page("views/records.py", title=texts.RECORDS, icon=":material/library_books:"),
        st.Page("views/ledger.py", title=texts.LEDGER, icon=":material/checklist:"),
        st.Page("views/reader.py", title=texts.READER, visibility="hidden"),
        st.Page("views/add.py", title=texts.ADD, icon=":material/note_add:", url_path="add"),
        st.Page(
            "views/evaluation.py",
            title=texts.EVALUATION,
            icon=":material/monitoring:",
            url_path="evaluation",
        ),
    ]
    page = st.navigation(pages, position="top" if is_admitted() else "hidden")
    require_admission()
    keep_cookies()
    page.run()


if __name__ == "__main__":
    main()
