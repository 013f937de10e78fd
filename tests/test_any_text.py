"""What holds for any text at all: nothing is lost between sentences, or between passages."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from meetings import parsed

from index.chunking.passages import split_passages
from index.sentences import sentence_spans


@given(st.text(max_size=300))
@settings(deadline=None)
def test_sentences_hold_every_character_that_is_not_blank(text):
    spans = sentence_spans(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(min_size=1, max_size=200), st.integers(1, 30))
@settings(deadline=None, max_examples=50)
def test_no_text_is_lost_between_passages(text, bound):
    record = parsed("Mr. Odhiambo (Kenya) said that " + text)
    kept = "".join(p.text for p in split_passages(record, bound, lambda _: True))
    spoken = "".join(record.paragraph_text(p) for p in record.paragraphs if p.turn is not None)
    assert "".join(kept.split()) == "".join(spoken.split())
