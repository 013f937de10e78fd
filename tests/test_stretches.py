"""In transcripts a passage is ranked by the talk it lies in."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.retrieving.exchanges import Talk, exchanges
from assistant.retrieving.stretches import load_stretch_weights, merge, score_stretches
from assistant.retrieving.transcript import FEATURES
from index.records import ParagraphKind, Side, Speaker
from index.search.full_text import StoredPassage
from index.search.searcher import Hit
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
        assert all(one.record_id for one in store.add([folder / "council.txt"]))
    return Assistant.open(folder / "store", embedder=embedder)


def test_remarks_that_name_no_subject_are_found_with_those_that_do(assistant):
    hits = assistant.search("What was said about the leaking roof?", 5)
    assert "Forty thousand" in " ".join(hit.text for hit in hits)
    assert not any("bus" in hit.text for hit in hits)


def test_an_answer_from_talk_is_the_exchange_on_the_subject(assistant):
    answer = assistant.ask("What was said about the leaking roof?")
    assert [one.text for one in answer.citations if "Forty thousand" in one.text]
    assert not any(word in answer.text for word in ("bus", "Loans", "limes"))


def test_an_answer_from_talk_of_one_person_gives_nobody_elses_words(assistant):
    answer = assistant.ask("What did Ms. Adler say about the leaking roof?")
    assert {one.speaker for one in answer.citations} == {"Ms. Adler"}
    assert "Forty thousand" in answer.text


def test_a_fact_in_talk_is_the_sentence_that_tells_it(assistant):
    answer = assistant.ask("How many times was the second bus late?")
    assert [one.text for one in answer.citations] == [
        "The second bus was late eleven times in October."
    ]


def test_what_was_not_talked_of_is_met_with_silence(assistant):
    assert assistant.ask("What was said about whaling in Iceland?").abstained


def test_every_passage_is_ranked_once(assistant):
    hits = assistant.search("What was said about the school buses?", 50)
    assert sorted(hit.start for hit in hits) == sorted({hit.start for hit in hits})
    assert len(hits) == len(_TALK.splitlines())
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_talk_of_the_person_asked_about_counts_for_more(assistant):
    talk = assistant.gather_talk(assistant.read("What did Ms. Cruz say?"))
    said = {one.text for one, wanted in zip(talk.passages, talk.wanted, strict=True) if wanted}
    assert len(said) == 3
    weights = np.zeros(len(FEATURES))
    weights[FEATURES.index("voice")] = 3
    without = exchanges(talk).density(np.zeros(len(FEATURES)))
    with_her = exchanges(talk).density(weights)
    gain = with_her - without
    assert gain[talk.wanted].min() > gain[~talk.wanted].mean()


def _talk(rows, query=(1.0, 0.0)):
    """Return talk of rows of (record, turn, characters, lexical score, vector), one a passage."""
    nobody, passages, at = Speaker("", "", "", None, Side.OTHER), [], 0
    for number, (record, turn, size, _, _) in enumerate(rows):
        passages.append(
            StoredPassage(
                str(number),
                record,
                "",
                "",
                "",
                turn,
                ParagraphKind.SPEECH,
                None,
                False,
                "",
                nobody,
                at,
                at + size,
                "",
            )
        )
        at += size + 1
    return Talk(
        passages,
        np.array([row[3] for row in rows], dtype=float),
        np.array([[row[3] > 0 for row in rows]], dtype=float),
        np.array([row[4] for row in rows], dtype=float),
        np.array(query),
        None,
    )


def test_an_exchange_goes_from_where_its_subject_comes_up_to_where_it_is_left():
    before, subject, aside, after = (0, 1, 0), (0.6, 0, 0.8), (0, 0, 1), (0, -1, 0)
    # The aside has by itself no more to do with the question than the talk before and after.
    said = [before] * 3 + [subject, subject, aside, subject] + [after] * 3
    rows = [("a", turn, 400, float(turn == 4), one) for turn, one in enumerate(said)]
    scores = score_stretches(_talk(rows, (1.0, 0.0, 0.0)), load_stretch_weights())
    assert {*np.argsort(-scores)[:4].tolist()} == {3, 4, 5, 6}


@given(
    st.lists(
        st.tuples(
            st.booleans(), st.booleans(), st.integers(1, 5000), st.floats(0, 9), st.floats(0, 6)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_the_whole_answer_is_shared_out_among_the_characters_of_all_passages(drawn):
    record = turn = 0
    rows = []
    for new_record, new_turn, size, lexical, angle in drawn:
        record, turn = record + new_record, turn + (new_turn or new_record)
        rows.append((f"{record:02}", turn, size, lexical, (np.cos(angle), np.sin(angle))))
    talk = _talk(rows)
    found = exchanges(talk)
    density = found.density(load_stretch_weights())
    sizes = np.array([row[2] for row in rows])
    assert (density * sizes).sum() == pytest.approx(1)
    # No exchange goes from one record into another, and none parts a turn.
    for first, end in zip(found.first, found.end, strict=True):
        within = {i for i, one in enumerate(found.remarks) if first <= one < end}
        assert len({rows[i][0] for i in within}) == 1
        turns = {rows[i][1] for i in within}
        assert within == {i for i, row in enumerate(rows) if row[1] in turns}


def test_where_words_cannot_be_counted_exchanges_are_weighed_by_meaning():
    said = [(0, 1)] * 3 + [(1, 0)] * 3 + [(0, 1)] * 3
    talk = _talk([("a", turn, 400, 0, one) for turn, one in enumerate(said)])
    scores = score_stretches(replace(talk, counts=np.zeros((0, 9))), load_stretch_weights())
    assert {*np.argsort(-scores)[:3].tolist()} == {3, 4, 5}


def test_words_asked_for_are_counted_in_each_passage(assistant):
    passages = assistant.gather_talk(assistant.read("limes")).passages
    talk = assistant.gather_talk(assistant.read("What was said about limes and the second bus?"))
    limes = next(i for i, one in enumerate(passages) if "Nobody minds limes" in one.text)
    bus = next(i for i, one in enumerate(passages) if "second bus" in one.text)
    assert talk.counts[:, limes].tolist() == [2, 0, 0]
    assert talk.counts[:, bus].tolist() == [0, 1, 1]


def test_records_of_each_kind_keep_the_places_they_had(assistant):
    passages = assistant.gather_talk(assistant.read("roof")).passages
    hits = [Hit(one, rank, 0, 0, 0) for rank, one in enumerate(passages[:4], start=1)]
    written = [hits[2], hits[0]]
    stretches = [Hit(one, 1, 0, 0, 0) for one in (passages[9], passages[3], passages[8])]
    merged = merge(hits, written, stretches)
    assert [hit.passage for hit in merged] == [passages[i] for i in (2, 9, 0, 3, 8)]
    # A transcript that was removed between search and ranking leaves no places to fill.
    assert [hit.passage for hit in merge(hits, written, [])] == [passages[i] for i in (2, 0)]
