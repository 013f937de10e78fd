"""Web pages: their encoding, their elements, what of them is text, their notes and paragraphs.

``page`` reads one. In its order: ``encoding``, ``markup``, ``elements`` (which are text),
``notes``, and block by block ``flow``, with ``lists``, ``text`` and ``lines``; ``reading`` is what
these share, and ``numbers`` tells at last which numbers are those of paragraphs.
"""

from index.readers.web.page import read_web_page

__all__ = ["read_web_page"]
