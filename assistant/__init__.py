"""Question in, cited answer out."""

from assistant.answers import Answer, Citation, Reason, SearchHit, Source, Statement
from assistant.api import Assistant
from assistant.conversation import Conversation
from assistant.errors import QuestionError
from assistant.query import Kind, Query
from assistant.voices import Voice

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Conversation",
    "Kind",
    "Query",
    "QuestionError",
    "Reason",
    "SearchHit",
    "Source",
    "Statement",
    "Voice",
]
