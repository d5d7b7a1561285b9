"""Strict YAML: what is read, what is refused, and where."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.ruleset import strict_yaml
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.strict_yaml import parse

_TAG = "tag:yaml.org,2002:python/object/apply:os.system"
_BOMB = "a: &a [x, x]\n" + "".join(
    f"{y}: &{y} [*{x}, *{x}]\n" for x, y in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with the fast parser and with the one that is there without libyaml."""
    if request.param == "python":
        monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)


def test_values_and_their_places() -> None:
    parsed = parse("id: A1\n标题: {zh: 甲, en: 'b'}\nlist:\n  - 1\n  - [true, null]\n".encode(), "f.yaml")
    assert parsed.data == {"id": "A1", "标题": {"zh": "甲", "en": "b"}, "list": [1, [True, None]]}
    assert parsed.places == {
        (): (1, 1),
        ("id",): (1, 5),
        ("标题",): (2, 5),
        ("标题", "zh"): (2, 10),
        ("标题", "en"): (2, 17),
        ("list",): (4, 3),
        ("list", 0): (4, 5),
        ("list", 1): (5, 5),
        ("list", 1, 0): (5, 6),
        ("list", 1, 1): (5, 12),
    }
    assert parsed.keys == {
        ("id",): (1, 1),
        ("标题",): (2, 1),
        ("标题", "zh"): (2, 6),
        ("标题", "en"): (2, 13),
        ("list",): (3, 1),
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("012", "012"),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2020-01-01", "2020-01-01"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("+1", "+1"),
        ("=", "="),
        ("0.1.0", "0.1.0"),
        ("12345678901234567890", "12345678901234567890"),
        ("'3'", "3"),
        ("'null'", "null"),
        ("0", 0),
        ("-3", -3),
        ("1.50", Decimal("1.50")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"a\\tb"', "a\tb"),
        ("|\n  x\n  y", "x\ny\n"),
        ("year = 2019", "year = 2019"),
    ],
)
def test_nothing_is_guessed(written: str, value: object) -> None:
    found = parse(f"a: {written}\n".encode(), "f.yaml").data
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (_BOMB.encode(), 1, 4, "expected a value, found &a: no anchors or aliases"),
        (b"a: 1\nb: *a", 2, 4, "expected a value, found *a: no anchors or aliases"),
        (b"*a : 1", 1, 1, "expected a value, found *a: no anchors or aliases"),
        (
            b"a: !!python/object/apply:os.system [ls]",
            1,
            4,
            f"expected a value, found the tag {_TAG}: tags are not allowed",
        ),
        (b"a: ! 1", 1, 4, "expected a value, found the tag !: tags are not allowed"),
        (b"id: A\nname: b\nid: C", 3, 1, 'expected each key once, found "id" again (first on line 1)'),
        (b"a: {b: 1, b: 2}", 1, 11, 'expected each key once, found "b" again (first on line 1)'),
        (b"<<: {a: 1}", 1, 1, "expected a key, found <<: merges are not allowed"),
        (b"? [a]\n: 1", 1, 3, "expected a key that is a text"),
        (b"a: 1\n---\nb: 2", 2, 1, "expected one document, found a second after ---"),
        (b"%YAML 1.1\n---\na: 1", 1, 1, "expected no % directive"),
        (b"a: " + b"x" * 1_000_000, 1, 1, "expected a file of at most 256 KiB"),
        (b"[" * 10_000, 1, 42, "expected at most 40 levels of nesting"),
        (b"{a: " * 10_000, 1, 165, "expected at most 40 levels of nesting"),
        (
            b"\n".join(b" " * depth + b"a:" for depth in range(400)),
            42,
            42,
            "expected at most 40 levels of nesting",
        ),
        (b"a: [" + b"1," * 60_000 + b"1]", 1, 39_999, "expected at most 20,000 values in a file"),
        (
            "id: A\nname: 表三".encode("gbk"),
            2,
            7,
            "expected UTF-8 text, found byte 0xb1: save the file as UTF-8",
        ),
        ("id: A".encode("utf-16"), 1, 1, "expected UTF-8 text, found UTF-16 or binary data"),
        (bytes(range(256)), 1, 1, "expected UTF-8 text, found UTF-16 or binary data"),
        ("甲: x\x1b[31m".encode(), 1, 5, "expected printable text, found U+001B"),
        ("a: x\u202ey".encode(), 1, 5, "expected printable text, found U+202E"),
        (b'a: "\\e[31m"', 1, 4, "expected printable text, found U+001B by escape"),
        (b'a: 1\n"\\u202e": 1', 2, 1, "expected printable text, found U+202E by escape"),
        (
            "a: 表三: 不平".encode(),
            1,
            6,
            'expected one "key: value" a line; quote a text that holds ": "',
        ),
        (
            b"\ta: 1",
            1,
            1,
            "expected spaces and printable text, found a tab or a character that starts nothing in YAML",
        ),
    ],
)
def test_what_is_refused_and_where(content: bytes, line: int, column: int, message: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse(content, "f.yaml")
    assert caught.value.faults == (Fault("f.yaml", line, column, message),)
    assert str(caught.value) == f"f.yaml:{line}:{column}: {message}"


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\xef\xbb\xbf"])
def test_an_empty_file_holds_nothing(content: bytes) -> None:
    parsed = parse(content, "f.yaml")
    assert (parsed.data, parsed.places) == (None, {(): (1, 1)})


def test_a_byte_order_mark_moves_no_column() -> None:
    assert parse(b"\xef\xbb\xbfid: 1", "f.yaml").places[("id",)] == (1, 5)


def test_line_ends_of_every_system_count_once() -> None:
    for end in ("\n", "\r\n", "\r"):
        places = parse(f"a: 1{end}b: [{end}  x, y]{end}".encode(), "f.yaml").places
        assert (places[("b",)], places[("b", 1)]) == ((2, 4), (3, 6))


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("abc def", (1, 8)),
        ("'abc def'", (1, 9)),
        ('"abc def"', (1, 9)),
        ("|\n  abc def", (1, 4)),
        ('"abc\\u0020def"', (1, 4)),
    ],
)
def test_a_place_inside_a_text(written: str, place: tuple[int, int]) -> None:
    assert parse(f"a: {written}".encode(), "f.yaml").place(("a",), 4) == place


def test_the_place_of_what_is_not_there_is_that_of_what_is_around_it() -> None:
    parsed = parse(b"a:\n  b: 1", "f.yaml")
    assert parsed.place(("a", "c", 3)) == (2, 3)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature of PyYAML
        return True


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]))
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc甲", min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(_VALUES)
def test_what_others_write_is_read_back(value: Any) -> None:
    assert parse(yaml.dump(value, Dumper=_Plain, allow_unicode=True).encode(), "f.yaml").data == value


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.text("-:[]{}#&*!|>'\"%@` \n\tab01", max_size=60).map(str.encode)
)
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes) -> None:
    try:
        parse(content, "f.yaml")
    except RuleFileError as error:
        (fault,) = error.faults
        assert fault.line is not None
        assert fault.line >= 1
