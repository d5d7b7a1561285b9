import re
from functools import cache

import pytest
from lxml import html

from lint_gov.annotate.annotated import annotated
from lint_gov.outputs.look import Look
from lint_gov.result import Result
from tests.annotate.flawed import CLAIM, RULES, flawed_page, found
from tests.pages import draw_html
from tests.readers.seen import seen

_OURS = re.compile(
    rb'<mark class="lint-gov [^>]*>|</mark>|<aside data-lint-gov="notes".*?</aside>', re.DOTALL
)


@cache
def drawn() -> bytes:
    return draw_html(flawed_page()).encode()


def noted(content: bytes, language: str = "zh") -> bytes:
    return annotated(content, "a.html", found(content, "a.html"), Look(language)).content


def marked(content: bytes) -> list[tuple[str, str, str]]:
    """Return each mark: how grave, the numbers beside it, and the text that it goes around."""
    root = html.fromstring(content.decode("utf-8", "replace"))
    return [
        (
            mark.get("class", "").removeprefix("lint-gov lint-gov-"),
            mark.get("data-notes", ""),
            "".join(map(str, mark.itertext())),
        )
        for mark in root.iter("mark")
    ]


def listed(content: bytes) -> list[tuple[str, str]]:
    """Return the first line of each note of the list, with what it links to."""
    root = html.fromstring(content.decode("utf-8", "replace"))
    return [((item[0].text or ""), item[0].get("href", "")) for item in root.iterfind(".//aside//li")]


def facts(result: Result) -> tuple[object, ...]:
    """Return what was found, places in the file aside."""
    cells = (
        [(value.address, value.raw, value.kind, value.path) for value in result.report.cells.values()]
        if result.report
        else []
    )
    return cells, [(one.rule, one.message, one.address, one.fingerprint) for one in result.diagnostics]


def same_but_for_marks(before: bytes, after: bytes) -> None:
    assert _OURS.sub(b"", after) == before
    assert seen(after, "a.html") == seen(before, "a.html")
    assert facts(found(after, "a.html")) == facts(found(before, "a.html"))


def test_marks_stand_at_their_places() -> None:
    made = noted(drawn())
    assert marked(made) == [
        ("warning", "1", CLAIM),
        ("error", "2", "147"),
        ("error", "3,4", "７"),
        ("warning lint-gov-blank", "5", "\xa0"),
    ]
    assert [(line[:11], target) for line, target in listed(made)] == [
        ("【警告 N101】正文", "#lint-gov-at-1"),
        ("【差错 A101】表三", "#lint-gov-at-2"),
        ("【差错 A101】表三", "#lint-gov-at-3"),
        ("【提示 V105】表三", "#lint-gov-at-3"),
        ("【警告 V101】表四", "#lint-gov-at-5"),
        ("【差错 S101】缺少", ""),
    ]
    assert b"<summary>lint-gov \xc2\xb7 " + "差错 3 · 警告 2 · 提示 1</summary>".encode() in made
    same_but_for_marks(drawn(), made)


def test_links_lead_somewhere() -> None:
    root = html.fromstring(noted(drawn()).decode())
    names = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(names) == len(set(names))
    linked = {link.get("href", "").removeprefix("#") for link in root.iterfind(".//aside//a")}
    told = {name for mark in root.iter("mark") for name in mark.get("aria-details", "").split()}
    assert linked | told <= set(names)
    assert len(told) == len(RULES) - 1


def test_in_english() -> None:
    assert listed(noted(drawn(), "en"))[4][0].startswith("Warning V101: ")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-16", "big5hkscs"])
def test_every_encoding(encoding: str) -> None:
    page = draw_html(flawed_page()).replace(
        "utf-8", "gbk" if encoding.startswith("gb") else encoding.removesuffix("-sig")
    )
    if encoding == "big5hkscs":
        page = page.translate(str.maketrans("国务报开龙", "國務報開龍"))
    content = page.encode(encoding, "xmlcharrefreplace")
    made = noted(content)
    if encoding == "utf-16":
        assert content[:2] == made[:2]
        assert _OURS.sub(b"", made.decode("utf-16").encode()) == content.decode("utf-16").encode()
    else:
        assert _OURS.sub(b"", made) == content
    assert seen(made, "a.html") == seen(content, "a.html")
    assert len(marked(made.decode("gb18030" if encoding.startswith("gb") else encoding).encode())) >= 3


def test_bytes_of_no_encoding_stay() -> None:
    content = (
        draw_html(flawed_page())
        .replace("utf-8", "gbk")
        .encode("gbk")
        .replace(b"<h1", b"<!-- \x81 \xff --><h1", 1)
    )
    made = noted(content)
    assert _OURS.sub(b"", made) == content
    assert [text for _, _, text in marked(made.decode("gbk", "replace").encode())][:2] == [CLAIM, "147"]


_PAGE = (
    "<html><head><title>{0}</title></head><body><h1>示例市2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>{1}"
    "<h2>二、主动公开政府信息情况</h2><h2>三、收到和处理政府信息公开申请情况</h2></body></html>"
)


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("<p>公开权利清单。</p>", ["公开权利清单"]),
        ("<p>公开<b>权利</b>清单。</p>", ["公开", "权利", "清单"]),
        ("<p>公开<!-- > -->权利\n  清单。", ["公开", "权利\n  清单"]),
        ("<div>前言<p>公开&#26435;利&nbsp;清单。</div>", ["公开权利\xa0清单"]),
        ("<br>公开权利清单。<br>", ["公开权利清单"]),
        ("公开权利清单，权利运行。", ["公开权利清单", "权利运行"]),
        ("<p>公开权利清单<sup>1</sup>。</p>", ["公开权利清单", "1"]),
        ("<p>公开<s>一</s>权利清单。</p>", [""]),
        ("<p>&lt;script&gt;公开权利清单&lt;/script&gt;</p>", None),
        ("<ul><li>公开情况<li>公开权利清单<li>公开</ul>", ["公开权利清单"]),
    ],
)
def test_marks_never_change_what_a_page_says(written: str, marks: list[str] | None) -> None:
    content = _PAGE.format("报告", written).encode()
    made = noted(content)
    same_but_for_marks(content, made)
    texts = [text for _, _, text in marked(made)]
    assert marks is None or texts == marks
    assert b"<script" not in made


@pytest.mark.parametrize("cell", ["", "&nbsp;", "　", "<p></p>", "<p>&nbsp;</p>", "<br>"])
def test_blank_cells(cell: str) -> None:
    empty = draw_html(flawed_page())
    before, after = empty.rsplit("<td>&nbsp;</td>", 1)
    content = f"{before}<td>{cell}</td>{after}".encode()
    made = noted(content)
    same_but_for_marks(content, made)
    assert marked(made)[-1][0] == "warning lint-gov-blank"


def test_a_page_without_a_body_has_the_list_at_its_end() -> None:
    content = (
        _PAGE.format("", "<p>公开权利清单。</p>").replace("<body>", "").replace("</body></html>", "").encode()
    )
    made = noted(content)
    same_but_for_marks(content, made)
    assert made.endswith(b"</aside>")
    assert made.startswith(b"<html><head>")


def test_what_is_hidden_stays_hidden() -> None:
    hidden = _PAGE.format(
        "", "<div style='display:none'><p>公开权利清单。</p></div><p>公开情况。</p>"
    ).encode()
    same_but_for_marks(hidden, noted(hidden))


def test_an_annotated_page_can_be_annotated_again() -> None:
    once = noted(drawn())
    assert facts(found(noted(once), "a.html")) == facts(found(drawn(), "a.html"))
