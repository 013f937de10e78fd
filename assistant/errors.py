"""Errors of the assistant. Each message says what to do next."""

from index.errors import OnTheRecordError


class QuestionError(OnTheRecordError):
    """A question that cannot be read as one."""


class UnknownConversationError(OnTheRecordError):
    """A conversation that its owner has not kept."""


class ModelError(OnTheRecordError):
    """A language model that gives no answer. The message never holds the key."""


class ModelSettingsError(ModelError):
    """Settings by which no language model can be used."""


class ModelKeyError(ModelError):
    """A key that the server does not take."""


class ModelBusyError(ModelError):
    """A server that takes no more for now, asked again and again."""


class ModelDownError(ModelError):
    """A server that cannot be reached, or fails, asked again and again."""


class ModelBrokeOffError(ModelError):
    """An answer that broke off while it was written."""


class ModelTimeoutError(ModelError):
    """A server that said nothing for longer than it may."""


class ModelRefusedError(ModelError):
    """A request that the server will not answer, however often it is asked."""


class ContextTooSmallError(ModelError):
    """More to read than the language model can take at once."""


class SpendingLimitError(ModelError):
    """A call that could cost more than is left of the spending limit."""
