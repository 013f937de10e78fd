"""The app's colours can be read, and it asks nobody for its fonts."""

import pytest

from ui.cli import chat_command
from ui.theme import DARK, LIGHT, theme_options

HUES = ("red", "green", "blue", "orange", "yellow", "violet", "gray")


def luminance(colour):
    """Relative luminance of "#rrggbb", as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def blend(colour, ground, share):
    """The colour that shows where one lies over another and lets a part of it through."""
    parts = [
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground_it_is_on(theme):
    grounds = theme["backgroundColor"], theme["secondaryBackgroundColor"]
    pairs = [(theme[text], ground) for text in ("textColor", "linkColor") for ground in grounds]
    pairs += [(theme[f"{hue}TextColor"], theme[f"{hue}BackgroundColor"]) for hue in HUES]
    pairs += [(theme[f"{hue}TextColor"], ground) for hue in HUES for ground in grounds]
    # Captions are the text at 60 per cent over their ground.
    pairs += [(blend(theme["textColor"], ground, 0.6), ground) for ground in grounds]
    # Streamlit sets the words on a primary button in white, in dark too.
    pairs.append(("#ffffff", theme["primaryColor"]))
    poor = {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5}
    assert not poor


def test_the_chat_is_started_with_the_theme_and_no_font_from_elsewhere():
    command = chat_command(8501)
    for name, value in theme_options().items():
        assert command[command.index(f"--{name}") + 1] == value
        assert "http" not in value
        assert "url" not in value
