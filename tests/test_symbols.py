"""Document symbols: found, told from other documents, and what they tell."""

import pytest

from index.reference.symbols import (
    TREATY_BODIES,
    body_of_symbol,
    find_body,
    find_symbol,
    record_id_of,
)


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("CCPR/C/SR.77/Add.117 November 2003", "CCPR/C/SR.77/Add.1"),
        ("CCPR/C/SR.77/Add.1 17 November 2003", "CCPR/C/SR.77/Add.1"),
        ("CERD/C/SR.2880/Add.1/Corr.2", "CERD/C/SR.2880/Add.1/Corr.2"),
        ("C AT/C/SR. 77*", "CAT/C/SR.77"),
        ("CEDAW/C/SR.77.", "CEDAW/C/SR.77"),
        ("A/ES-10/PV.3", "A/ES-10/PV.3"),
        ("A/HRC/10/SR.3", "A/HRC/10/SR.3"),
    ],
)
def test_a_symbol_ends_where_what_was_glued_to_it_begins(printed, symbol):
    assert find_symbol(printed) == symbol


@pytest.mark.parametrize("text", ["XCAT/C/SR.77", "see/CAT/C/SR.77", "cat/c/sr.77", "SR.77", ""])
def test_what_only_looks_like_a_symbol_is_none(text):
    assert find_symbol(text) == ""


def test_of_several_symbols_the_first_is_the_records():
    assert find_symbol("CAT/C/SR.77\nSee also CAT/C/SR.12") == "CAT/C/SR.77"


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("E/C.12/2009/SR.4", "Committee on Economic, Social and Cultural Rights"),
        ("E/2009/SR.4", "Economic and Social Council"),
        ("A/C.3/60/SR.8", "Third Committee of the General Assembly"),
        ("A/HRC/10/SR.3", "Human Rights Council"),
        ("A/60/PV.8", "General Assembly"),
        ("CED/C/SR.4", "Committee on Enforced Disappearances"),
        ("CEDAW/C/SR.4", "Committee on the Elimination of Discrimination against Women"),
        ("Z/SR.1", ""),
    ],
)
def test_the_longest_series_tells_the_body(symbol, body):
    assert body_of_symbol(symbol) == body


def test_the_nine_treaty_bodies_are_the_committees_of_experts():
    assert len(TREATY_BODIES) == 9
    assert "Committee on Economic, Social and Cultural Rights" in TREATY_BODIES
    assert not any("General Assembly" in body or "Council" in body for body in TREATY_BODIES)


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["Committee against", "Torture"], "Committee against Torture"),
        (["COMMITTEE  ON ENFORCED DISAPPEARANCES"], "Committee on Enforced Disappearances"),
        (["Third Committee"], "Third Committee of the General Assembly"),
        (["A letter to the Third Committee"], ""),
        ([], ""),
    ],
)
def test_a_body_is_named_on_lines_of_its_own(lines, body):
    assert find_body(lines) == body


@pytest.mark.parametrize("symbol", ["CAT/C/SR.1", "../../etc", "a b?c#d", "A/ES-10/PV.3"])
def test_an_identifier_is_safe_in_a_path_and_an_address(symbol):
    identifier = record_id_of(symbol)
    assert identifier
    assert not identifier.startswith(".")
    assert not set(identifier) & set("/\\ ?#")
