"""The server of the chat, started as a module: what the first page needs is loaded by then.

Streamlit imports what a page needs when somebody opens it; whoever came first would wait for it.
"""

from __future__ import annotations

from streamlit.web.cli import main

import assistant.browsing.suggestions
import assistant.handover
import assistant.kept_conversations  # noqa: F401  (for what they import)

if __name__ == "__main__":
    main(prog_name="streamlit")
