"""The whole way in a browser: no store, a file uploaded, seen as it goes, asked about."""

import pytest
from browsing import browser, chat_on, first_citation, settle, start_app
from playwright.sync_api import expect

from ui.texts import add as texts

pytestmark = pytest.mark.browser


def test_an_upload_is_taken_in_and_can_be_asked_about(tmp_path, chromium, sample_path):
    with chat_on(tmp_path / "store") as address, browser(chromium) as opened:
        page = opened.new_page(viewport={"width": 1200, "height": 1000})
        page.goto(f"{address}/add")
        page.get_by_text("There are no records yet").wait_for()
        page.locator("input[type=file]").first.set_input_files(
            [
                {
                    "name": "kazakhstan.txt",
                    "mimeType": "text/plain",
                    "buffer": sample_path.read_bytes(),
                },
                {
                    "name": "<img src=x onerror=alert(1)>.txt",
                    "mimeType": "text/plain",
                    "buffer": b"\x89PNG\r\n",
                },
            ]
        )
        page.get_by_role("button", name="Take in the files").click()
        page.get_by_text("1 of 2 files are in the store").wait_for()
        settle(page)
        # Beside the file that it belongs to, and names are text.
        page.locator("li", has_text="img src=x onerror").get_by_text("picture").wait_for()
        assert page.locator("main img[src=x]").count() == 0
        page.get_by_role("cell", name="Country Rapporteur").first.wait_for()
        # The file does not tell its symbol: it is said on the page, and the file is read again.
        symbol = page.get_by_label("Symbol")
        symbol.fill("CAT/C/SR.1995")
        symbol.press("Tab")
        page.get_by_role("button", name="Save and read again").click()
        page.get_by_text("read again", exact=True).wait_for()
        settle(page)
        expect(symbol).to_have_value("CAT/C/SR.1995")
        page.goto(address)
        box = page.get_by_test_id("stChatInputTextArea")
        box.wait_for()
        box.fill("What did Kazakhstan say about video recording?")
        box.press("Enter")
        first_citation(page)


def test_a_folder_half_written_is_kept_when_a_message_above_it_goes(chromium, sample_store):
    with chat_on(sample_store) as address, browser(chromium) as opened:
        start_app(opened, address)
        page = opened.new_page(viewport={"width": 1200, "height": 1000})
        page.goto(f"{address}/add")
        settle(page)
        page.get_by_role("button", name=texts.UPLOAD_BUTTON).click()
        page.get_by_text(texts.NO_FILES).wait_for()
        page.get_by_text(texts.FOLDER_CLOSED).click()
        page.get_by_label(texts.FOLDER, exact=True).fill("/nowhere")
        page.get_by_role("button", name=texts.FOLDER_BUTTON).click()
        page.get_by_text("is no folder of this machine").wait_for()
        expect(page.get_by_label(texts.FOLDER, exact=True)).to_have_value("/nowhere")
