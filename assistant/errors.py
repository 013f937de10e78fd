"""Errors of the assistant. Each message says what to do next."""

from index.errors import OnTheRecordError


class QuestionError(OnTheRecordError):
    """A question that cannot be read as one."""


class UnknownConversationError(OnTheRecordError):
    """A conversation that its owner has not kept."""


class ModelError(OnTheRecordError):
    """A language model that gives no answer."""
