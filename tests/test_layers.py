"""The arrows between packages and the rooms of outside libraries hold."""

from importlinter.cli import lint_imports


def test_import_contracts_are_kept():
    assert lint_imports(no_cache=True) == 0
