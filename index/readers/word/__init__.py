"""Word files: the parts of the package, its styles and numbers, its stories, its paragraphs.

``document`` reads one: the ``package``, ``styles`` and ``numbering``, then each ``story``, its
``text`` and ``fields``, and the ``notes``; ``reading`` is what stories share.
"""

from index.readers.word.document import read_word

__all__ = ["read_word"]
