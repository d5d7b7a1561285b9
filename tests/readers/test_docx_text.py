"""The text of a DOCX file, as its reader sees it: runs, fields, changes, boxes, notes, symbols."""

from typing import Any

import pytest

from lint_gov.model.document import Unreadable
from tests.readers.seen import document, seen
from tests.readers.word import p, parts, r, tbl, tc, tr, word, zipped

OBJECT = "\ufffc"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def para(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def box(*blocks: str) -> str:
    """Return a text box as Word writes it: once as a shape, once more for older programs."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(size: str = 'cx="900000" cy="900000"', words: str = "印章") -> str:
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/>"
        f'<wp:docPr id="1" name="x" descr="{words}"/><a:graphic>'
        '<a:graphicData><a:blip r:embed="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (para(r("15"), r("0"), r(" 件")), ["150 件"]),
        (para("<w:r><w:t> 15 </w:t></w:r><w:r><w:t> 0</w:t></w:r>"), ["150"]),
        (para('<w:r><w:t xml:space="preserve">一\n二</w:t></w:r>'), ["一 二"]),
        (para(r("一"), "<w:r><w:br/></w:r>", r("二")), ["一\n二"]),
        (para("<w:r><w:t>规章</w:t><w:tab/><w:t>3</w:t><w:cr/><w:t>件</w:t></w:r>"), ["规章\t3\n件"]),
        (para("<w:r><w:noBreakHyphen/><w:t>8</w:t></w:r>"), ["-8"]),
        (para(r("规章"), "<w:r><w:softHyphen/></w:r>", r("类")), ["规章类"]),
        (p("\u3000\u3000全年无变化。 "), ["\u3000\u3000全年无变化。"]),
        (p() + p(" ") + p("文"), ["文"]),
        (para('<w:hyperlink r:id="rId1">', r("链接"), "</w:hyperlink>"), ["链接"]),
        (para("<w:smartTag><w:customXml>", r("2023年"), "</w:customXml></w:smartTag>"), ["2023年"]),
        (para('<w:bdo w:val="ltr">', r("12"), "</w:bdo>"), ["12"]),
        (
            para(
                "<w:r><w:ruby><w:rt>",
                r("gui"),
                "</w:rt><w:rubyBase>",
                r("规"),
                "</w:rubyBase></w:ruby></w:r>",
            ),
            ["规"],
        ),
        (para("<m:oMathPara><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath></m:oMathPara>"), ["12"]),
        ("<w:customXml>" + p("一") + "</w:customXml>", ["一"]),
    ],
)
def test_runs_are_joined(body: str, blocks: list[Any]) -> None:
    assert seen(word(body)) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (para(BEGIN, code(" PAGE "), SEPARATE, r("3"), END), ["3"]),
        (para(r("共"), BEGIN, code("=SUM(LEFT)"), SEPARATE, r("150"), END, r("件")), ["共150件"]),
        (para(BEGIN, code("IF "), BEGIN, code("X"), SEPARATE, r("9"), END, SEPARATE, r("7"), END), ["7"]),
        (para('<w:fldSimple w:instr=" DATE ">', r("2024年"), "</w:fldSimple>"), ["2024年"]),
        (para(BEGIN, code("TOC")) + para(SEPARATE, r("目录")) + para(END, r("正文")), ["目录", "正文"]),
        (para(BEGIN, code("X"), r("9")) + p("正文"), ["正文"]),
        (para(END, SEPARATE, r("正文")), ["正文"]),
        (para(f"<w:r><w:rPr><w:vanish/></w:rPr>{BEGIN[5:]}", code("X"), SEPARATE, r("7"), END), ["7"]),
    ],
)
def test_a_field_is_its_result(body: str, blocks: list[Any]) -> None:
    assert seen(word(body)) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (
            para(
                r("收到"),
                "<w:del>",
                r("15").replace("w:t", "w:delText"),
                "</w:del><w:ins>",
                r("16"),
                "</w:ins>",
            ),
            ["收到16"],
        ),
        (para("<w:del>", r("15"), "</w:del>", r("16")), ["16"]),
        (
            para("<w:moveFrom>", r("甲"), "</w:moveFrom>", r("乙"), "<w:moveTo>", r("甲"), "</w:moveTo>"),
            ["乙甲"],
        ),
        (para("<w:ins><w:del>", r("甲"), "</w:del>", r("乙"), "</w:ins>"), ["乙"]),
        (p("收到", "<w:rPr><w:del/></w:rPr>") + p("16件"), ["收到16件"]),
        (
            p("收到", "<w:rPr><w:del/></w:rPr>") + para("<w:del>", r("16"), "</w:del>") + p("末"),
            ["收到", "末"],
        ),
        (p("收到", "<w:rPr><w:moveFrom/></w:rPr>"), ["收到"]),
        (p("收到", "<w:rPr><w:ins/></w:rPr>") + p("16件"), ["收到", "16件"]),
        (
            para(
                "<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>", r("甲")
            ),
            ["甲"],
        ),
        (
            para(
                "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"
            ),
            ["甲"],
        ),
    ],
)
def test_tracked_changes_are_read_as_accepted(body: str, blocks: list[Any]) -> None:
    assert seen(word(body)) == blocks


HIDING = (
    '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="hp"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="heir"><w:basedOn w:val="hp"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="seen"><w:basedOn w:val="hp"/><w:rPr>'
    '<w:vanish w:val="0"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (para(r("甲"), r("乙", "<w:vanish/>"), r("丙")), ["甲丙"]),
        (para(r("甲", '<w:vanish w:val="true"/>'), r("乙", '<w:vanish w:val="0"/>')), ["乙"]),
        (para(r("甲", '<w:rStyle w:val="h"/>'), r("乙")), ["乙"]),
        (para(r("甲", '<w:rStyle w:val="h"/><w:vanish w:val="false"/>')), ["甲"]),
        (p("甲", '<w:pStyle w:val="hp"/>') + p("乙", '<w:pStyle w:val="heir"/>') + p("丙"), ["丙"]),
        (p("甲", '<w:pStyle w:val="seen"/>'), ["甲"]),
        (para(r("甲", "<w:webHidden/>")), ["甲"]),
    ],
)
def test_what_is_hidden_is_not_read(body: str, blocks: list[Any]) -> None:
    assert seen(word(body + p("末"), styles=HIDING)) == [*blocks, "末"]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + p("甲") + p("乙") + "</w:sdtContent></w:sdt>", ["甲", "乙"]),
        (
            para(
                "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>",
                r("12"),
                "</w:sdtContent></w:sdt>",
                r("件"),
            ),
            ["12件"],
        ),
        (
            "<w:sdt><w:sdtContent>" + tbl(tr("规章", "0"), tr("其他", "1")) + "</w:sdtContent></w:sdt>",
            [[["规章", "0"], ["其他", "1"]]],
        ),
        (
            tbl("<w:sdt><w:sdtContent>" + tr("规章", "0") + "</w:sdtContent></w:sdt>", tr("其他", "1")),
            [[["规章", "0"], ["其他", "1"]]],
        ),
        (
            tbl(tr(tc("规章"), "<w:sdt><w:sdtContent>" + tc("0") + "</w:sdtContent></w:sdt>")),
            [[["规章", "0"]]],
        ),
    ],
)
def test_content_controls_are_what_they_hold(body: str, blocks: list[Any]) -> None:
    assert seen(word(body)) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (para(r("前"), box(p("框内"), p("两行")), r("后")), ["前后", "框内", "两行"]),
        (para(box(tbl(tr("规章", "0"), tr("其他", "1")))), [[["规章", "0"], ["其他", "1"]]]),
        (tbl(tr(tc(para(r("项"), box(p("目")))), tc("0")), tr("甲", "1")), [[["项\n目", "0"], ["甲", "1"]]]),
        (
            para(
                "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
                + p("旧框")
                + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            ),
            ["旧框"],
        ),
        (
            para('<w:r><w:pict><v:shape><v:textpath string="艺术字标题"/></v:shape></w:pict></w:r>'),
            ["艺术字标题"],
        ),
        (para(picture()) + p("文"), [{"印章"}, "文"]),
        (para(picture('cx="5000000" cy="9525"')) + p("文"), ["文"]),
        (
            para('<w:r><w:object><v:shape><v:imagedata r:id="rId3"/></v:shape></w:object></w:r>') + p("文"),
            [{""}, "文"],
        ),
        (tbl(tr(tc("甲"), tc(para(picture()))), tr("乙", "1")), [[["甲", OBJECT], ["乙", "1"]]]),
        (
            para(
                '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback>'
                "<w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            ["乙"],
        ),
        (
            para(
                f'<mc:AlternateContent><mc:Choice Requires="w14">{r("新")}</mc:Choice>'
                f"<mc:Fallback>{r('旧')}</mc:Fallback></mc:AlternateContent>"
            ),
            ["新"],
        ),
        (
            (
                f'<mc:AlternateContent><mc:Choice Requires="w14">{p("新")}</mc:Choice>'
                f"<mc:Fallback>{p('旧')}</mc:Fallback></mc:AlternateContent>"
            ),
            ["新"],
        ),
    ],
)
def test_boxes_and_pictures_are_read_once(body: str, blocks: list[Any]) -> None:
    assert seen(word(body)) == blocks


NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
OWN_MARK = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
NOTES = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r("含自然失效29件")}</w:p></w:footnote>'


def test_a_note_is_no_part_of_a_figure_and_follows_what_it_is_a_note_to() -> None:
    table = tbl(tr("规章", tc(para(r("12"), NOTE))), tr("其他", tc(para(r("3"), OWN_MARK))))
    body = para(r("收到12件"), NOTE, r("。")) + table + p("末")
    assert seen(word(body, footnotes=NOTES)) == [
        "收到12件。",
        "含自然失效29件",
        [["规章", "12"], ["其他", "3"]],
        "末",
    ]
    assert seen(word(table + p("末"), footnotes=NOTES)) == [
        [["规章", "12"], ["其他", "3"]],
        "含自然失效29件",
        "末",
    ]
    assert seen(word(table)) == [[["规章", "12"], ["其他", "3"]]]


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (r("1", '<w:vertAlign w:val="superscript"/>'), "12¹"),
        (r("(1)", '<w:vertAlign w:val="superscript"/>'), "12(¹)"),
        (r("3", '<w:vertAlign w:val="subscript"/>'), "12₃"),
        (r("3", '<w:vertAlign w:val="baseline"/>'), "123"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "12✓"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>', "12①"),
        ('<w:r><w:sym w:font="Symbol" w:char="F033"/></w:r>', "123"),
        ('<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>', "12−"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "12\ufffd"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', "12\ufffd"),
        ('<w:r><w:sym w:font="宋体" w:char="2014"/></w:r>', "12—"),
        ('<w:r><w:sym w:font="宋体" w:char="zz"/></w:r>', "12\ufffd"),
    ],
)
def test_raised_figures_and_symbols_never_join_a_figure(run: str, text: str) -> None:
    assert seen(word(para(r("12"), run))) == [text]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:name w:val="自定义"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="三级"/><w:pPr>'
    '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="5"><w:basedOn w:val="6"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="6"><w:basedOn w:val="5"/></w:style>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="7"><w:name w:val="Normal"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="2"/>', 1),
        ('<w:pStyle w:val="3"/>', 3),
        ('<w:pStyle w:val="4"/>', 1),
        ('<w:pStyle w:val="5"/>', 0),
        ('<w:pStyle w:val="none"/>', 0),
        ('<w:outlineLvl w:val="8"/>', 6),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', 0),
        ("", 0),
    ],
)
def test_headings_are_what_styles_and_outline_say(properties: str, level: int) -> None:
    assert seen(word(p("甲", properties), styles=STYLES)) == [(level, "甲") if level else "甲"]


def test_headers_footers_and_comments_are_not_read() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/>' + r("甲") + '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr>'
    )
    others: dict[str, str | bytes] = {"word/header1.xml": "<x/>", "word/comments.xml": "<x/>"}
    assert seen(zipped({**parts(body), **others})) == ["甲"]


@pytest.mark.parametrize("tag", ['<w:altChunk r:id="rId5"/>', '<w:p><w:subDoc r:id="rId5"/></w:p>'])
def test_the_content_of_another_file_is_said_not_to_be_read(tag: str) -> None:
    read = document(word(p("甲") + tag))
    assert [trouble.detail_en for trouble in read.troubles] == [
        "the document takes in the content of another file (altChunk), which was not read"
    ]


def test_a_document_of_pictures_alone_is_a_scan() -> None:
    with pytest.raises(Unreadable) as refusal:
        document(word(para(picture()) + para(picture())))
    assert (refusal.value.rule, refusal.value.detail_en) == (
        "E007",
        "the document holds only pictures; their text was not read",
    )
