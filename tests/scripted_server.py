"""A server on loopback that answers as language models do, word for word as a test tells it to."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One answer of the server.

    Attributes:
        text: What the model writes, streamed word by word.
        status: Of HTTP; with any other than 200 the text is the message of an error.
        headers: Further ones, such as Retry-After.
        silent: Seconds before anything is sent.
        pause: Seconds before each piece.
        cut_after: Pieces after which the connection breaks off; None for never.
        ends_early: Whether the last piece, which tells why the model stopped, is missing.
        finish: Why the model stopped: "stop", or "length" where it was cut short.
        usage: Tokens in and out as the server tells them; None where it tells nothing.
    """

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    silent: float = 0.0
    pause: float = 0.0
    cut_after: int | None = None
    ends_early: bool = False
    finish: str = "stop"
    usage: tuple[int, int] | None = (11, 7)


Script = Reply | str | Callable[[list[dict[str, Any]]], Reply | str]
"""A reply, its text alone, or what makes either from the messages that were sent."""


class ScriptedServer:
    """Answers one request after the other by a script; the last reply again and again.

    It speaks as OpenAI does below ``/v1/chat/completions``, as Anthropic does below
    ``/v1/messages``, always streaming. Use it in a ``with`` statement.

    Attributes:
        address: To be given as that of an OpenAI-compatible server.
        root: To be given as that of Anthropic.
        requests: The bodies that were sent, each with its "path" and "headers".
        written: Pieces that were sent.
        left: Streams that were closed by whoever asked, before their end.
    """

    def __init__(self, *script: Script) -> None:
        self._script = script
        self._lock = threading.Lock()
        self.requests: list[dict[str, Any]] = []
        self.written = 0
        self.left = 0
        owner = self

        class Handler(_Handler):
            server_script = owner

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        self.address = f"{self.root}/v1"

    def __enter__(self) -> ScriptedServer:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def next_reply(self, request: dict[str, Any]) -> Reply:
        """Return what a request is answered with, and keep the request."""
        with self._lock:
            said = self._script[min(len(self.requests), len(self._script) - 1)]
            self.requests.append(request)
        if callable(said):
            said = said(request["messages"])
        return Reply(said) if isinstance(said, str) else said


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: whoever asked may have left, and that is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_script: ScriptedServer

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        request = {**body, "path": self.path, "headers": dict(self.headers)}
        reply = self.server_script.next_reply(request)
        time.sleep(reply.silent)
        try:
            if reply.status != 200:
                self._refuse(reply)
            else:
                self._stream(reply, self.path.endswith("/messages"))
        except (BrokenPipeError, ConnectionResetError):
            self.server_script.left += 1
            self.close_connection = True

    def _refuse(self, reply: Reply) -> None:
        error = {"type": "error", "message": reply.text, "code": reply.status}
        body = json.dumps({"type": "error", "error": error}).encode()
        self.send_response(reply.status)
        for name, value in {**reply.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, reply: Reply, as_anthropic: bool) -> None:
        self.send_response(200)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        before, after = _anthropic(reply) if as_anthropic else _openai(reply)
        for event in before:
            self._send(event)
        for place, piece in enumerate(re.findall(r"\S+\s*|\s+", reply.text)):
            if place == reply.cut_after:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            time.sleep(reply.pause)
            self._send(_anthropic_piece(piece) if as_anthropic else _openai_piece(piece))
            self.server_script.written += 1
        for event in [] if reply.ends_early else after:
            self._send(event)
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, event: Mapping[str, Any] | str) -> None:
        lines = ""
        if not isinstance(event, str):
            if "type" in event:
                lines = f"event: {event['type']}\n"
            event = json.dumps(event)
        data = f"{lines}data: {event}\n\n".encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


Events = tuple[Sequence[Mapping[str, Any] | str], Sequence[Mapping[str, Any] | str]]
"""What is sent before the pieces of the text, and after them."""


def _openai_chunk(choices: Sequence[Any], **more: object) -> dict[str, Any]:
    return {
        "id": "scripted",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "scripted",
        "choices": list(choices),
        **more,
    }


def _openai_piece(piece: str) -> dict[str, Any]:
    return _openai_chunk([{"index": 0, "delta": {"content": piece}, "finish_reason": None}])


def _openai(reply: Reply) -> Events:
    start = {"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}
    after: list[Mapping[str, Any] | str] = [
        _openai_chunk([{"index": 0, "delta": {}, "finish_reason": reply.finish}])
    ]
    if reply.usage:
        tokens_in, tokens_out = reply.usage
        usage = {
            "prompt_tokens": tokens_in,
            "completion_tokens": tokens_out,
            "total_tokens": tokens_in + tokens_out,
        }
        after.append(_openai_chunk([], usage=usage))
    return [_openai_chunk([start])], [*after, "[DONE]"]


def _anthropic_piece(piece: str) -> dict[str, Any]:
    delta = {"type": "text_delta", "text": piece}
    return {"type": "content_block_delta", "index": 0, "delta": delta}


def _anthropic(reply: Reply) -> Events:
    tokens_in, tokens_out = reply.usage or (0, 0)
    message = {
        "id": "scripted",
        "type": "message",
        "role": "assistant",
        "model": "scripted",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": tokens_in, "output_tokens": 1},
    }
    why = {"stop": "end_turn", "length": "max_tokens"}[reply.finish]
    block = {"type": "text", "text": ""}
    return [
        {"type": "message_start", "message": message},
        {"type": "content_block_start", "index": 0, "content_block": block},
    ], [
        {"type": "content_block_stop", "index": 0},
        {
            "type": "message_delta",
            "delta": {"stop_reason": why, "stop_sequence": None},
            "usage": {"output_tokens": tokens_out},
        },
        {"type": "message_stop"},
    ]
