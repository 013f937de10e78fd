"""What is offered to be asked next can be read as English."""

import pytest

from assistant import Assistant
from assistant.suggestions import follow_ups
from index.settings import Settings


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What was done to prevent torture?", "about what was done to prevent torture?"),
        ("What steps were taken to prevent torture?", "to prevent torture?"),
        ("What did Kazakhstan say about video recording?", "about video recording?"),
    ],
)
def test_a_topic_that_is_a_clause_stays_one(sample_store, embedder, question, subject):
    assistant = Assistant.open(sample_store, embedder=embedder, settings=Settings(model=""))
    query = assistant.read(question)
    offered = list(follow_ups(assistant, query, assistant.quote(query)))
    assert offered
    assert all(one.question.endswith(subject) for one in offered), offered
