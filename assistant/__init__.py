"""Question in, cited answer out.

Begin with :meth:`Assistant.open`; docs/python.md shows the rest. All errors raised on purpose are
:class:`OnTheRecordError`.
"""

from assistant.answers import Answer, Draft, Reason, Report, Statement
from assistant.api import Assistant
from assistant.conversation import Conversation, Written
from assistant.errors import ModelError, ModelSettingsError, QuestionError
from assistant.limits import ANY, Limits
from assistant.query import Kind, Query
from assistant.sources import Citation, SearchHit, Source
from assistant.voices import Voice
from index.errors import (
    EmbeddingError,
    FileError,
    OnTheRecordError,
    SettingsError,
    StoreBusyError,
    StoreError,
    StoreNotFoundError,
    StoreReadOnlyError,
    StoreVersionError,
    UnknownRecordError,
)
from index.records import Side
from index.settings import Settings

__all__ = [
    "ANY",
    "Answer",
    "Assistant",
    "Citation",
    "Conversation",
    "Draft",
    "EmbeddingError",
    "FileError",
    "Kind",
    "Limits",
    "ModelError",
    "ModelSettingsError",
    "OnTheRecordError",
    "Query",
    "QuestionError",
    "Reason",
    "Report",
    "SearchHit",
    "Settings",
    "SettingsError",
    "Side",
    "Source",
    "Statement",
    "StoreBusyError",
    "StoreError",
    "StoreNotFoundError",
    "StoreReadOnlyError",
    "StoreVersionError",
    "UnknownRecordError",
    "Voice",
    "Written",
]
