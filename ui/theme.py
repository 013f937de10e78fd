"""How the app looks: calm colours that can be read in light and dark, and fonts every system has.

Nothing is fetched: headings are set in a serif, as the records are, and the rest in the font of
the system. Every pair of text and ground below has a contrast of 4.5 to 1 at the least (WCAG 2.2,
1.4.3), and so have captions, which Streamlit sets in the colour of the text at 60 per cent; a test
computes it.
"""

from __future__ import annotations

_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
_SERIF = "Charter, 'Bitstream Charter', Georgia, 'Noto Serif', 'Liberation Serif', serif"
_MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace"

LIGHT = {
    "primaryColor": "#1d5b8c",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f3f1ec",
    "textColor": "#0b0e12",
    "codeTextColor": "#0b0e12",
    "codeBackgroundColor": "#f3f1ec",
    "linkColor": "#1d5b8c",
    "borderColor": "#d5d0c6",
    "redTextColor": "#a3231b",
    "redBackgroundColor": "#fbeae8",
    "greenTextColor": "#1b6138",
    "greenBackgroundColor": "#e6f3ea",
    "blueTextColor": "#1d5b8c",
    "blueBackgroundColor": "#e8f0f7",
    "orangeTextColor": "#8a4600",
    "orangeBackgroundColor": "#fdf0e0",
    "yellowTextColor": "#6f5200",
    "yellowBackgroundColor": "#fbf4d9",
    "violetTextColor": "#5b3a94",
    "violetBackgroundColor": "#f0ebf8",
    "grayTextColor": "#565c64",
    "grayBackgroundColor": "#eeede9",
}
DARK = {
    "primaryColor": "#3576ad",
    "backgroundColor": "#16191d",
    "secondaryBackgroundColor": "#22272d",
    "textColor": "#f0eee9",
    "codeTextColor": "#f0eee9",
    "codeBackgroundColor": "#22272d",
    "linkColor": "#8fc1ec",
    "borderColor": "#3d444c",
    "redTextColor": "#ff9d94",
    "redBackgroundColor": "#3b1f1e",
    "greenTextColor": "#8fd6a8",
    "greenBackgroundColor": "#1b3325",
    "blueTextColor": "#8fc1ec",
    "blueBackgroundColor": "#1b2c3b",
    "orangeTextColor": "#f5b878",
    "orangeBackgroundColor": "#3a2a18",
    "yellowTextColor": "#ead58a",
    "yellowBackgroundColor": "#353017",
    "violetTextColor": "#c9b3f2",
    "violetBackgroundColor": "#2d2540",
    "grayTextColor": "#b4bac2",
    "grayBackgroundColor": "#2a2f35",
}

ICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#1d5b8c"/>
<path d="M8 9v14M12.5 11h12M12.5 16h12M12.5 21h8" stroke="#fff" stroke-width="2.5"/>
</svg>"""
"""Of the page in its tab: a cited paragraph. A browser fetches Streamlit's own icons from afar."""
STYLE = """
<style>
[data-testid=stTopNavLink]:focus-visible, [data-testid=stSidebarNavLink]:focus-visible,
[data-testid=stPageLink-NavLink]:focus-visible,
[data-testid=stElementToolbar] button:focus-visible {
  outline: 2px solid currentColor; outline-offset: -2px; }
/* The first colour, which such a button takes, is too dark on dark ground to be read. */
button[kind=tertiary]:is(:hover, :active, :focus-visible, [aria-expanded=true]),
button[data-variant]:is([aria-checked=true], [aria-pressed=true]) { color: inherit !important; }
button[kind=tertiary]:hover p { text-decoration: underline; }
/* What the keyboard reaches is not hidden by the menu above or the question box below. */
[data-testid=stMainBlockContainer] :is(a, button, input, summary) { scroll-margin: 5rem 0 10rem; }
[data-testid=stElementToolbar]:focus-within { opacity: 1; visibility: visible; }
@media (min-width: 700px) {
  [data-testid=stCaptionContainer] code { white-space: nowrap; }
}
@media (max-width: 700px) {
  [data-testid=stMarkdownContainer] :is(th, td) { padding-inline: .4rem; }
}
[data-testid=stMainBlockContainer] { padding-top: 4.5rem; }
</style>
"""
"""What no option says: where the keyboard is, and no more room above a page than its menu takes."""


def theme_options() -> dict[str, str]:
    """Return the options of Streamlit that make the app look so, by name."""
    return {
        "theme.font": _SANS,
        "theme.headingFont": _SERIF,
        "theme.codeFont": _MONO,
        # A phone has no room for a heading of 44 pixels.
        "theme.headingFontSizes": "2rem,1.5rem,1.25rem,1.1rem,1rem,1rem",
        "theme.baseRadius": "small",
        "theme.linkUnderline": "true",
        **{f"theme.light.{name}": value for name, value in LIGHT.items()},
        **{f"theme.dark.{name}": value for name, value in DARK.items()},
    }
