"""Token counts by tiktoken, with no network: from a private copy of encodings on this disk.

tiktoken would download its encodings, and throws away a cached file whose digest it does not
expect; llama-index-core carries both encodings in its package, so they are copied, never lent.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import EmbeddingError

if TYPE_CHECKING:
    import tiktoken

ENCODING = "cl100k_base"
_CACHE_VARIABLE = "TIKTOKEN_CACHE_DIR"


@cache
def _encoding() -> tiktoken.Encoding:
    import tiktoken

    specification = importlib.util.find_spec("llama_index.core")
    if specification is None or specification.origin is None:
        raise EmbeddingError("llama-index-core is not installed. Run: pip install on-the-record")
    carried = Path(specification.origin).parent / "_static" / "tiktoken_cache"
    before = os.environ.get(_CACHE_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="ontherecord-") as private:
        for file in carried.iterdir():
            shutil.copy(file, private)
        os.environ[_CACHE_VARIABLE] = private
        try:
            return tiktoken.get_encoding(ENCODING)
        finally:
            if before is None:
                del os.environ[_CACHE_VARIABLE]
            else:
                os.environ[_CACHE_VARIABLE] = before


def count_tokens(text: str) -> int:
    """Return the length of a text in cl100k_base tokens; special tokens count as plain text."""
    return len(_encoding().encode(text, disallowed_special=()))
