"""Readers of binary formats, each file bounded in time and memory by a process of its own.

A file from anywhere can make a parser run for ever, take all memory, or end the process it runs
in. So such a parser runs in a worker: one process, started when it is first needed and used for
file after file. When it ends or has to be ended, the file is refused and the next file gets a new
worker. This bounds accidents and bombs; it is no wall against a parser that has been taken over.

The worker is a plain child process and not one of :mod:`multiprocessing`, which would run the
main module of whoever uses this package once more in the child.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading

from index.errors import FileError
from index.readers.worker import receive, send
from index.records import Contents

LONGEST_READING = 60
"""Seconds that a file may take."""
LARGEST_READING = 2 * 1024**3
"""Bytes of address space that the worker may use, where the system can hold it to that."""
_LARGEST_ANSWER = 512 * 1024 * 1024
"""Bytes of a worker's answer: ten times the largest file."""
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1])\nfrom index.readers import worker"
_SERVE = "\nworker.serve(float(sys.argv[2]), int(sys.argv[3]))"
_WAY_OUT = "Open it in its own program and save it again, as .docx or plain text, or leave it out."


class Worker:
    """One worker process at a time, for calls from any thread; they wait for one another.

    Args:
        seconds: How long a file may take.
        memory: Bytes of address space.
    """

    def __init__(self, seconds: float = LONGEST_READING, memory: int = LARGEST_READING) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        atexit.register(self._end)  # Not close(): a call may be under way and hold the lock.

    def read(self, source: str, data: bytes, reader: str) -> Contents:
        """Return what a reader finds in a file.

        Args:
            source: The file, for messages.
            data: Its bytes.
            reader: Dotted name of a function from source and bytes to Contents.

        Raises:
            FileError: If the reader refuses the file or fails, or is ended for its time or memory.
        """
        with self._lock:
            process = self._running()
            out_of_time = threading.Event()

            def end() -> None:
                out_of_time.set()
                process.kill()

            timer = threading.Timer(self._seconds, end)
            timer.daemon = True
            timer.start()
            try:
                kind, answer = _exchange(process, (reader, source, data))
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self._end()
                raise FileError(
                    source, self._what_ended_it(process, out_of_time.is_set())
                ) from error
            except BaseException:
                self._end()  # It may still be at work, and its answer would be another file's.
                raise
            finally:
                timer.cancel()
                timer.join()
            if out_of_time.is_set():  # Just after it had answered.
                self._end()
            if kind == "contents" and isinstance(answer, Contents):
                return answer
            if kind == "refused":
                raise FileError(source, str(answer))
            if kind == "memory":
                self._end()
                raise FileError(source, self._too_much_memory())
            raise FileError(source, f"it cannot be read, damaged or unusual ({answer}). {_WAY_OUT}")

    def close(self) -> None:
        """End the worker process, if there is one; the next call starts another."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._process = None  # After a fork, it is the worker of the other process.
        if self._process is None or self._process.poll() is not None:
            self._end()
            arguments = (json.dumps(sys.path), str(self._seconds), str(self._memory))
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-c", _START + _SERVE, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us; the worker ends when its pipe does.
            )
            self._owner = os.getpid()
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _what_ended_it(self, process: subprocess.Popen[bytes], out_of_time: bool) -> str:
        if out_of_time:
            return (
                f"reading it took longer than {self._seconds:g} seconds and was stopped. {_WAY_OUT}"
            )
        status = process.returncode
        name = f"exit status {status}"
        if status is not None and status < 0:
            with contextlib.suppress(ValueError):
                name = signal.Signals(-status).name
        return (
            f"the process that read it ended ({name}): the file is damaged or hostile. {_WAY_OUT}"
        )

    def _too_much_memory(self) -> str:
        return (
            f"reading it took more than {self._memory // 1024**2:,} MiB of memory and was stopped. "
            f"{_WAY_OUT}"
        )


WORKER = Worker()
"""The worker that all readers share. No process runs before the first file that needs it."""


def _exchange(process: subprocess.Popen[bytes], request: object) -> tuple[str, object]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    send(process.stdin, request)
    answer = receive(process.stdout, _LARGEST_ANSWER)
    if not isinstance(answer, tuple):
        raise EOFError
    return str(answer[0]), answer[1]
