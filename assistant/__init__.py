"""Question in, cited answer out.

Begin with :meth:`Assistant.open`; docs/python.md shows the rest. All errors raised on purpose are
:class:`OnTheRecordError`. ``api`` wires everything; it gives what ``loaded_records`` and
``loaded_ledgers`` tell of a store, too. In the order in which a question goes:

- asked: ``conversation`` and ``follow_ups`` (in a chat);
- read: by ``questions`` and their ``words``; what comes of it is a ``query``;
- looked for: ``retrieving``, ``evidence``, ``ledger`` of the experts' ``points``, ``collection``
  (asked of the records as such);
- answered: ``answering``; what comes of it are ``answers`` with ``sources``, whose ``voices`` and
  ``speaker_names`` are told, and which ``rendering`` writes out;
- where a language model is set up: ``model_parts``, ``generating``, ``grounding``, ``numbering``;
- beside it: ``browsing``, ``handover``, ``kept_conversations`` in ``conversation_files``,
  ``taking_in`` (of files);
- under all: ``language``, ``late_patterns``, ``shipped_weights``, ``errors``.
"""

from assistant.answers import Answer, Draft, Reason, Report, Statement
from assistant.api import Assistant
from assistant.conversation import Conversation, Written
from assistant.errors import ModelError, ModelSettingsError, QuestionError
from assistant.query import Kind, Query
from assistant.query.limits import ANY, Limits
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
