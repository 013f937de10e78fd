"""What the documents name is there: pages and their headings, files, commands and their options.

And a figure that stands on two pages is the same on both.
"""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer.main

from ui.cli import app

_ROOT = Path(__file__).parents[1]
_PAGES = sorted([*_ROOT.glob("*.md"), *_ROOT.glob("docs/*.md")])
_COMMANDS = typer.main.get_command(app)
_RUN = {
    "sample-test": "sample-test",
    "QMSum committees": "qmsum-val-committee",
    "research groups": "qmsum-val-academic",
    "product design": "qmsum-val-product",
    "chatlogs": "chunking-chatlogs",
    "state_of_the_union": "chunking-state_of_the_union",
}
"""Benchmarks of docs/figures.md, by their names in docs/evaluation.md."""
_PARTS_OF_A_LINE = re.compile(r"^ {4,}(.*)$|`([^`\n]+)`", re.MULTILINE)


def _text(page):
    return page.read_text(encoding="utf-8")


def _code(page):
    """Return what a page shows as code: indented lines, a line a command, and words in ticks."""
    text = re.sub(r"\\\n\s*", " ", _text(page))
    return [indented or ticked for indented, ticked in _PARTS_OF_A_LINE.findall(text)]


def _anchor(heading):
    return re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-")


def _anchors(page):
    return {_anchor(title) for title in re.findall(r"^#+ (.*)$", _text(page), re.MULTILINE)}


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page_and_a_heading_that_are_there(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", _text(page)):
        if "://" in target:
            continue
        name, _, heading = target.partition("#")
        leads_to = (page.parent / name).resolve() if name else page
        assert leads_to.exists(), target
        assert not heading or heading in _anchors(leads_to), target


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page):
    named = re.findall(
        r"(?<![\w/.])(?:docs|eval|assistant|index|ui|tests|\.ci)/[\w./-]+", _text(page)
    )
    for path in named:
        assert (_ROOT / path.rstrip(".")).exists(), path


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_script_that_a_page_names_is_there_and_has_its_options(page):
    for line in _code(page):
        for module, rest in re.findall(r"python -m ((?:eval|tests|ui)[\w.]*)([^`|]*)", line):
            found = find_spec(module)
            assert found, module
            source = found.origin
            if found.submodule_search_locations:
                source = str(Path(source).with_name("__main__.py"))
            told = Path(source).read_text(encoding="utf-8")
            for option in re.findall(r"--[\w-]+", rest):
                assert f'"{option}"' in told, f"{module} {option}"
        for script in re.findall(r"python (tests/\w+\.py)", line):
            assert (_ROOT / script).exists(), script


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_there_and_has_its_options(page):
    for line in _code(page):
        for words in re.findall(r"(?:^|[ /])ontherecord ([^#|]*)", line):
            command, given = _COMMANDS, words.split()
            while given and hasattr(command, "commands") and given[0].isalpha():
                assert given[0] in command.commands, words
                command, given = command.commands[given[0]], given[1:]
            known = {name for option in command.params for name in option.opts}
            asked = {word for word in given if word.startswith("--")}
            assert not asked - known - {"--help"}, words


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_setting_that_a_page_names_is_in_the_example(page):
    settings = (_ROOT / ".env.example").read_text(encoding="utf-8")
    only_for_tests = {"ONTHERECORD_DATA", "ONTHERECORD_REQUIRE_BROWSER"}
    for name in set(re.findall(r"ONTHERECORD_[A-Z_]+", _text(page))) - only_for_tests:
        assert name in settings, name


def test_figures_of_search_are_those_of_the_last_run():
    named = {"wrong side": "wrong side", "p50 ms": "p50 ms"}
    for system, row in _tables(_ROOT / "docs/evaluation.md")["Search"].items():
        for column, figure in row.items():
            measured = (_RUN.get(column, "sample-test"), named.get(column, "recall 2000"))
            assert figure in {"", _of_the_last_run(re.split("[: ]", system)[0], *measured)}, system


def test_figures_of_answers_are_those_of_the_last_run():
    for benchmark, row in _tables(_ROOT / "docs/evaluation.md")["Answers"].items():
        for measure, figure in row.items():
            measured = _of_the_last_run("answers", _RUN[benchmark.split(",")[0]], measure)
            assert figure in {"", measured}, f"{benchmark}, {measure}"


def test_figures_of_each_part_are_those_of_the_last_run():
    rows = _tables(_ROOT / "docs/evaluation.md")["What each part brings"]
    for part, row in rows.items():
        for column, figure in row.items():
            system = re.search("`(.*)`", part)
            if column.startswith("AUROC") or not (system or part.startswith("all")):
                continue  # The last run does not hold them.
            kind = "retrieval" if column in _RUN else "answers"
            measured = (
                _RUN.get(column, "sample-test"),
                "recall 2000" if column in _RUN else column,
            )
            assert figure == _of_the_last_run(system[1] if system else kind, *measured), part


def _of_the_last_run(system, benchmark, measure):
    row = _tables(_ROOT / "docs/figures.md")[benchmark].get(system, {})
    return row.get(measure, "").split(" ")[0]


def _tables(page):
    """Return, by heading, the rows of the tables under it, by their first cell: {column: cell}."""
    found, heading, columns = {}, "", None
    for line in _text(page).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        cells = [cell.strip() for cell in line.strip("|").split("|")] if "|" in line else None
        if cells is None:
            columns = None
        elif columns is None:
            columns = cells
        elif not cells[0].startswith("---"):
            row = dict(zip(columns[1:], cells[1:], strict=True))
            found.setdefault(heading, {}).setdefault(cells[0], {}).update(row)
    return found
