"""What a point put to a State is, and what became of it: what ledgers tell, and questions ask."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an expert does with a point."""

    QUESTION = "question"
    """Asks something in an interrogative clause, direct or reported."""
    REQUEST = "request"
    """Asks for something that a noun names: information, data, a view."""
    RECOMMENDATION = "recommendation"
    """Calls on the State to do something."""
    CONCERN = "concern"
    """Says that something is a concern, is regretted, or is not clear."""


class Status(StrEnum):
    """What became of a point, in the records that are loaded."""

    ANSWERED = "answered"
    """A reply gives what was asked."""
    PARTLY = "partly"
    """A reply gives part of it."""
    DEFERRED = "deferred"
    """The delegation put it off: in writing, to the authorities, for consideration."""
    SPOKEN_TO = "spoken to"
    """The delegation spoke of the matter; whether that answers it is not sure."""
    NO_REPLY = "no reply"
    """No reply was found."""
