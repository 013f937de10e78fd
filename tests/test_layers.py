"""The arrows between packages and the rooms of outside libraries hold, and pages stay small."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import ui

LONGEST = 300
"""Lines of a file in which one idea can still be seen whole."""


def test_import_contracts_are_kept():
    assert lint_imports(no_cache=True) == 0


def test_no_file_of_the_pages_is_longer_than_one_idea():
    files = [
        one for one in Path(ui.__file__).parent.rglob("*") if one.suffix in {".py", ".css", ".js"}
    ]
    lines = {one: len(one.read_text(encoding="utf-8").splitlines()) for one in files}
    assert len(lines) > 30
    assert {one: count for one, count in lines.items() if count > LONGEST} == {}


def test_every_package_goes_into_the_wheel():
    root = Path(ui.__file__).parents[1]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    listed = settings["tool"]["setuptools"]["packages"]
    rooms = {one.split(".")[0] for one in listed}
    found = [
        one.parent.relative_to(root) for room in rooms for one in (root / room).rglob("__init__.py")
    ]
    assert sorted(".".join(one.parts) for one in found) == sorted(listed)


@pytest.mark.parametrize("package", ["assistant", "index"])
def test_every_package_tells_what_each_of_its_modules_is_for(package):
    for front in (Path(ui.__file__).parents[1] / package).rglob("__init__.py"):
        told = ast.get_docstring(ast.parse(front.read_text(encoding="utf-8"))) or ""
        here = front.parent
        modules = {one.stem for one in here.glob("*.py")} - {"__init__"}
        modules |= {one.parent.name for one in here.glob("*/__init__.py")}
        assert {*re.findall(r"``(\w+)``", told)} == modules, front
