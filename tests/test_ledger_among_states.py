"""Records in which several States speak and no Committee: who asks, who is asked, who replies."""

import pytest

from assistant.ledger.dialogue import gather
from assistant.ledger.entries import Kind
from assistant.ledger.points import find_points
from index.parsing.parser import parse
from index.readers import read_document

BUDGET = """United Nations
A/C.5/64/SR.12
General Assembly
Sixty-fourth session
Official Records
Fifth Committee
Summary record of the 12th meeting
Held at Headquarters, New York, on Thursday, 29 October 2009, at 10 a.m.
Chairman: Mr. Maurer (Switzerland)
The meeting was called to order at 10.05 a.m.
Agenda item 132: Proposed programme budget for the biennium 2010-2011 (continued)
1. Ms. Kallen (Director, Programme Planning and Budget Division) said that the cost was high.
2. Mr. Elmasri (Sudan) said that the Group supported the project but was concerned about the \
delays. The Secretariat should clarify why the contract had been awarded. It would welcome the \
early adoption of the budget and urged the Secretariat to recruit more women.
3. Ms. Nystrand (Sweden) said that her delegation would appreciate details of the savings. How \
many consultants were there?
4. Ms. Kallen (Director, Programme Planning and Budget Division) said that there were 22 \
consultants.
5. Ms. Nystrand (Sweden) said that she was grateful.
6. The Chairman asked whether the Committee wished to continue its consideration of the item.
The meeting rose at 11.15 a.m.
"""


@pytest.fixture
def budget(tmp_path):
    path = tmp_path / "meeting.txt"
    path.write_text(BUDGET, encoding="utf-8")
    return parse(read_document(path))


def test_what_delegations_ask_the_secretariat_is_found_and_what_they_hold_is_not(budget):
    points = find_points(budget)
    assert [(point.speaker, point.text) for point in points] == [
        ("Mr. Elmasri", "why the contract had been awarded"),
        ("Ms. Nystrand", "details of the savings"),
        ("Ms. Nystrand", "How many consultants were there?"),
    ]
    assert all(budget.text[point.start : point.end] == point.text for point in points)


def test_a_namesake_of_the_one_who_asked_may_reply(tmp_path):
    path = tmp_path / "meeting.txt"
    path.write_text(BUDGET.replace("Kallen", "Nystrand"), encoding="utf-8")
    record = parse(read_document(path))
    dialogue = gather([record], find_points(record))
    assert dialogue.may_reply().tolist() == [[False, True]] * 3


def test_only_whom_delegations_ask_replies(budget):
    dialogue = gather([budget], find_points(budget))
    assert {one.speaker for one in dialogue.said} == {"Ms. Kallen"}


REVIEW = """United Nations
A/HRC/WG.6/4/SR.3
General Assembly
Human Rights Council
Working Group on the Universal Periodic Review
Fourth session
Summary record of the 3rd meeting
Held at the Palais des Nations, Geneva, on Tuesday, 3 February 2009, at 9 a.m.
President: Mr. Uhomoibhi (Nigeria)
The meeting was called to order at 9.05 a.m.
Review of Jordan
1. Ms. Haddad (Jordan) said that her country urged all States to share the burden.
2. Mr. Sandquist (Norway) asked about the protection of journalists and recommended that Jordan \
should decriminalize defamation. The law should be clear. He was concerned at reports of arrests.
3. Ms. Mbatha (South Africa) said that her delegation recommended a standing invitation to special \
procedures and called on the international community to support Jordan. She urged the Council to \
help. She urged Israel to open the crossings.
4. Ms. Haddad (Jordan) said that the Government accepted the recommendation on defamation.
The meeting rose at noon.
"""


def test_in_a_review_what_delegations_recommend_to_the_state_reviewed_is_found(tmp_path):
    path = tmp_path / "review.txt"
    path.write_text(REVIEW, encoding="utf-8")
    review = parse(read_document(path))
    assert review.metadata.states == ("JOR",)
    points = find_points(review)
    assert [(point.speaker, point.kind, point.text) for point in points] == [
        ("Mr. Sandquist", Kind.REQUEST, "the protection of journalists"),
        ("Mr. Sandquist", Kind.RECOMMENDATION, "Jordan should decriminalize defamation"),
        ("Ms. Mbatha", Kind.RECOMMENDATION, "a standing invitation to special procedures"),
    ]
    assert {one.speaker for one in gather([review], points).said} == {"Ms. Haddad"}
