"""Word files: the parts of the package, its styles and numbers, its stories, its paragraphs."""

from index.readers.word.document import read_word

__all__ = ["read_word"]
