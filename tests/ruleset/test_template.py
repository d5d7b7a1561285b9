"""Message templates: names, filling, stray braces."""

import pytest

from lint_gov.model.wording import Text
from lint_gov.ruleset.template import TemplateError, fill, names_in


def test_names_are_found_and_filled() -> None:
    template = "表三「{column}」列：{left} ≠ {right}，{{原文}}"
    assert names_in(template) == {"column", "left", "right"}
    values = {"column": Text("自然人", "natural persons"), "left": 1, "right": "{left}"}
    assert fill(template, values, "zh") == "表三「自然人」列：1 ≠ {left}，{原文}"
    assert fill(template, values, "en") == "表三「natural persons」列：1 ≠ {left}，{原文}"


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="left"):
        fill("{left}", {}, "zh")


@pytest.mark.parametrize(
    ("template", "offset", "message"),
    [
        ("a {", 2, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("a }", 2, 'expected {name} with lower-case letters, or "}}" for a brace'),
        ("{}", 0, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("{0}", 0, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("{a.b}", 0, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("{a[0]}", 0, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("{a!r}", 0, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("{a:>9999999999}", 0, 'expected {name} with lower-case letters, or "{{" for a brace'),
        ("x" * 2_001, 0, "expected a text of at most 2,000 characters"),
    ],
)
def test_what_is_refused_and_where(template: str, offset: int, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        names_in(template)
    assert (caught.value.offset, caught.value.message) == (offset, message)
