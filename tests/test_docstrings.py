"""Examples in docstrings give what they say they give."""

import doctest
import importlib
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_MODULES = sorted(
    ".".join(path.relative_to(_ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("assistant", "index", "ui", "eval")
    for path in (_ROOT / package).rglob("*.py")
    if "    >>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", _MODULES)
def test_what_an_example_shows_is_what_comes(name):
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed
