"""Whoever adds many records is told how far they are, from the last file read to the end."""

from typer.testing import CliRunner

from index.store import Store
from ui.cli import app

LINE = "{}. Mr. Lund said that well number {} had been closed for {} days."


def _record(sentences):
    lines = [LINE.format(n, n, n + 1) for n in range(1, sentences + 1)]
    return "\n\n".join(["CAT/C/SR.7", *lines])


def test_progress_is_told_before_the_first_vector_and_up_to_the_last(tmp_path, embedder):
    (tmp_path / "wells.txt").write_text(_record(300), encoding="utf-8")
    told = []
    with Store(tmp_path / "store", embedder, write=True) as store:
        outcomes = list(store.add([tmp_path / "wells.txt"], progress=told.append))
    total = outcomes[0].passages
    assert total >= 300
    assert (told[0].made, told[0].left) == (0, total)
    assert (told[-1].made, told[-1].left) == (total, 0)
    made = [one.made for one in told]
    assert made == sorted(set(made))
    assert len(made) >= 4


def test_a_run_without_a_terminal_says_that_it_indexes(tmp_path):
    (tmp_path / "wells.txt").write_text(_record(520), encoding="utf-8")
    asked = ["add", str(tmp_path / "wells.txt"), "--store", str(tmp_path / "store")]
    found = CliRunner().invoke(app, asked)
    assert found.exit_code == 0
    assert "Indexing: 0 of 520 passages are ready." in found.stderr
    assert "Indexing" not in found.stdout


def test_a_small_run_and_one_that_prints_json_say_nothing_of_it(tmp_path):
    (tmp_path / "wells.txt").write_text(_record(520), encoding="utf-8")
    (tmp_path / "few.txt").write_text(_record(3), encoding="utf-8")
    for name, more in (("few", []), ("wells", ["--json"])):
        asked = ["add", str(tmp_path / f"{name}.txt"), "--store", str(tmp_path / name), *more]
        assert "Indexing" not in CliRunner().invoke(app, asked).stderr
