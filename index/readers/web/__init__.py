"""Web pages: their encoding, their elements, what of them is text, their notes and paragraphs."""

from index.readers.web.page import read_web_page

__all__ = ["read_web_page"]
