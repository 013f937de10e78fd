"""What one person's page remembers between two runs of it; nothing of it is shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from assistant import Assistant, Conversation
from assistant.browsing.suggestions import Suggestion
from assistant.kept_conversations import Kept, new_id


@dataclass
class Session:
    """One person's conversation and what is happening in it.

    Attributes:
        conversation: With its exchanges.
        id: What it is kept under.
        drawn_as: What its parts are told from others by on the page; it stays where the id changes.
        asked: A question that is to be answered now: a suggestion, a link, changed conditions. It
            stays until its answer is whole or stopped, so that an answer that something else
            interrupts is not lost.
        exchanges_before: How many exchanges there were when it was asked.
        suggested: What leads on from an answer, by the place of the exchange.
        kept: How many exchanges are kept already.
        saved: Whether it has been kept, or was loaded, under its id.
        left: Conversations that were turned from before they could be kept, each with whether it
            had been kept before: they are tried again.
        failing: Whether nothing could be kept the last time it was tried.
        problem: What could not be done, to be said once.
    """

    conversation: Conversation
    id: str = field(default_factory=new_id)
    drawn_as: str = field(default_factory=new_id)
    asked: Suggestion | None = None
    exchanges_before: int = 0
    suggested: dict[int, list[Suggestion]] = field(default_factory=dict)
    kept: int = 0
    saved: bool = False
    left: list[tuple[Kept, bool]] = field(default_factory=list)
    failing: bool = False
    problem: str = ""

    def key(self, position: int) -> str:
        """Return what tells an exchange from all others on the page."""
        return f"{self.drawn_as}-{position}"

    def ask(self, suggestion: Suggestion) -> None:
        """Have a question answered in this run of the page or the next."""
        self.conversation.stop()
        self.asked = suggestion
        self.exchanges_before = len(self.conversation.exchanges)

    def take_up(self) -> Suggestion | None:
        """Return the question to answer now, what was written of its answer before taken away."""
        if self.asked is not None:
            self.conversation.stop()
            del self.conversation.exchanges[self.exchanges_before :]
            self.kept = min(self.kept, self.exchanges_before)
        return self.asked

    def stop(self) -> None:
        """Leave an answer as far as it was written.

        The run of the page that writes it may still be at work: Streamlit does not wait for it.
        """
        self.conversation.stop()
        self.asked = None

    def begin_again(self, assistant: Assistant, kept: Kept | None = None) -> None:
        """Begin another conversation, or go on with one that was kept."""
        self.conversation = assistant.conversation()
        self.id = kept.id if kept else new_id()
        self.drawn_as = new_id()
        self.saved = kept is not None
        if kept:
            self.conversation.exchanges.extend(kept.exchanges)
        self.kept = len(self.conversation.exchanges)
        self.asked = None
        self.suggested = {}


def session_of(assistant: Assistant) -> Session:
    """Return what the page of this person remembers."""
    remembered: Any = st.session_state
    if "asking" not in remembered:
        remembered["asking"] = Session(assistant.conversation())
    session: Session = remembered["asking"]
    return session
