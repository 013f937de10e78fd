"""Text that is not ours is shown as it is, whatever Streamlit's Markdown would make of it."""

import json
from functools import partial

import pytest
from browsing import browser, chat_on, comes_true

from ui.markup import escape_label

NOTHING = "\u2060"
HOSTILE = (
    "&lt;b&gt; &amp; AT&T",
    "one\ntwo",
    "a\n\n    code\n# heading",
    "1. first",
    "2) second",
    "- dash",
    "+ plus",
    "- [ ] task",
    "---",
    "a :smile: :+1: :material/delete: :streamlit: b",
    "a -> b <- c -- d >= e <= f ~= g",
    "www.example.com https://example.com/x me@example.com",
    "*a* _b_ `c` ~~d~~ <b>e</b> $x$ $y$ [l](u) ![i](u) [^1]",
    ":red[hi] :red-background[x] :blue-badge[x] :small[y]",
    "a | b \\",
    "<script>document.title = 'run'</script>",
)
SCRIPT = """
import json, sys
import streamlit as st
from ui.markup import escape_label
for number, text in enumerate(json.loads({texts!r})):
    label = escape_label(text)
    for place, show in (
        ("markdown", st.markdown),
        ("button", lambda said: st.button(said, key=f"press{{number}}")),
        ("warning", st.warning),
        ("cell", lambda said: st.markdown(f"| a | b |\\n| --- | --- |\\n| {{said}} | x |")),
    ):
        with st.container(key=f"{{place}}-{{number}}"):
            show(label)
st.title("Done")
"""


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_is_one_line_and_nothing_of_it_is_lost(text):
    label = escape_label(text)
    assert "\n" not in label
    shown = []
    characters = iter(label.replace(NOTHING, ""))
    for character in characters:
        shown.append(next(characters) if character == "\\" else character)
    assert "".join(shown) == " ".join(text.split())


def _shows(element, text):
    shown = element.inner_text().replace(NOTHING, "")
    return shown.split() == text.split()


@pytest.mark.browser
def test_streamlit_shows_every_text_as_it_is(tmp_path, chromium):
    script = tmp_path / "shown.py"
    script.write_text(SCRIPT.format(texts=json.dumps(HOSTILE)))
    with chat_on(tmp_path, script) as address, browser(chromium) as opened:
        page = opened.new_page()
        page.goto(address)
        page.get_by_role("heading", name="Done").wait_for()
        for number, text in enumerate(HOSTILE):
            for place in ("markdown", "button", "warning", "cell"):
                part = page.locator(f".st-key-{place}-{number}")
                told = part.locator("td").first if place == "cell" else part
                # Some parts are drawn after those behind them.
                assert comes_true(page, partial(_shows, told, text)), (place, text)
                assert part.locator("a, img, del, em, code, h1, li").count() == 0, (place, text)
        assert page.title() != "run"
