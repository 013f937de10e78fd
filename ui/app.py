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
            "pages/ask.py", title=texts.ASK, icon=":material/forum:", url_path="ask", default=True
        ),
    ]
    page = st.navigation(pages, position="top" if is_admitted() else "hidden")
    require_admission()
    keep_cookies()
    page.run()


if __name__ == "__main__":
    main()
