"""Chroma: an index of the vectors of passages. Disposable, since the catalog has them too."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from pydantic import SecretStr

from index.errors import StoreDamagedError
from index.storage.failures import tell_exhaustion

FOLDER_NAME = "vectors"
_COLLECTION = "passages"
_BATCH = 4000
"""Rows a call, below Chroma's limit of 5,461."""
_MAKE_AGAIN = "They can be made again from the catalog"
_REBUILD = "ontherecord check --rebuild"
_OPENED: dict[str, tuple[int, int]] = {}
"""Folders open in this process: the newest vector seen in each, and how many clients it has."""
_OPENED_LOCK = threading.Lock()


def discard_vectors(folder: Path) -> None:
    """Delete what lies in the place of a store's vectors, whatever it is."""
    place = folder / FOLDER_NAME
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """A Chroma server that holds the vectors instead of the store's folder.

    Attributes:
        url: Its address, "http://host:port".
        token: Sent with every call where the server asks for one.
        collection: Name of the store's own collection on it.
    """

    url: str
    token: SecretStr | None
    collection: str


class VectorStore:
    """Vectors by passage id, compared by cosine. It holds nothing but ids and vectors.

    A process that has opened the folder never sees the vectors that another one puts into it
    later, though it sees their number: close it and open it again. A server has no such trouble.

    Args:
        folder: Folder of the store.
        server: Where the vectors are, unless in the folder.
        indexed: Number of the newest vector that is known to be there already.
        create: Whether to make the folder where there is none.

    Attributes:
        sees: Number of the newest vector that is surely seen.

    Raises:
        StoreDamagedError: If Chroma cannot open what is there, or its server is away.
        StoreError: Here and below, if the disk is full or too many files are open, of which what
            is there has no part.
    """

    def __init__(
        self,
        folder: Path,
        server: ChromaServer | None = None,
        *,
        indexed: int = 0,
        create: bool = False,
    ) -> None:
        import httpx
        from chromadb.errors import ChromaError

        self.folder = folder / FOLDER_NAME
        self.server = server
        self._failures = (
            ChromaError,
            httpx.HTTPError,
            ValueError,
            RuntimeError,
            OSError,
            KeyError,
            AttributeError,
        )
        self._name = server.collection if server else _COLLECTION
        self._closed = False
        if not (server or create or self.folder.exists()):
            raise StoreDamagedError(
                f"{self.folder}: there are no vectors here. {_MAKE_AGAIN}: {_REBUILD}"
            )
        with self._errors():
            self._client = self._open_server(server) if server else self._open_folder()
            try:
                self._collection = self._open_collection()
            except self._failures:
                self._client.close()
                raise
        self.sees = indexed
        if not server:
            with _OPENED_LOCK:
                # Clients of one folder share what the first of them has opened, and its age.
                seen, clients = _OPENED.get(str(self.folder), (indexed, 0))
                _OPENED[str(self.folder)] = seen, clients + 1
            self.sees = seen

    def _open_folder(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        try:
            return chromadb.PersistentClient(path=str(self.folder), settings=settings)
        except AttributeError:
            # Chroma keeps what it failed to open, and fails once more before it lets it go.
            return chromadb.PersistentClient(path=str(self.folder), settings=settings)

    def _open_server(self, server: ChromaServer) -> Any:
        import chromadb
        from chromadb.config import Settings

        address = urlsplit(server.url)
        if (
            address.scheme not in {"http", "https"}
            or not address.hostname
            or address.path.strip("/")
        ):
            raise ValueError(f"{server.url!r} is no address like http://host:port")
        secure = address.scheme == "https"
        token = server.token.get_secret_value() if server.token else ""
        return chromadb.HttpClient(
            host=address.hostname,
            port=address.port or (443 if secure else 8000),
            ssl=secure,
            headers={"Authorization": f"Bearer {token}"} if token else {},
            settings=Settings(anonymized_telemetry=False),
        )

    def _open_collection(self) -> Any:
        return self._client.get_or_create_collection(
            self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def close(self) -> None:
        """Let go of Chroma, so that the folder can be opened afresh. Once is enough."""
        if self._closed:  # Clients are counted here and by Chroma: this one is gone from both.
            return
        self._closed = True
        if not self.server:
            with _OPENED_LOCK:
                seen, clients = _OPENED.pop(str(self.folder), (0, 1))
                if clients > 1:
                    _OPENED[str(self.folder)] = seen, clients - 1
        with suppress(*self._failures):
            self._client.close()

    def _damaged(self, error: BaseException) -> StoreDamagedError:
        if self.server:
            return StoreDamagedError(
                f"{self.server.url}: the Chroma server cannot be used ({error}). See that it runs "
                "and can be reached from here, or correct or unset ONTHERECORD_CHROMA_URL (and "
                "ONTHERECORD_CHROMA_TOKEN)."
            )
        way_out = (
            "Chroma opens no folder that may only be read: change its rights."
            if "readonly" in str(error)
            else f"{_MAKE_AGAIN}: {_REBUILD}"
        )
        return StoreDamagedError(f"{self.folder}: the vectors cannot be used ({error}). {way_out}")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            raise tell_exhaustion(error, self.folder.parent) or self._damaged(error) from error

    def put(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Store vectors, shape (ids, dimensions), in place of earlier ones.

        Raises:
            StoreDamagedError: Here and below, if Chroma cannot do it.
        """
        with self._errors():
            for begin in range(0, len(ids), _BATCH):
                self._collection.upsert(
                    ids=list(ids[begin : begin + _BATCH]),
                    embeddings=vectors[begin : begin + _BATCH],
                )

    def remove(self, ids: Sequence[str]) -> None:
        """Take vectors out; unknown ids are ignored."""
        with self._errors():
            for begin in range(0, len(ids), _BATCH):
                self._collection.delete(ids=list(ids[begin : begin + _BATCH]))

    def clear(self) -> None:
        """Take all vectors out."""
        with self._errors():
            self._client.delete_collection(self._name)
            self._collection = self._open_collection()

    def ids(self) -> Iterator[str]:
        """Yield the ids of all vectors."""
        offset = 0
        with self._errors():
            while batch := self._collection.get(include=[], limit=_BATCH, offset=offset)["ids"]:
                yield from batch
                offset += len(batch)

    def count(self) -> int:
        """Return how many vectors there are."""
        with self._errors():
            return int(self._collection.count())

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[str]:
        """Return the ids of the nearest vectors, best first, as far as Chroma finds them.

        Args:
            vector: Unit vector of the query, shape (dimensions,).
            limit: How many at the most.
        """
        with self._errors():
            found = self._collection.query(query_embeddings=[vector], n_results=limit, include=[])
        return list(found["ids"][0])
