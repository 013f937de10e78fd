"""Which records are listed."""

from __future__ import annotations

import pytest
from meetings import listed

from assistant.browsing.record_filter import RecordFilter, year_of
from index.storage.listing import RecordSummary

CAT = listed(
    "CAT/C/SR.1995",
    title="Fourth periodic report of Kazakhstan",
    body="Committee against Torture",
    states=("KAZ",),
    date="2023-05-03",
    language="en",
)
CEDAW = listed(
    "CEDAW/C/SR.1000",
    title="Rapport de la Côte d’Ivoire",
    body="CEDAW",
    states=("CIV", "FRA"),
    date="2011",
    language="fr",
)
UNDATED = listed("A/1")


@pytest.mark.parametrize(
    ("conditions", "selected"),
    [
        (RecordFilter(), [CAT, CEDAW, UNDATED]),
        (RecordFilter(words="sr.1995"), [CAT]),
        (RecordFilter(words="cote d'ivoire RAPPORT"), [CEDAW]),
        (RecordFilter(words="torture kaz"), [CAT]),
        (RecordFilter(words="torture ivoire"), []),
        (RecordFilter(bodies=["CEDAW"]), [CEDAW]),
        (RecordFilter(states=["FRA", "KEN"]), [CEDAW]),
        (RecordFilter(languages=[""]), [UNDATED]),
        (RecordFilter(first_year=2012), [CAT]),
        (RecordFilter(last_year=2012), [CEDAW]),
        (RecordFilter(first_year=2011, last_year=2023), [CAT, CEDAW]),
        (RecordFilter(bodies=["CEDAW"], states=["KAZ"]), []),
    ],
)
def test_records_that_meet_all_conditions_are_listed(
    conditions: RecordFilter, selected: list[RecordSummary]
) -> None:
    assert conditions.select([CAT, CEDAW, UNDATED]) == selected


def test_the_year_is_told_where_the_date_is_known() -> None:
    assert [year_of(one) for one in (CAT, CEDAW, UNDATED)] == [2023, 2011, None]
