"""Question in, cited answer out."""

from assistant.answers import Answer, Citation, Reason, SearchHit, Source, Statement
from assistant.api import Assistant
from assistant.conversation import Conversation, Written
from assistant.errors import QuestionError
from assistant.limits import ANY, Limits
from assistant.query import Kind, Query
from assistant.voices import Voice

__all__ = [
    "ANY",
    "Answer",
    "Assistant",
    "Citation",
    "Conversation",
    "Kind",
    "Limits",
    "Query",
    "QuestionError",
    "Reason",
    "SearchHit",
    "Source",
    "Statement",
    "Voice",
    "Written",
]
