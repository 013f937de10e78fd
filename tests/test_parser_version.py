"""Stores follow the parser: whoever changes what records are understood as raises its version."""

from understanding import KEEP, RAISE, kept, remedy, understood_now

from index.parsing.parser import PARSER_VERSION

_KEPT = {"sample": ("text", "understood")}


def test_the_version_of_the_parser_is_raised_when_records_are_understood_differently():
    version, before = kept()
    now = understood_now()
    changed = sorted(name for name in before | now if before.get(name) != now.get(name))
    told = remedy(version, before, now)
    assert not told, f"{told} (it is so with: {', '.join(changed) or 'none'})"


def test_what_is_to_be_done_depends_on_what_has_changed():
    other = {"sample": ("text", "otherwise")}
    assert remedy(PARSER_VERSION, _KEPT, _KEPT) == ""
    assert remedy(PARSER_VERSION, _KEPT, other) == RAISE
    assert remedy(PARSER_VERSION - 1, _KEPT, other) == KEEP
    assert remedy(PARSER_VERSION - 1, _KEPT, _KEPT) == KEEP
    assert remedy(PARSER_VERSION, _KEPT, {"sample": ("another text", "otherwise")}) == KEEP
    assert remedy(PARSER_VERSION, _KEPT, _KEPT | {"more": ("text", "understood")}) == KEEP
