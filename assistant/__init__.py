"""Question in, cited answer out."""

from assistant.answers import Answer, Citation, Reason, SearchHit, Source, Statement
from assistant.api import Assistant
from assistant.conversation import Conversation
from assistant.errors import QuestionError

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Conversation",
    "QuestionError",
    "Reason",
    "SearchHit",
    "Source",
    "Statement",
]
