"""What is fixed stays fixed, and nothing else is touched: figures keep their values, files their bytes."""

import re
from collections.abc import Callable, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.written_text import Change, changed
from lint_gov.fix.editors import editor_for
from lint_gov.fix.fixed import Fixed, fixed
from lint_gov.fix.wanted import Wanted
from lint_gov.model.location import NOWHERE
from lint_gov.pipeline import lint
from lint_gov.result import Result
from lint_gov.ruleset import bundled_ruleset
from lint_gov.text.encoding import Decoded
from tests.generate import FORMS, consistent_cells, seeded
from tests.pages import Page, draw_html, page_of, render_markdown, render_text
from tests.readers.seen import seen
from tests.readers.word import unzipped, zipped
from tests.renderings import render_docx, render_xlsx

_RULES = frozenset({"V105", "C101", "C102", "C103", "S105"})


@cache
def cells_of(form: str) -> Mapping[str, str]:
    return consistent_cells(seeded(3), FORMS[form])


def linted(content: bytes, name: str) -> Result:
    return lint(content, name=name)


def fix(content: bytes, name: str, rules: frozenset[str] = _RULES) -> Fixed:
    return fixed(content, editor_for(content, name)[1], lambda one: linted(one, name), rules)


_SPELLINGS: dict[str, Callable[[str], str]] = {
    "wide": lambda figure: figure.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "half wide": lambda figure: figure[:-1] + chr(ord(figure[-1]) + 0xFEE0),
    "zeros": lambda figure: figure.zfill(len(figure) + 1),
    "plus": lambda figure: f"+{figure}",
    "wide plus": lambda figure: f"＋{figure}",
    "point": lambda figure: f"{figure}.0",
}
_COUNTS = [address for address in cells_of("2021") if address.startswith(("requests", "disputes"))]
_spelled = st.dictionaries(
    st.sampled_from(_COUNTS), st.sampled_from(sorted(_SPELLINGS)), min_size=1, max_size=6
)


def page(changes: Mapping[str, str], form: str = "2021") -> Page:
    return page_of({**cells_of(form), **changes}, FORMS[form])


def _spelling(chosen: Mapping[str, str]) -> dict[str, str]:
    return {address: _SPELLINGS[name](cells_of("2021")[address]) for address, name in chosen.items()}


def _drawn(kind: str, changes: Mapping[str, str]) -> bytes:
    cells, form = {**cells_of("2021"), **changes}, FORMS["2021"]
    if kind == "docx":
        return render_docx(page(changes))
    if kind == "xlsx":
        return render_xlsx(page(changes), numbers=False)
    if kind == "gbk.html":
        return draw_html(page(changes)).replace("utf-8", "gbk").encode("gbk")
    made = {"html": lambda: draw_html(page(changes)), "md": lambda: render_markdown(cells, form)}
    return made.get(kind, lambda: render_text(cells, form, style="tabs"))().encode()


@cache
def _plain(kind: str) -> bytes:
    return _drawn(kind, {})


@settings(max_examples=3, deadline=None)
@pytest.mark.parametrize("kind", ["html", "gbk.html", "md", "txt", "docx", "xlsx"])
@given(chosen=_spelled)
def test_figures_are_spelled_well_and_keep_their_values(kind: str, chosen: Mapping[str, str]) -> None:
    before, plain, name = _drawn(kind, _spelling(chosen)), _plain(kind), f"a.{kind}"
    made = fix(before, name)
    assert made.left == ()
    assert {one.rule for one in made.done} <= {"V105"}
    if kind == "docx":
        assert unzipped(made.content) == {
            **unzipped(before),
            "word/document.xml": unzipped(plain)["word/document.xml"],
        }
    elif kind == "xlsx":
        held = unzipped(before)
        sheet = "xl/worksheets/sheet1.xml"
        assert {**unzipped(made.content), sheet: b""} == {**held, sheet: b""}
        assert seen(made.content) == seen(plain)
    else:
        assert made.content == plain
    assert fix(made.content, name) == Fixed(made.content)
    same_values(before, made.content, name)


def same_values(before: bytes, after: bytes, name: str) -> None:
    old, new = linted(before, name).report, linted(after, name).report
    assert old is not None
    assert new is not None
    assert [(one.address, one.kind, one.number) for one in new.cells.values()] == [
        (one.address, one.kind, one.number) for one in old.cells.values()
    ]


@pytest.mark.parametrize("kind", ["html", "md", "txt", "docx", "xlsx"])
def test_blanks_and_wrong_figures_stay(kind: str) -> None:
    changes = {
        "requests[new,total]": "999",
        "requests[granted,natural]": "",
        "requests[partial,natural]": "—",
    }
    content = _drawn(kind, changes)
    assert (
        fix(content, f"a.{kind}", frozenset(rule.id for rule in bundled_ruleset().rules)).content == content
    )


_LABELS = {
    "本年增/减": "本年增减",
    "8.属于行政查询事项": "8、属于行政查询事项",
    "（三）不予公开": "三、不予公开",
    "2.重复申请": "2.重复申请。",
    "行政复议": "行政 复议",
}


def _relabelled(content: str) -> str:
    for label, printed in _LABELS.items():
        content = content.replace(f">{label}<", f">{printed}<")
    return content


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_labels_become_those_of_the_form_wherever_they_stand(form: str) -> None:
    plain = draw_html(page({}, form))
    content = _relabelled(plain).encode()
    made = fix(content, "a.html")
    again = {
        "本年增减": "本年增/减",
        "8、属于": "8.属于",
        "2.重复申请。": "2.重复申请",
        ">三、不予公开": ">（三）不予公开",
    }
    expected = content.decode()
    for printed, label in again.items():
        expected = expected.replace(printed, label)
    assert made.content.decode() == expected
    assert made.left == ()
    assert fix(made.content, "a.html") == Fixed(made.content)


def test_another_word_is_the_authors_to_change() -> None:
    content = draw_html(page({})).replace("属于行政查询事项", "属于行政查询事务").encode()
    assert fix(content, "a.html").content == content


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_numerals_of_sections(kind: str) -> None:
    drawn = page({})
    wrong = tuple(
        (part[0], part[1].replace("四、政府", "五、政府")) if isinstance(part, tuple) else part
        for part in drawn.parts
    )
    other = Page(drawn.title, drawn.published, wrong)
    before, plain = (
        (render_docx(other), render_docx(drawn))
        if kind == "docx"
        else (draw_html(other).encode(), draw_html(drawn).encode())
    )
    made = fix(before, f"a.{kind}")
    assert [(one.rule, one.old[:2], one.new[:2]) for one in made.done] == [("S105", "五、", "四、")]
    assert seen(made.content, f"a.{kind}") == seen(plain, f"a.{kind}")


def test_rules_that_were_not_chosen_fix_nothing() -> None:
    content = _drawn(
        "html", {"requests[new,natural]": _SPELLINGS["wide"](cells_of("2021")["requests[new,natural]"])}
    )
    assert fix(content, "a.html", frozenset({"C101"})).content == content


def test_a_cell_of_runs_keeps_their_formats() -> None:
    number = cells_of("2021")["requests[new,total]"]
    assert len(number) == 3
    wide = _SPELLINGS["wide"](number)
    content = _drawn("docx", {"requests[new,total]": wide})
    parts = unzipped(content)
    run = f"<w:r><w:t>{wide}</w:t></w:r>"
    split = f"<w:r><w:t>{wide[0]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{wide[1:]}</w:t></w:r>"
    main = parts["word/document.xml"].decode()
    assert run in main
    made = fix(zipped({**parts, "word/document.xml": main.replace(run, split)}), "a.docx")
    plain = f"<w:r><w:t>{number[0]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{number[1:]}</w:t></w:r>"
    assert unzipped(made.content)["word/document.xml"].decode() == main.replace(run, plain)


def test_a_fix_that_does_more_is_taken_back() -> None:
    content = _drawn("html", {"requests[new,natural]": "００７"})

    def careless(before: bytes, _wanted: object) -> bytes:
        return before.replace("００７".encode(), b"8")

    made = fixed(content, careless, lambda one: linted(one, "a.html"), _RULES)
    assert made.content == content
    assert [(left.wanted.rule, left.reason.en) for left in made.left] == [
        ("V105", "the change altered more than it should and was taken back")
    ]


def test_a_place_that_is_not_certain_is_left() -> None:
    figures = {"requests[new,natural]": "７", "requests[new,company]": "７"}
    content = _drawn("html", figures).replace("<td>７</td>".encode(), "<td><s>９</s>７</td>".encode())
    made = fix(content, "a.html")
    assert made.content == content
    assert {left.wanted.address for left in made.left} <= set(figures)


def test_what_is_no_report_says_so() -> None:
    assert fix(b"x", "a.txt").unread is not None


def _book(cell: str, strings: str = "") -> bytes:
    """Return a workbook of a report whose first figure of table 三 is a cell like this; it is 7."""
    content = render_xlsx(page({"requests[carried_out,natural]": "７"}), numbers=False)
    held = unzipped(content)
    sheet = held[_SHEET].decode()
    old = re.search(r'<c r="D54"[^>]*>.*?</c>', sheet)
    assert old is not None
    style = re.search(r's="\d+"', old[0])
    assert style is not None
    shared = held["xl/sharedStrings.xml"].decode()
    count = shared.count("<si>")
    return zipped(
        {
            **held,
            _SHEET: sheet.replace(old[0], cell.format(style=style[0], new=count)),
            "xl/sharedStrings.xml": shared.replace("</sst>", f"{strings}</sst>"),
        }
    )


_SHEET = "xl/worksheets/sheet1.xml"
_RICH = (
    "<si><r><rPr><b/></rPr><t>０</t></r>"
    '<r><t xml:space="preserve">７</t></r><rPh sb="0" eb="1"><t>七</t></rPh></si>'
)


@pytest.mark.parametrize(
    ("cell", "strings", "after"),
    [
        (
            '<c r="D54" {style} t="s"><v>{new}</v></c>',
            _RICH,
            f"<is>{_RICH[4:-5].replace('０', '').replace('７', '7')}</is>",
        ),
        ('<c r="D54" {style} t="inlineStr"><is><t>７</t></is></c>', "", "<is><t>7</t></is>"),
    ],
)
def test_cells_of_workbooks_get_a_text_of_their_own(cell: str, strings: str, after: str) -> None:
    content = _book(cell, strings)
    made = fix(content, "a.xlsx")
    assert [one.new for one in made.done] == ["7"]
    assert after in unzipped(made.content)[_SHEET].decode()
    assert unzipped(made.content)["xl/sharedStrings.xml"] == unzipped(content)["xl/sharedStrings.xml"]
    same_values(content, made.content, "a.xlsx")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="D54" {style} t="str"><f>"７"</f><v>７</v></c>',
        '<c r="D54" {style} t="s"><v>{new}</v><extLst/></c>',
        '<c r="D54" {style} t="inlineStr"><is><t><![CDATA[７]]></t></is></c>',
    ],
)
def test_numbers_formulas_and_what_is_strange_are_left(cell: str) -> None:
    content = _book(cell, "<si><t>７</t></si>")
    made = fix(content, "a.xlsx")
    assert made.content == content
    assert [left.wanted.address for left in made.left] == ["requests[carried_out,natural]"]


def test_words_that_are_not_in_the_text_are_left() -> None:
    """The numeral of a title may be drawn by a list, and stands in no run."""
    content = _drawn("docx", {})
    title = next(one for one in linted(content, "a.docx").report.sections if one.id == "requests")  # type: ignore[union-attr]  # it is one
    assert title.anchor is not None
    wanted = Wanted("S105", None, NOWHERE, title.anchor, old=f"五{title.title}", new=title.title)
    with pytest.raises(NotEditable):
        editor_for(content, "a.docx")[1](content, [wanted])


def test_the_good_fixes_of_a_round_are_kept_where_one_is_bad() -> None:
    wide = {"requests[new,natural]": "００", "requests[carried_out,natural]": "０"}
    content = _drawn("html", wide).replace("<td>００</td>".encode(), "<td><s>1</s>００</td>".encode())
    made = fix(content, "a.html")
    assert ([one.old for one in made.done], [left.wanted.old for left in made.left]) == (["０"], ["００"])
    assert made.content == content.replace("<td>０</td>".encode(), b"<td>0</td>")


def test_a_character_that_the_encoding_lacks_is_refused() -> None:
    content = "類".encode("big5hkscs")
    with pytest.raises(NotEditable):
        changed(content, Decoded("類", "big5hkscs"), [Change(0, 1, "😀")])
    assert (
        changed(content, Decoded("類", "big5hkscs"), [Change(0, 1, "😀")], errors="xmlcharrefreplace")
        == b"&#128512;"
    )


def test_a_text_that_is_not_that_of_its_bytes_is_refused() -> None:
    with pytest.raises(NotEditable):
        changed(b"abc", Decoded("xyz", "utf-8"), [Change(0, 1, "a")])
