"""A State is spoken of by its adjective and its people as well as by its name."""

import pytest

from assistant.evidence.named_states import stems_with_states


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("relations with Uzbekistan", "Uzbek traders had been expelled."),
        ("Uzbek traders", "Traders from Uzbekistan had been expelled."),
        ("Uzbekistan", "Relations with Uzbekistan were good."),
    ],
)
def test_a_text_has_the_word_by_which_a_topic_names_a_state(topic, text):
    wanted = {*stems_with_states("")(topic)} & {"uzbekistan", "uzbek"}
    assert wanted <= {*stems_with_states(topic)(text)}


def test_a_text_on_another_state_has_it_not():
    assert "uzbekistan" not in stems_with_states("Uzbekistan")("Kazakh traders had been expelled.")
