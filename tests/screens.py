"""Pictures of every page, light and dark, on a desktop and on a phone, into docs/screens.

    python tests/screens.py [FOLDER [BEGINNING OF THE NAMES]]

Run it when a page looks different. It needs what the browser tests need (see CONTRIBUTING.md).
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from browsing import browser, chat_on, first_citation, page_paths, settle, start_app, visit
from conftest import _find_chromium
from PIL import Image
from playwright.sync_api import Page

from index.embedding.embedder import SentenceTransformerEmbedder
from index.sample import sample_path
from index.store import Store

SIZES = {"desktop": (1280, 900), "phone": (375, 812)}
QUESTION = "What did Kazakhstan say about video recording?"
BOTH_SIDES = "What did both sides say about solitary confinement?"
UNANSWERED = "What did Kazakhstan say about climate change?"
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


@dataclass(frozen=True)
class Picture:
    """A page in a state.

    Attributes:
        name: Of the file.
        path: Of the page.
        place: Which of the servers shows it.
        reach: What brings the page from how it opens into the state.
    """

    name: str
    path: str
    place: str = "sample"
    reach: Callable[[Page], None] | None = None


def ask(question: str, page: Page) -> None:
    """Ask a question and wait until its answer stands."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.get_by_role("heading", name=question).wait_for(timeout=60_000)
    settle(page)
    page.wait_for_timeout(2000)  # Until the answer stands where it is brought into view.


def open_card(page: Page) -> None:
    """Ask a question and open its first citation."""
    ask(QUESTION, page)
    first_citation(page).click()
    page.get_by_role("dialog").wait_for()
    page.wait_for_timeout(300)


PICTURES = [
    *(
        Picture(path, path, reach=partial(ask, QUESTION) if path == "ask" else None)
        for path in page_paths()
    ),
    Picture("ask-begin", "ask"),
    Picture("ask-card", "ask", reach=open_card),
    Picture("ask-both", "ask", reach=partial(ask, BOTH_SIDES)),
    Picture("ask-silence", "ask", reach=partial(ask, UNANSWERED)),
    Picture("ask-empty", "ask", "empty"),
    Picture("records-empty", "records", "empty"),
    Picture("add-empty", "add", "empty"),
    Picture("evaluation-run", "evaluation", "run"),
    Picture("door", "ask", "door"),
]


@contextmanager
def servers(place: Path) -> Iterator[dict[str, str]]:
    """Serve the sample record, a store without records, one behind a password, and a run."""
    store, empty, runs = place / "store", place / "empty", place / "runs"
    with Store(store, SentenceTransformerEmbedder(), write=True) as opened:
        list(opened.add([sample_path()]))
    with Store(empty, SentenceTransformerEmbedder(), write=True):
        pass
    command = Path(sys.executable).with_name("ontherecord")
    run = [command, "eval", "run", "--benchmark", "sample-test", "--out", runs]
    run += ["--system", "answers", "--system", "bm25"]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    with (
        chat_on(store) as sample,
        chat_on(empty) as nothing,
        chat_on(store, ONTHERECORD_PASSWORD="a password") as door,
        chat_on(store, ONTHERECORD_EVALUATION=str(runs)) as evaluated,
    ):
        yield {"sample": sample, "empty": nothing, "door": door, "run": evaluated}


def take(folder: Path, wanted: str) -> None:
    """Take the pictures whose names begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        servers(Path(place)) as addresses,
        browser(_find_chromium()) as chromium,
    ):
        for address in addresses.values():
            start_app(chromium, address)
        for picture in PICTURES:
            for scheme, (size, (width, height)) in product(("light", "dark"), SIZES.items()):
                if not picture.name.startswith(wanted):
                    continue
                context = chromium.new_context(
                    color_scheme=scheme, viewport={"width": width, "height": height}
                )
                page = context.new_page()
                visit(page, addresses[picture.place], picture.path, picture.place != "empty")
                if picture.reach:
                    picture.reach(page)
                file = folder / f"{picture.name}-{scheme}-{size}.webp"
                file.write_bytes(small(page.screenshot()))
                print(f"{file} {file.stat().st_size:,} bytes")  # noqa: T201
                context.close()


if __name__ == "__main__":
    named = [*sys.argv[1:], "", ""]
    take(Path(named[0] or Path(__file__).parents[1] / "docs/screens"), named[1])
