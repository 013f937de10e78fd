"""Times in tests, told so that a machine with much to do passes what an idle one passes."""

import time
from contextlib import contextmanager


@contextmanager
def quick(seconds):
    """Fail where this thread takes more of the processor: what others make it wait does not count.

    A limit is many times what is taken, and far below what the fault would take that it is for.
    """
    begun = time.thread_time()
    yield
    took = time.thread_time() - begun
    assert took < seconds, f"it took {took:.1f} s of the processor"


def until(happened, seconds=60.0):
    """Wait until something has happened that nothing tells of by itself."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
