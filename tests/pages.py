"""What a page run in this process shows."""

from streamlit.testing.v1 import AppTest


def html_of(page: AppTest) -> str:
    """Return the HTML that a page draws itself, piece by piece."""
    return "\n".join(one.proto.body for one in page.get("html"))
