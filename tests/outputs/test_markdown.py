"""Markdown, as a renderer shows it: text of a report is text, never markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lint_gov.outputs.look import Look
from lint_gov.outputs.markdown_text import code, code_in_cell, plain, table
from lint_gov.text.normalise import printable, squeeze
from tests.outputs import handmade
from tests.outputs.written import written

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """Return what a reader of rendered Markdown sees, without the comments in it."""
    rendered = RENDERER.render(markdown).replace("<!-- -->", "")
    return unescape(re.sub(r"</?(p|table|thead|tbody|tr|th|td|code)>\n?", "", rendered)).strip("\n")


def tags(markdown: str) -> set[str]:
    return set(re.findall(r"<(/?\w+)", RENDERER.render(markdown)))


@pytest.mark.parametrize("text", [handmade.HOSTILE, "1. x", "- x", "# x", "===", "---", "+", "9) x", "a\\|b"])
def test_text_is_shown_as_it_is(text: str) -> None:
    expected = squeeze(printable(text))
    assert shown(plain(text)) == expected
    assert shown(code(text)) == expected
    assert (
        shown(table((plain(text), "x"), [(plain(text), code_in_cell(text))])) == f"{expected}x{expected * 2}"
    )


@given(st.text())
def test_whatever_it_is_is_text(text: str) -> None:
    assert tags(plain(text)) <= {"p", "/p"}
    assert shown(plain(text)) == squeeze(printable(text))


def test_nobody_is_called_and_nothing_linked() -> None:
    said = plain("@someone #12 a@b.cn https://a.cn WWW.a.cn")
    assert re.findall(r"[@#]\w|https?://|www\.", said, re.IGNORECASE) == []


@pytest.mark.parametrize("look", [Look(), Look(language="en", verbose=True)])
def test_hostile_reports_bring_no_markup(look: Look) -> None:
    page = written("markdown", [handmade.hostile(), *handmade.MANY], look)
    names = {name.lstrip("/") for name in tags(page)}
    assert names <= {
        *("h1", "h2", "p", "code", "table", "thead", "tbody", "tr", "th", "td"),
        *("details", "summary", "ul", "li", "strong", "br"),
    }


def test_a_stranger_is_counted_and_named_when_asked() -> None:
    assert "notes.html" not in written("markdown", [handmade.STRANGER])
    assert "## `notes.html`\n\n不是政府信息公开年度报告\n" in written(
        "markdown", [handmade.STRANGER], Look(verbose=True)
    )


def test_nothing_found_is_said() -> None:
    said = written("markdown", [handmade.result()._replace(outcomes=())])
    assert said.split("\n\n")[1:4] == [
        "## 示例市人民政府 2020 年",
        "`reports/shili-2020.html` · 总计列 239 + 0 = 237 + 2 ✓",
        "未发现问题。",
    ]


def test_what_to_do_stands_behind_its_lead() -> None:
    page = written("markdown", list(handmade.MANY), Look(language="en"))
    leads = re.findall(r"^  - (?:Suggestion|Basis|Same cause):.", page, re.MULTILINE)
    assert leads
    assert {lead[-1] for lead in leads} == {" "}
