"""Pictures of every page, light and dark, on a desktop and on a phone, into docs/screens.

    python tests/screens.py [FOLDER]

Run it when a page looks different. It needs what the browser tests need (see CONTRIBUTING.md).
"""

import io
import sys
import tempfile
from pathlib import Path

from browsing import browser, first_citation, page_paths, settle, start_app, visit
from conftest import _find_chromium
from PIL import Image
from test_browser import chat_on

from index.embedding import SentenceTransformerEmbedder
from index.store import Store
from ui.keeping import sample_path

SIZES = {"desktop": (1280, 900), "phone": (375, 812)}
QUESTION = "What did Kazakhstan say about video recording?"
_LARGEST = 120_000
"""Bytes of a picture."""


def small(png: bytes) -> bytes:
    """Return a picture as WebP, of lower quality the more there is on it."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in (80, 65, 50, 35, 20):
        written = io.BytesIO()
        picture.save(written, "WEBP", quality=quality, method=6)
        if written.tell() <= _LARGEST:
            break
    return written.getvalue()


def take(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store"
        with Store(store, SentenceTransformerEmbedder(), write=True) as opened:
            list(opened.add([sample_path()], 100))
        with chat_on(store) as address, browser(_find_chromium()) as chromium:
            start_app(chromium, address)
            for path in page_paths():
                for scheme in ("light", "dark"):
                    for size, (width, height) in SIZES.items():
                        context = chromium.new_context(
                            color_scheme=scheme, viewport={"width": width, "height": height}
                        )
                        page = context.new_page()
                        visit(page, address, path)
                        if path == "ask":
                            ask(page)
                        file = folder / f"{path}-{scheme}-{size}.webp"
                        file.write_bytes(small(page.screenshot()))
                        print(f"{file} {file.stat().st_size:,} bytes")  # noqa: T201
                        context.close()


def ask(page) -> None:
    """Ask a question and wait for its answer."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(QUESTION)
    box.press("Enter")
    first_citation(page)
    settle(page)


if __name__ == "__main__":
    named = sys.argv[1:]
    take(Path(named[0]) if named else Path(__file__).parents[1] / "docs/screens")
