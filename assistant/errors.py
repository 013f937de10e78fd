"""Errors of the assistant. Each message says what to do next."""

from index.errors import OnTheRecordError


class QuestionError(OnTheRecordError):
    """A question that cannot be read as one."""
