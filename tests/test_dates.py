"""Dates as they are printed, in six languages, glued to what stands around them or not."""

import pytest

from index.reference.dates import find_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Friday, 7 August 2003", ["2003-08-07"]),
        ("Distr.General23July 2004", ["2004-07-23"]),
        ("Add.117 November 2003", ["2003-11-17"]),
        ("Add.145 May 2003", ["2003-05-05"]),
        ("le 1er février 2001", ["2001-02-01"]),
        ("3 DE SEPTIEMBRE DE 1999, 4 de mayo del 2000", ["1999-09-03", "2000-05-04"]),
        ("22 марта 2002 года", ["2002-03-22"]),
        ("2023年5月3日", ["2023-05-03"]),
        ("٣ أيار/مايو ٢٠٢٣", ["2023-05-03"]),
        ("31 February 2001, 3 May 20011, May 2001, 3.5.2001", []),
    ],
)
def test_a_date_is_read_in_its_language(text, dates):
    assert [date.iso for date in find_dates(text)] == dates


def test_a_date_knows_its_place_and_whether_the_day_of_the_week_stands_before_it():
    text = "Thursday, 3 May 2001; 5 May 2001"
    first, second = find_dates(text)
    assert (text[first.start : first.end], first.weekday) == ("3 May 2001", True)
    assert (text[second.start : second.end], second.weekday) == ("5 May 2001", False)
