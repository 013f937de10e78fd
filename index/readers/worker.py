"""The process in which binary formats are read: file after file, until its parent goes.

See :mod:`index.readers.contained`, which starts it and speaks with it. It imports nothing but what
the format at hand needs.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import struct
import sys
import threading
import warnings
from importlib import import_module
from typing import IO, Any

from index.errors import FileError

_GRACE = 5
"""Seconds after which a worker ends itself that its parent should have ended."""
_LARGEST_REQUEST = 1024**3
_LENGTH = struct.Struct("<Q")
"""What stands before a message in the pipes: how many bytes it has."""


def serve(seconds: float, memory: int) -> None:
    """Read the files that come over the standard input, and answer over the standard output.

    Args:
        seconds: How long a file may take. The parent holds the worker to it; this is for the case
            that there is no parent any more.
        memory: Bytes of address space.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    # Whatever a library prints must not end up among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    _limit(memory)
    requests: queue.SimpleQueue[tuple[str, str, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        request = requests.get()
        _alarm(seconds + _GRACE)
        answer = _answer(request)
        _alarm(0)
        try:
            send(answers, answer)
        except MemoryError:
            send(answers, ("memory", ""))


def send(pipe: IO[bytes], message: object) -> None:
    """Write a message into a pipe."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes], largest: int) -> Any:
    """Read a message from a pipe.

    Args:
        pipe: A buffered pipe, from a process of our own.
        largest: Bytes that a message may have.

    Raises:
        EOFError: If the other end is closed, or the message is too large.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > largest:
        raise EOFError
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - from our own child or parent


def _listen(pipe: IO[bytes], requests: queue.SimpleQueue[tuple[str, str, bytes]]) -> None:
    """Pass requests on; end the process at once when the parent is gone, even in mid-file."""
    with contextlib.suppress(BaseException):
        while True:
            requests.put(receive(pipe, _LARGEST_REQUEST))
    os._exit(0)


def _answer(request: tuple[str, str, bytes]) -> tuple[str, object]:
    try:
        reader, source, data = request
        module, _, function = reader.rpartition(".")
        return "contents", getattr(import_module(module), function)(source, data)
    except FileError as error:
        return "refused", error.reason
    except MemoryError:
        return "memory", ""
    except Exception as error:
        return "failed", f"{type(error).__name__}: {error}"[:300]


def _limit(memory: int) -> None:
    """Hold this process to its address space, where the system can; leave no core dumps."""
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (wanted, wanted))


def _alarm(seconds: float) -> None:
    """Have the system end this process after some seconds; no parser can hold that up."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
