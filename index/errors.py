"""Errors of the index. Each message names what is wrong and what to do next."""


class OnTheRecordError(Exception):
    """Base of every error this software raises on purpose."""


class FileError(OnTheRecordError):
    """A file that cannot be taken in; the message names the file and the way out."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class StoreError(OnTheRecordError):
    """A store that cannot be used as it is."""


class StoreNotFoundError(StoreError):
    """There is no store at the place named."""


class StoreVersionError(StoreError):
    """The store was made by another version or with another embedding model."""


class StoreReadOnlyError(StoreError):
    """The store cannot be written to."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class StoreDamagedError(StoreError):
    """A part of the store cannot be read."""


class SettingsError(OnTheRecordError):
    """A setting with a value that it cannot have; the message names it as the environment does."""


class EmbeddingError(OnTheRecordError):
    """An embedding model that cannot be loaded or trusted."""


class UnknownRecordError(OnTheRecordError):
    """A record that is not in the store."""
