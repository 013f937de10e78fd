"""Vectors on a Chroma server: a real one, started on this machine."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from timing import until

import index.search.dense
from assistant import Assistant
from index.errors import StoreDamagedError
from index.settings import Settings
from index.storage.vectors import FOLDER_NAME
from index.store import Store

_CHROMA = str(Path(sys.executable).with_name("chroma"))
_KENYA = "Mr. Odhiambo (Kenya) said that giraffes were protected by law.\n"
_CHILE = "Ms. Rojas (Chile) said that the prison farm had been closed.\n"


def _free_port():
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class _Server:
    """A Chroma server with a folder of its own; it can be stopped and started again."""

    def __init__(self, folder):
        self._folder = folder
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._process = None

    def start(self):
        place = ["--path", str(self._folder), "--host", "127.0.0.1", "--port", str(self._port)]
        self._process = subprocess.Popen(
            [_CHROMA, "run", *place],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
        )
        with httpx.Client(trust_env=False) as client:
            until(lambda: self._answers(client), seconds=300)
        return self

    def _answers(self, client):
        assert self._process.poll() is None, "the Chroma server did not start"
        try:
            return client.get(f"{self.url}/api/v2/heartbeat").is_success
        except httpx.HTTPError:
            return False

    def stop(self):
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


@pytest.fixture
def server(tmp_path):
    server = _Server(tmp_path / "server").start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _large(monkeypatch):
    """Every store counts as large, so that Chroma is asked."""
    monkeypatch.setattr(index.search.dense, "_SCAN", 0)


def _record(folder, name, text):
    path = folder / f"{name}.txt"
    path.write_text(text)
    return path


def _add(store, embedder, settings, *paths):
    with Store(store, embedder, write=True, settings=settings) as opened:
        return [outcome.status.value for outcome in opened.add(paths)]


def test_assistants_of_one_store_share_a_server_and_see_what_is_added(server, tmp_path, embedder):
    settings = Settings(chroma_url=server.url)
    store = tmp_path / "store"
    assert _add(store, embedder, settings, _record(tmp_path, "kenya", _KENYA)) == ["added"]
    assert not (store / FOLDER_NAME).exists()
    first, second = (Assistant.open(store, embedder=embedder, settings=settings) for _ in range(2))
    for assistant in (first, second):
        assert [hit.record_id for hit in assistant.search("giraffes protected", k=1)] == ["kenya"]
    _add(store, embedder, settings, _record(tmp_path, "chile", _CHILE))
    for assistant in (first, second):
        assert [hit.record_id for hit in assistant.search("a closed prison farm", k=1)] == ["chile"]
    assert not (store / FOLDER_NAME).exists()
    with Store(store, embedder, write=True, settings=settings) as opened:
        assert all(finding.sound for finding in opened.check())
        opened.remove("kenya")
        assert opened.vectors.count() == 1


def test_two_stores_on_one_server_keep_apart(server, tmp_path, embedder):
    settings = Settings(chroma_url=server.url)
    for name, text in (("kenya", _KENYA), ("chile", _CHILE)):
        _add(tmp_path / f"store-{name}", embedder, settings, _record(tmp_path, name, text))
    for name in ("kenya", "chile"):
        with Store(tmp_path / f"store-{name}", embedder, settings=settings) as opened:
            assert opened.vectors.count() == 1
            assert [hit.passage.record_id for hit in opened.searcher.search("law")] == [name]


def test_a_server_that_is_away_is_named_and_the_store_answers_without_it(
    server, tmp_path, embedder
):
    settings = Settings(chroma_url=server.url)
    store = tmp_path / "store"
    _add(store, embedder, settings, _record(tmp_path, "kenya", _KENYA))
    server.stop()
    with Store(store, embedder, settings=settings) as opened:
        assert opened.searcher.search("giraffes")[0].passage.record_id == "kenya"
        assert server.url in opened.dense.notice()
    with pytest.raises(StoreDamagedError, match=r"ONTHERECORD_CHROMA_URL|reached from here"):
        _add(store, embedder, settings, _record(tmp_path, "chile", _CHILE))
    server.start()
    assert _add(store, embedder, settings, tmp_path / "chile.txt") == ["added"]
    with Store(store, embedder, settings=settings) as opened:
        assert opened.vectors.count() == 2
        assert all(finding.sound for finding in opened.check())


def test_a_store_moves_from_its_folder_to_a_server_and_back(
    server, tmp_path, sample_store, embedder
):
    store = shutil.copytree(sample_store, tmp_path / "store")
    record = _record(tmp_path, "kenya", _KENYA)
    for settings in (Settings(chroma_url=server.url), Settings(chroma_url="")):
        with Store(store, embedder, settings=settings) as opened:
            assert opened.searcher.search("video recording")
            assert "ONTHERECORD_CHROMA_URL" in opened.dense.notice()
        _add(store, embedder, settings, record)
        with Store(store, embedder, settings=settings) as opened:
            assert all(finding.sound for finding in opened.check())


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://127.0.0.1", "http://127.0.0.1/somewhere"])
def test_an_address_that_is_none_is_refused_with_the_setting_named(tmp_path, embedder, url):
    settings = Settings(chroma_url=url, chroma_token=SecretStr("hidden"))
    record = _record(tmp_path, "kenya", _KENYA)
    with pytest.raises(StoreDamagedError) as refused:
        _add(tmp_path / "store", embedder, settings, record)
    assert "hidden" not in str(refused.value)
