import io
import re
from collections.abc import Callable
from functools import cache
from random import Random

import docx
import pytest
from lxml import etree

from lint_gov.annotate.annotated import annotated
from lint_gov.outputs.look import Look
from tests.annotate.flawed import CLAIM, RULES, SAID, flawed_page, found
from tests.converting import by_libreoffice, needs_soffice
from tests.generate import seeded
from tests.readers.seen import seen
from tests.readers.test_docx_disguises import DISGUISES, Element, disguised
from tests.readers.word import p, strict, tbl, tr, unzipped, word, zipped
from tests.renderings import render_docx

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = re.compile(rb'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>')
_MAIN = "word/document.xml"
_NEW = {_MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


@cache
def drawn() -> bytes:
    return render_docx(flawed_page())


def noted(content: bytes, language: str = "zh") -> bytes:
    return annotated(content, None, found(content), Look(language)).content


def commented(content: bytes) -> list[tuple[str, str]]:
    """Return the first line of each comment with the text that its range goes around."""
    held = unzipped(content)
    body = etree.fromstring(held[_MAIN])
    comments = etree.fromstring(held["word/comments.xml"])
    return [(_around(body, comment.get(f"{_W}id", "")), _text(comment[0])) for comment in comments]


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def _around(body: Element, number: str) -> str:
    texts, inside = [], False
    for element in body.iter():
        if element.get(f"{_W}id") == number and "commentRange" in str(element.tag):
            inside = element.tag.endswith("Start")
        elif inside and element.tag == f"{_W}t":
            texts.append(element.text or "")
    return "".join(texts)


def test_each_diagnosis_is_a_comment_at_its_place() -> None:
    made = noted(drawn())
    assert [one.rule for one in found(drawn()).diagnostics] == list(RULES)
    assert [(around, line[:11]) for around, line in commented(made)] == [
        (CLAIM, "【警告 N101】正文"),
        ("147", "【差错 A101】表三"),
        ("７", "【差错 A101】表三"),
        ("７", "【提示 V105】表三"),
        ("", "【警告 V101】表四"),
        ("示例市教育局2023年政府信息公开工作年度报告", "【差错 S101】缺少"),
    ]


_BASIS = (
    "国办公开办函〔2019〕60号 表三表头「第一项加第二项之和，等于第三项加第四项之和」；"
    "国办公开办函〔2021〕30号 表三表头"
)


def test_a_comment_says_what_where_and_on_what_basis() -> None:
    document = docx.Document(io.BytesIO(noted(drawn())))
    comment = list(document.comments)[2]
    assert (comment.author, comment.initials, comment.timestamp) == ("lint-gov", "LG", None)
    assert comment.text.split("\n") == [
        "【差错 A101】表三「自然人」列不平衡：7 + 0 ≠ 7 + 7，相差 7",
        "同一原因：A102 表三「四、结转下年度继续办理」行：各类申请人之和 14 ≠ 总计 7，相差 7",
        "建议：7 → 0，唯一能消除两处差错的单格修改，但证据不够充分（请核对原始台账）",
        f"依据：{_BASIS}",
    ]


def test_in_english() -> None:
    assert commented(noted(drawn(), "en"))[4][1] == (
        "Warning V101: In table 四 (disputes), row “行政复议”, column “总计” is blank"
    )


def same_but_for_comments(before: bytes, after: bytes) -> None:
    old, new = unzipped(before), unzipped(after)
    assert {name: new[name] for name in old if name not in _NEW} == {
        name: part for name, part in old.items() if name not in _NEW
    }
    assert list(new)[: len(old)] == list(old)
    assert seen(after) == seen(before)
    first, second = found(before), found(after)
    assert (first.report, first.diagnostics, first.outcomes) == (
        second.report,
        second.diagnostics,
        second.outcomes,
    )


def test_the_rest_stays_byte_for_byte() -> None:
    made = noted(drawn())
    same_but_for_comments(drawn(), made)
    halves = re.compile(
        rb"</w:t></w:r>(<w:commentRange[^>]*>(?:<w:r><w:commentReference[^>]*></w:r>)?)<w:r><w:t>"
    )
    whole = halves.sub(rb"\1", unzipped(made)[_MAIN])
    assert _MARKS.sub(b"", whole) == unzipped(drawn())[_MAIN]


def test_nothing_found_leaves_the_file_as_it_was() -> None:
    result = found(drawn())
    assert annotated(drawn(), None, result._replace(diagnostics=()), Look()) == (drawn(), 0)


def test_the_same_file_gives_the_same_bytes() -> None:
    assert noted(drawn()) == noted(drawn())


@pytest.mark.parametrize("disguise", DISGUISES)
def test_files_of_every_kind(disguise: Callable[[Random, Element], None]) -> None:
    content = disguised(drawn(), seeded(1), disguise)
    made = noted(content)
    same_but_for_comments(content, made)
    assert len(commented(made)) == len(RULES)
    assert CLAIM[:-2] in commented(made)[0][0]


def test_all_of_them_together() -> None:
    content = disguised(drawn(), seeded(2), *DISGUISES)
    made = noted(content)
    same_but_for_comments(content, made)
    assert len(commented(made)) == len(RULES)


def test_comments_that_are_there_stay() -> None:
    before = docx.Document(io.BytesIO(drawn()))
    before.add_comment(before.paragraphs[1].runs, "请局领导审阅", author="办公室", initials="办")
    held = io.BytesIO()
    before.save(held)
    made = noted(held.getvalue())
    comments = list(docx.Document(io.BytesIO(made)).comments)
    assert [comment.comment_id for comment in comments] == list(range(7))
    assert (comments[0].text, comments[0].author) == ("请局领导审阅", "办公室")
    assert commented(made)[0][0] == "发布日期：2024-01-18"
    assert commented(made)[1][0] == CLAIM


def test_annotating_twice_adds_the_comments_twice() -> None:
    twice = noted(noted(drawn()))
    assert [around for around, _ in commented(twice)] == 2 * [
        around for around, _ in commented(noted(drawn()))
    ]
    assert seen(twice) == seen(drawn())


def test_strict_files_get_strict_comments() -> None:
    made = unzipped(noted(strict(drawn())))
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in made["word/comments.xml"]
    assert (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in made["word/_rels/document.xml.rels"]
    )
    assert seen(zipped(made)) == seen(drawn())


def test_a_part_without_prefixes() -> None:
    part = unzipped(drawn())[_MAIN].replace(b"<w:", b"<").replace(b"</w:", b"</")
    part = part.replace(b"xmlns:w=", f'xmlns:w="{_W[1:-1]}" xmlns='.encode())
    made = noted(zipped({**unzipped(drawn()), _MAIN: part}))
    assert seen(made) == seen(drawn())
    assert [around for around, _ in commented(made)] == [around for around, _ in commented(noted(drawn()))]


def test_a_part_in_utf_16() -> None:
    held = unzipped(drawn())
    text = held[_MAIN].decode().replace("UTF-8", "UTF-16", 1)
    content = zipped({**held, _MAIN: text.encode("utf-16")})
    assert [around for around, _ in commented(noted(content))] == [
        around for around, _ in commented(noted(drawn()))
    ]


def _report(claim: str) -> bytes:
    """Return a report of no more than a title and an overview that holds something."""
    return word("".join(map(p, _TITLES[:2])) + claim + "".join(map(p, _TITLES[2:])))


_TITLES = (
    "示例市教育局2023年政府信息公开工作年度报告",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
)
_QUOTED = "权利清单"
_BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    f"{p(f'公开{_QUOTED}。')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    "<w:r><w:t>图一</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("claim", "around"),
    [
        (p(f"公开{_QUOTED}。"), f"公开{_QUOTED}"),
        (
            '<w:p><w:r><w:t>公开 权利</w:t></w:r><w:r><w:t xml:space="preserve">清 单。</w:t></w:r></w:p>',
            "公开 权利清 单",
        ),
        (f"<w:p><w:r><w:tab/><w:t>{_QUOTED}，</w:t><w:tab/></w:r></w:p>", _QUOTED),
        (f"<w:p><w:ins w:id='1'><w:r><w:t>公开{_QUOTED}</w:t></w:r></w:ins></w:p>", f"公开{_QUOTED}"),
        (
            f"<w:p><w:sdt><w:sdtContent><w:r><w:t>公开{_QUOTED}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            f"公开{_QUOTED}",
        ),
        (f"<w:p><w:r><w:t>公开&lt;{_QUOTED}&gt;。</w:t></w:r></w:p>", f"公开<{_QUOTED}>"),
        (f"<w:p><w:r><w:t>公开{_QUOTED}<!-- 注 -->。</w:t></w:r></w:p>", f"公开{_QUOTED}"),
        (_BOX, f"公开{_QUOTED}。图一"),
        (tbl(tr("甲", f"<w:tc>{tbl(tr(f'公开{_QUOTED}。'))}<w:p/></w:tc>")), f"公开{_QUOTED}"),
    ],
)
def test_words_are_marked_where_their_runs_can_be_cut(claim: str, around: str) -> None:
    content = _report(claim)
    made = noted(content)
    same_but_for_comments(content, made)
    assert [text for text, line in commented(made) if "权力" in line] == [around]
    assert not _inside_boxes(made)


def _inside_boxes(content: bytes) -> list[Element]:
    root = etree.fromstring(unzipped(content)[_MAIN])
    return [
        mark
        for box in root.iter(f"{_W}txbxContent")
        for mark in box.iter(f"{_W}commentRangeStart", f"{_W}commentReference")
    ]


def test_a_paragraph_of_one_tag_takes_a_comment() -> None:
    held = unzipped(drawn())
    part = held[_MAIN].replace(b"<w:p><w:r/></w:p>", b"<w:p/>")
    content = zipped({**held, _MAIN: part})
    made = noted(content)
    same_but_for_comments(content, made)
    assert commented(made) == commented(noted(drawn()))
    assert unzipped(made)[_MAIN].count(b"<w:p/>") == part.count(b"<w:p/>") - 1


def test_what_stands_in_a_note_is_commented_at_the_title() -> None:
    mark = '<w:p><w:r><w:t>公开情况。</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    note = f'<w:footnote w:id="2">{p(f"公开{_QUOTED}。")}</w:footnote>'
    content = word("".join(map(p, _TITLES[:2])) + mark + "".join(map(p, _TITLES[2:])), footnotes=note)
    found = [text for text, line in commented(noted(content)) if "权力" in line]
    assert found == [_TITLES[0]]


@needs_soffice
def test_libreoffice_reads_the_same_text_with_the_comments() -> None:
    made = by_libreoffice({"plain.docx": drawn(), "noted.docx": noted(drawn())}, "odt")
    bodies = {name: unzipped(content)["content.xml"] for name, content in made.items()}
    notes = re.compile(
        rb"<office:annotation .*?</office:annotation>|<office:annotation-end [^>]*/>", re.DOTALL
    )
    assert len(re.findall(rb"<office:annotation ", bodies["noted.docx"])) == len(RULES)
    texts = {name: re.sub(rb"<[^>]*>", b"", notes.sub(b"", body)) for name, body in bodies.items()}
    assert texts["noted.docx"] == texts["plain.docx"]
    assert SAID.encode() in texts["noted.docx"]
