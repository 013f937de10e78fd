"""What is offered to be asked next can be read as English."""

import pytest

from assistant import Assistant
from assistant.browsing.suggestions import follow_ups
from index.settings import Settings


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder, settings=Settings(model=""))


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What was done to prevent torture?", "what was done to prevent torture"),
        ("Which steps were taken to prevent torture?", "which steps were taken to prevent torture"),
        ("What did Kazakhstan say about video recording?", "video recording"),
        ("What did the delegation say with respect to video recording?", "video recording"),
        ("What was said in relation to suicide?", "suicide"),
    ],
)
def test_what_stands_behind_about_is_a_noun_or_a_whole_clause(assistant, question, subject):
    query = assistant.read(question)
    offered = [one.question for one in follow_ups(assistant, query, assistant.quote(query))]
    assert offered
    assert all(one.endswith(f" about {subject}?") for one in offered), offered
