"""Correcting a record in a browser, while somebody else takes files in."""

import pytest
from browsing import browser, chat_on, settle, start_app
from playwright.sync_api import expect

from index.store import Store

pytestmark = pytest.mark.browser
TEXT = """Consideration of the report of Kenya
Mr. Odhiambo said that giraffes were protected by law.
Ms. Racu (Country Rapporteur) asked how many lions there were.
"""


def test_what_is_filled_in_outlasts_another_persons_run_and_is_saved(tmp_path, chromium, embedder):
    path = tmp_path / "kenya.txt"
    path.write_text(TEXT)
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([path]))
    with chat_on(tmp_path / "store") as address, browser(chromium) as opened:
        start_app(opened, address)
        mine = opened.new_page(viewport={"width": 1200, "height": 1400})
        mine.goto(f"{address}/add?record=kenya")
        settle(mine)
        title = mine.get_by_label("Title", exact=True)
        title.fill("Giraffes")
        title.press("Tab")
        # Another person takes a file in, from first to last.
        theirs = opened.new_page()
        theirs.goto(f"{address}/add")
        settle(theirs)
        theirs.locator("input[type=file]").first.set_input_files(
            [{"name": "chad.txt", "mimeType": "text/plain", "buffer": b"Mr. Abakar (Chad) spoke."}]
        )
        theirs.get_by_role("button", name="Take in the files").click()
        theirs.get_by_text("The file is in the store.").wait_for()
        mine.get_by_role("combobox", name="Correct speakers").click()
        mine.get_by_role("option", name="Mr. Odhiambo").click()
        mine.keyboard.press("Escape")
        side = mine.get_by_role("combobox", name="Side of Mr. Odhiambo")
        side.wait_for()
        expect(title).to_have_value("Giraffes")
        side.click()
        mine.get_by_role("option", name="State", exact=True).click()
        mine.get_by_role("button", name="Save and read again").click()
        mine.get_by_text("read again", exact=True).wait_for()
        settle(mine)
        expect(title).to_have_value("Giraffes")
        row = mine.get_by_role("row", name="State Mr. Odhiambo")
        expect(row).to_be_visible()
    said = path.with_name("kenya.metadata.toml").read_text()
    assert said == 'title = "Giraffes"\n\n[speakers."Mr. Odhiambo"]\nside = "state"\n'
