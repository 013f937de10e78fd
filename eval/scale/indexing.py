"""How fast a folder is taken in, in what memory, and beside LlamaIndex's starter."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from eval.scale.corpus import read_speeches, write_speeches
from index.embedding.embedder import SentenceTransformerEmbedder, default_folder
from index.settings import Settings
from index.storage.catalog import Catalog
from index.store import Store

_COMMAND = "import sys; from ui.cli import main; sys.argv[0] = 'ontherecord'; main()"


def measure_rate(data: Path, passages: int, rounds: int) -> dict[str, Any]:
    """Index the same passages with LlamaIndex's starter and with ours, in turn, in this process.

    Ours is the whole way: files read, understood and split, vectors, catalog and Chroma on the
    disk. LlamaIndex's starter (VectorStoreIndex in memory, its batches of ten texts) is given our
    passages ready split, so that both embed the same; both have the same weights, which
    sentence-transformers runs for it.

    Args:
        data: Folder of the development data.
        passages: How many, about: as many speeches as give that many.
        rounds: How often each is measured.

    Returns:
        Passages, passages a second of both by round, and the ratio of the best of each.
    """
    embedder = SentenceTransformerEmbedder()
    embedder.embed_many(["ready"])
    # The same weights as LlamaIndex itself would run them.
    theirs = SentenceTransformerEmbedder(str(default_folder()))
    theirs.embed(["ready"])
    figures: dict[str, list[float]] = {"ours": [], "llamaindex starter": []}
    with tempfile.TemporaryDirectory() as folder:
        files, texts = _files_for(data, passages, Path(folder), embedder)
        for number in range(rounds):
            store = Path(folder) / f"store-{number}"
            ways: tuple[tuple[str, Callable[[], None]], ...] = (
                ("llamaindex starter", lambda: _index_with_llamaindex(texts, theirs)),
                ("ours", lambda to=store: _index_with_ours(files, to, embedder)),  # type: ignore[misc]
            )
            for name, way in ways if number % 2 == 0 else reversed(ways):
                began = time.perf_counter()
                way()
                figures[name].append(len(texts) / (time.perf_counter() - began))
    ratios = [a / b for a, b in zip(*figures.values(), strict=True)]
    return {
        "passages": len(texts),
        "passages_per_second": {k: [round(x, 1) for x in v] for k, v in figures.items()},
        "ratio_by_round": [round(ratio, 2) for ratio in ratios],
    }


def _files_for(
    data: Path, passages: int, folder: Path, embedder: SentenceTransformerEmbedder
) -> tuple[list[Path], list[str]]:
    """Write speeches until they give enough passages; return the files and all passages."""
    from index.chunking.passages import split_passages
    from index.parsing.parser import parse
    from index.readers import read_document

    texts: list[str] = []
    speeches = read_speeches(data)
    files: list[Path] = []
    place = folder / "records"
    while len(texts) < passages and (some := list(islice(speeches, 1))):
        write_speeches(iter(some), place)
        files.append(place / f"{some[0].id}.txt")
        record = parse(read_document(files[-1]))
        tokens = Settings().passage_tokens
        texts += [one.text for one in split_passages(record, tokens, embedder.fits)]
    return files, texts


def _index_with_ours(
    files: Sequence[Path], folder: Path, embedder: SentenceTransformerEmbedder
) -> None:
    with Store(folder, embedder, write=True) as store:
        list(store.add(files))


def _index_with_llamaindex(texts: Sequence[str], embedder: SentenceTransformerEmbedder) -> None:
    from eval.systems.llamaindex import index_in_memory

    index_in_memory(texts, embedder)


def measure_add(data: Path, records: int, folder: Path) -> dict[str, Any]:
    """Take a folder in by the command line.

    Args:
        data: Folder of the development data.
        records: How many speeches.
        folder: Where records and store are to be; what is there already is taken up again.

    Returns:
        Passages, seconds, passages a second, peak MiB, and MiB of the store on the disk.
    """
    files, store = folder / "records", folder / "store"
    words = write_speeches(read_speeches(data, records), files)
    measured = _run_command("add", str(files), "--store", str(store))
    passages = sum(record.passages for record in Catalog(store).records())
    sizes = {
        str(path.relative_to(store)): path.stat().st_size / 1024**2
        for path in store.rglob("*")
        if path.is_file()
    }
    return {
        "records": len(Catalog(store).records()),
        "words": words,
        "passages": passages,
        **measured,
        "passages_per_second": round(passages / measured["seconds"], 1),
        "store_mib": round(sum(sizes.values()), 1),
        "store_mib_by_file": {name: round(size, 1) for name, size in sizes.items() if size > 1},
    }


def measure_again(data: Path, records: int, folder: Path) -> dict[str, Any]:
    """Take the same folder in again, and then one record more, by the command line and in process.

    Args:
        data: Folder of the development data.
        records: How many speeches the store was made of; the next two are the ones more.
        folder: Where records and store are.

    Returns:
        Seconds and peak MiB of both commands.
    """
    store = str(folder / "store")
    again = _run_command("add", str(folder / "records"), "--store", store)
    more = folder / "one more"
    write_speeches(islice(read_speeches(data), records, records + 1), more)
    one = _run_command("add", str(more), "--store", store)
    embedder = SentenceTransformerEmbedder()
    embedder.embed_many(["ready"])
    write_speeches(islice(read_speeches(data), records + 1, records + 2), more)
    began = time.perf_counter()
    with Store(folder / "store", embedder, write=True) as opened:
        list(opened.add(sorted(more.glob("*.txt"))))
    return {
        "again": again,
        "one more record": one,
        "one more, libraries and model loaded": round(time.perf_counter() - began, 2),
    }


_MEASURED = (
    "import json, resource, subprocess, sys, time\n"
    "began = time.perf_counter()\n"
    "done = subprocess.run([sys.executable, '-c', *sys.argv[1:]], stdout=subprocess.DEVNULL)\n"
    "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024\n"
    "print(json.dumps([done.returncode, time.perf_counter() - began, peak]))\n"
)


def _run_command(*arguments: str) -> dict[str, float]:
    """Run the command line in a process of its own; return its seconds and its peak MiB."""
    import json

    command = [sys.executable, "-c", _MEASURED, _COMMAND, *arguments]
    answered = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    status, seconds, peak = json.loads(answered.stdout)
    if status:
        raise SystemExit(f"ontherecord {' '.join(arguments)} ended with status {status}")
    return {"seconds": round(seconds, 2), "peak_mib": round(peak)}


def own_peak() -> float:
    """Return the most memory this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
