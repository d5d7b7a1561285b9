"""The list of the kinds: each under its own name, and which of them look at other reports."""

import pytest

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.registry import ACROSS, KINDS


def test_every_kind_is_listed_under_its_name() -> None:
    assert [kind.name for kind in KINDS.values()] == list(KINDS)
    assert len(KINDS) == len(set(KINDS))


def test_a_name_that_is_none() -> None:
    assert "os" not in KINDS
    with pytest.raises(KeyError):
        KINDS["kind"]


def test_which_kinds_look_at_other_reports() -> None:
    never = Kind("none", {}, lambda _parameters, _forms: lambda _subject: ()).across
    assert {name for name, kind in KINDS.items() if kind.across is not never} == ACROSS
