"""What a question holds its answer to: a person by name, a State, those who asked, a time."""

import pytest

from assistant.answering.held_to import held_to
from assistant.evidence import EvidenceParagraph, EvidenceSentence
from assistant.query import Query
from assistant.questions.what_is_asked import read_wording
from index.records import ParagraphKind, Side, Speaker
from index.search.full_text import StoredPassage

_EXPERT = Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE)
_STATE = Speaker("Mr. Rogov", "", state="KAZ", side=Side.STATE)


def _paragraph(index: int, text: str, speaker: Speaker = _STATE) -> EvidenceParagraph:
    passage = StoredPassage(
        f"p{index}",
        "record",
        "CAT/C/SR.1995",
        "",
        "2023",
        index,
        ParagraphKind.SPEECH,
        index,
        True,
        "",
        speaker,
        0,
        len(text),
        text,
    )
    return EvidenceParagraph(passage, 0, text, (EvidenceSentence(0, len(text), text, 0.9, True),))


def _kept(question: str, topic: str, *paragraphs: EvidenceParagraph, **query: object) -> list[int]:
    wording = read_wording(question, question)
    asked = Query(question, topic, wording=wording, **query)  # type: ignore[arg-type]
    held = held_to(asked, paragraphs, lambda: {"racu", "rogov"}, lambda: {"record": ("KAZ",)})
    return [one.passage.paragraph_index for one in held if one.chosen_support]


def test_the_case_of_one_person_is_not_answered_with_that_of_another():
    karsten = _paragraph(1, "Mr. Karsten had died in March.")
    going_on = _paragraph(2, "An autopsy had been carried out.")
    other = _paragraph(5, "Ms. Corvo had been sentenced.")
    for topic in ("the case of Mr. Karsten", "the Karsten case", "the death of Jan Karsten"):
        assert _kept("Who raised it?", topic, karsten, going_on, other) == [1, 2]


def test_whoever_speaks_is_not_looked_for_in_what_is_said():
    assert _kept("What was it?", "the reply to Ms. Racu", _paragraph(1, "It was so.")) == [1]


def test_another_state_in_the_subject_has_to_be_named():
    named, not_named = _paragraph(1, "Uzbekistan had agreed."), _paragraph(4, "All had agreed.")
    assert _kept("What?", "relations with Uzbekistan", named, not_named) == [1]
    assert _kept("What?", "prisons in Kazakhstan", named, not_named) == [1, 4]


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Who asked about beds?", [1]),
        ("Which experts wanted to know about beds?", [1]),
        ("Who spoke about beds?", [1, 2]),
        ("Who asked that beds be bought?", [1, 2]),
    ],
)
def test_who_asked_is_answered_with_those_who_asked(question, kept):
    asks = _paragraph(1, "She asked whether beds with straps were used.", _EXPERT)
    replies = _paragraph(2, "Beds with straps were not used.")
    assert _kept(question, "beds", asks, replies) == kept


def test_a_time_of_no_meeting_has_to_be_told_of():
    then, another = _paragraph(1, "A code had been adopted in 2015."), _paragraph(4, "In 2021 ...")
    assert _kept("What?", "codes in 2015", then, another, told_of=("2015", "2015")) == [1]
    assert _kept("What?", "codes since 2015", then, another, told_of=("2015", "")) == [1, 4]
