"""Records in which several States speak and no Committee: who asks, who is asked, who replies."""

import pytest

from assistant.ledger.dialogue import gather
from assistant.ledger.points import find_points
from index.parsing import parse
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


def test_only_whom_delegations_ask_replies(budget):
    dialogue = gather([budget], find_points(budget))
    assert {one.speaker for one in dialogue.said} == {"Ms. Kallen"}
