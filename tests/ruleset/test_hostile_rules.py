"""Rule files by people who try to break the tool: a fault with a place, or rules that work."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.kinds.registry import KINDS
from lint_gov.ruleset import Fault, RuleFileError, load
from lint_gov.ruleset.bundled import bundled_sources
from lint_gov.ruleset.strict_yaml import parse

_FORMS, _RULES = bundled_sources()
_DATA = [parse(source.content, source.name).data for source in _RULES]
_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**6),
    st.sampled_from(
        ["", "x", "2021", "requests", "column", "a.b", "[", "(" * 60, "sum()", "new = ", "{x}", "。"]
    ),
    st.lists(st.sampled_from(["x", 1, None, "natural"]), max_size=3),
    st.dictionaries(
        st.sampled_from(["zh", "en", "when", "then", "x"]), st.sampled_from(["x", 1, None]), max_size=2
    ),
)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [path, *(inner for key, item in value.items() for inner in _paths(item, (*path, key)))]
    if isinstance(value, list):
        return [path, *(inner for key, item in enumerate(value) for inner in _paths(item, (*path, key)))]
    return [path]


def _changed(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    if not path:
        return odd
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _changed(value[path[0]], path[1:], odd)
    return copy


@st.composite
def _broken_rules(draw: st.DrawFn) -> bytes:
    data = {**draw(st.sampled_from(_DATA)), "id": "OWN01", "name": "own"}
    data.pop("examples", None)
    for _ in range(draw(st.integers(1, 3))):
        data = _changed(data, draw(st.sampled_from(_paths(data)[1:])), draw(_ODD))
    return json.dumps(data, ensure_ascii=False, default=float).encode()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a rule file to be written again and again."""
    return tmp_path_factory.mktemp("own") / "own.yaml"


@given(content=_broken_rules())
def test_a_broken_rule_is_refused_with_its_place_or_works(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    faults: tuple[Fault, ...] = ()
    try:
        load([file])
    except RuleFileError as error:
        faults = error.faults
    assert all(fault.file == str(file) and fault.line == 1 and fault.column for fault in faults)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "odd", [None, True, 3, "x", [], [1], {}, {"x": 1}, "(" * 1_000, "x" * 3_000], ids=range(10)
)
def test_a_kind_with_keys_of_one_wrong_type_is_refused(file: Path, kind: str, odd: object) -> None:
    keys = dict.fromkeys(KINDS[kind].schema.get("properties", ()), odd)
    rule = {"id": "OWN01", "name": "own", "kind": kind, "severity": "note", "message": "x", **keys}
    file.write_text(json.dumps(rule), "utf-8")
    faults: tuple[Fault, ...] = ()
    try:
        load([file])
    except RuleFileError as error:
        faults = error.faults
    assert {fault.file for fault in faults} <= {str(file)}
