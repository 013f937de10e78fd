"""In transcripts a passage is ranked by the talk it lies in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.stretches import StretchWeights, _around, merge, score_stretches
from index.search import Hit
from index.store import Store

_TALK = """Chair: Good morning. The first item is the roof of the town hall.
Ms. Adler: The roof leaks above the archive, and the quote of the roofer came in on Monday.
Mr. Bello: How much is it?
Ms. Adler: Forty thousand, tiles and gutters included.
Mr. Bello: Then I would wait until spring.
Chair: Let us turn to the school buses.
Mr. Bello: The second bus was late eleven times in October.
Ms. Cruz: Parents have written to us about it every week.
Mr. Bello: The company promises a new driver.
Chair: The next item is the budget of the library.
Ms. Cruz: Loans went up by a fifth, and opening hours went down.
Ms. Adler: We could open on Saturdays with two more volunteers.
Chair: Finally, the trees in Mill Lane.
Ms. Cruz: Three of them are sick and have to be felled.
Mr. Bello: Plant limes in their place, then. Nobody minds limes."""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("talk")
    (folder / "council.txt").write_text(_TALK, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        assert all(one.record_id for one in store.add([folder / "council.txt"], 100))
    return Assistant.open(folder / "store", embedder=embedder)


def test_remarks_that_name_no_subject_are_found_with_those_that_do(assistant):
    hits = assistant.retrieve(assistant.read("What was said about the leaking roof?"), 5)
    assert "Forty thousand" in " ".join(hit.text for hit in hits)
    assert not any("bus" in hit.text for hit in hits)


def test_every_passage_is_ranked_once(assistant):
    hits = assistant.retrieve(assistant.read("What was said about the school buses?"), 50)
    assert sorted(hit.start for hit in hits) == sorted({hit.start for hit in hits})
    assert len(hits) == len(_TALK.splitlines())
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_talk_of_the_person_asked_about_counts_for_more(assistant):
    talk = assistant.gather_talk(assistant.read("What did Ms. Cruz say?"))
    said = {one.text for one, wanted in zip(talk.passages, talk.wanted, strict=True) if wanted}
    assert len(said) == 3
    without = score_stretches(talk, StretchWeights(0.3, 0.0, 1000, 300, 1.0))
    with_her = score_stretches(talk, StretchWeights(0.3, 0.5, 1000, 300, 1.0))
    assert (with_her - without)[talk.wanted].min() > (with_her - without)[~talk.wanted].mean()


@given(
    st.lists(st.tuples(st.floats(0, 9), st.floats(0.1, 50), st.booleans()), min_size=1, max_size=12)
)
def test_sums_over_a_stretch_are_those_of_all_pairs_of_places(rows):
    values = np.array([[value] for value, _, _ in rows])
    starts = [True, *(new for _, _, new in rows[1:])]
    records = np.cumsum(starts)
    steps = np.array([step for _, step, _ in rows])
    places = np.cumsum(steps)
    near = np.exp(-np.abs(places[:, None] - places[None, :]) / 7)
    expected = (near * (records[:, None] == records[None, :])) @ values
    found = _around(values, places, np.flatnonzero(starts), 7)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_records_of_each_kind_keep_the_places_they_had(assistant):
    passages = assistant.gather_talk(assistant.read("roof")).passages
    hits = [Hit(one, rank, 0, 0, 0) for rank, one in enumerate(passages[:4], start=1)]
    written = [hits[2], hits[0]]
    stretches = [Hit(one, 1, 0, 0, 0) for one in (passages[9], passages[3], passages[8])]
    merged = merge(hits, written, stretches)
    assert [hit.passage for hit in merged] == [passages[i] for i in (2, 9, 0, 3, 8)]
    # A transcript that was removed between search and ranking leaves no places to fill.
    assert [hit.passage for hit in merge(hits, written, [])] == [passages[i] for i in (2, 0)]
