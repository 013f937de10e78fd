"""What a question holds its answer to: a person by name, a State, those who asked, a time."""

from dataclasses import replace

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


def _headed(index: int, text: str, heading: str) -> EvidenceParagraph:
    paragraph = _paragraph(index, text)
    return replace(paragraph, passage=replace(paragraph.passage, heading=heading))


def test_a_resolution_is_not_answered_with_what_is_told_of_another():
    ours = _paragraph(1, "Draft resolution A/61/L.9 was adopted by 80 votes to 2.")
    other = _paragraph(4, "Draft resolution A/61/L.12 was adopted by 101 votes to 4.")
    neither = _paragraph(6, "The sponsors thanked the delegations for their support.")
    under_other = _headed(8, "He had voted in favour.", "Draft resolution A/61/L.12: Wetlands")
    every = ours, other, neither, under_other
    for topic in ("the vote on draft resolution L.9", "the vote on a/61/l.9"):
        assert _kept("What was it?", topic, *every) == [1, 6]
    assert _kept("What was it?", "the vote on L.77", *every) == [6]


def test_a_draft_is_the_resolution_that_it_became():
    became = _paragraph(1, "Draft resolution A/61/L.9 was adopted (resolution 61/40).")
    draft = _paragraph(3, "She introduced draft resolution A/61/L.9.")
    other = _paragraph(5, "Draft resolution A/61/L.12 was adopted (resolution 61/41).")
    assert _kept("What?", "resolution 61/40", became, draft, other) == [1, 3]
    assert _kept("What?", "A/RES/61/40", became, draft, other) == [1, 3]


def test_of_a_paragraph_on_two_resolutions_the_words_on_the_one_asked_about_are_kept():
    text = "Resolution 61/40 was adopted by 80 votes. Resolution 61/41 was adopted by 75 votes."
    cut = text.index(" Resolution 61/41") + 1
    sentences = (
        EvidenceSentence(0, cut - 1, text[: cut - 1], 0.9, True),
        EvidenceSentence(cut, len(text), text[cut:], 0.9, True),
    )
    both = replace(_paragraph(1, text), sentences=sentences)
    asked = Query("What was it?", "the vote on resolution 61/41")
    [held] = held_to(asked, [both], set, dict)
    assert [one.chosen for one in held.sentences] == [False, True]


@pytest.mark.parametrize(
    ("topic", "kept"),
    [
        ("article 9 of the Covenant", [1, 5, 7]),
        ("article 14", [2, 5, 7]),
        ("article 9 of the Constitution", [3, 5, 7]),
        ("articles 13 to 15 of the Covenant", [2, 5, 7]),
        ("article 27 of the Covenant", [1, 2, 3, 5, 7]),  # Named nowhere: told by its name.
        ("Act No. 7 of 2019", [1, 2, 3, 5, 7]),
        ("Law No. 30", [1, 2, 3, 5, 7]),
    ],
)
def test_an_article_or_a_law_is_not_taken_for_another(topic, kept):
    paragraphs = (
        _paragraph(1, "Under article 9 of the Covenant detention had to be reviewed."),
        _paragraph(2, "A trial had to be fair under arts. 14 and 16 of the Covenant."),
        _paragraph(3, "Article 9 of the Constitution ruled otherwise."),
        _paragraph(5, "Act No. 7/2019 had repealed the code."),
        _paragraph(7, "All courts were bound."),
    )
    assert _kept("What was said?", topic, *paragraphs) == kept


def test_one_act_is_not_taken_for_another():
    one, other = (
        _paragraph(1, "Act No. 7 of 2019 set a limit."),
        _paragraph(4, "Act No. 8 did not."),
    )
    assert _kept("What is the limit?", "the limit of Act No. 7", one, other) == [1]


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Which States voted against the text on wetlands?", [1]),
        ("Which delegations voted for the text on wetlands?", [2]),
        ("Who abstained in the vote on wetlands?", [5]),
        ("Did Kazakhstan vote against the text on wetlands?", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_who_voted_is_answered_with_those_who_voted_so(question, kept):
    paragraphs = (
        _paragraph(1, "His delegation had voted against the text on wetlands."),
        _paragraph(2, "His delegation had voted in favour of the text on wetlands."),
        _paragraph(3, "The text on wetlands was adopted by 80 votes to 2, with 9 abstentions."),
        _paragraph(4, "His delegation had not voted against the text, and would not vote for it."),
        _paragraph(5, "Kazakhstan would abstain."),
        _paragraph(6, "The text on wetlands had been weakened."),
    )
    assert _kept(question, "wetlands", *paragraphs) == kept


def test_whoever_voted_so_on_the_resolution_asked_about_is_named_however_it_is_told():
    said = _headed(2, "Her delegation would abstain.", "Draft resolution A/61/L.9: Wetlands")
    [sentence] = said.sentences
    said = replace(said, sentences=(replace(sentence, chosen=False),))
    assert _kept("Who abstained on L.9?", "abstained on L.9", said) == [2]
    assert _kept("Who abstained on it?", "abstained", said) == []


def test_what_is_announced_or_on_another_paragraph_is_not_how_somebody_voted():
    done = _paragraph(1, "We abstained in the vote on paragraph 4.")
    announced = _paragraph(3, "We will therefore abstain in the vote on paragraph 4.")
    another = _paragraph(5, "We abstained in the vote on paragraph 9.")
    asked = "Who abstained in the vote on paragraph 4?"
    assert _kept(asked, "abstained in the vote on paragraph 4", done, announced, another) == [1]
