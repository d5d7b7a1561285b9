"""What text a page shows, whatever its markup."""

from typing import Any

import pytest

from lint_gov.model.document import Paragraph, TroubleKind
from tests.readers.seen import document, seen


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<p>一<br>二<br/></p>", ["一\n二"]),
        ("<p>第 一\n   段\t</p>", ["第 一 段"]),
        ("<p>&nbsp;</p><p> </p><p>\u3000</p>", ["\xa0", "\u3000"]),
        ("<p>\u3000\u3000前有空格 </p>", ["\u3000\u3000前有空格"]),
        ("<p>1<span>2</span><font>3</font><!-- 注 -->4<o:p>5</o:p></p>", ["12345"]),
        ("<p><span>自然</span><span>人</span></p>", ["自然人"]),
        ("<div>前<p>段</p>后<b>粗</b></div>尾", ["前", "段", "后粗", "尾"]),
        ("<h1>大</h1><h3>中</h3><p>文</p>", [(1, "大"), (3, "中"), "文"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ('<div style="visibility: hidden"><p>脚本未运行</p></div>', ["脚本未运行"]),
        ("<pre>一、总体情况\n  0  1\n</pre>", ["一、总体情况\n  0  1"]),
        ("<p>前<img src=a.png alt=图>后</p>", [{"图"}, "前后"]),
        ("<p>前<img src=a.gif width=1 height=1>后</p>", ["前后"]),
        ("<p>&lt;0&gt; &amp; &#48;</p>", ["<0> & 0"]),
        ("<div><html><head><title>x</title></head><body><p>一</body></html><p>二</div>", ["一", "二"]),
        ("<p>一<p>二</div></td></p><p>三", ["一", "二", "三"]),
        ("<![if !supportLists]><p>（一）</p><![endif]>", ["（一）"]),
        ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>文</p>", ["文"]),
        ("<p>年<xml><w:View>Normal</w:View></xml>报</p>", ["年报"]),
        ("只有文字<br>两行", ["只有文字\n两行"]),
        ("<p>\u202e\x9b31m\u200b文</p>", ["\u202e\x9b31m\u200b文"]),
    ],
)
def test_text_is_read_as_shown(page: str, blocks: list[Any]) -> None:
    assert seen(page, "a.html") == blocks


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('<p>甲</p>')</script>",
        "<style>p { color: red }</style>",
        "<noscript><p>甲</p></noscript>",
        "<template><p>甲</p></template>",
        "<select><option>甲</option></select>",
        "<textarea>甲</textarea>",
        "<iframe><p>甲</p></iframe>",
        "<p hidden>甲</p>",
        '<div style="color: red; display : none"><p>甲</p></div>',
        '<div STYLE="DISPLAY: none"><p>甲</p></div>',
        "<p><del>甲</del><s>乙</s></p>",
        '<input type="hidden" value="甲">',
        "<!-- <p>甲</p> -->",
        "<title>甲</title>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden: str) -> None:
    assert seen(f"<body><p>文</p>{hidden}<p>尾</p></body>") == ["文", "尾"]


def test_a_hidden_copy_of_a_table_is_not_read_twice() -> None:
    table = "<table><tr><td>规章</td><td>{}</td></tr></table>"
    page = f'<div style="display:none">{table.format(1)}</div>{table.format(2)}'
    assert seen(page) == [[["规章", "2"]]]


def test_tables_that_only_a_script_shows_are_read() -> None:
    assert seen(
        '<p>正文</p><div style="display:none"><table><tr><td>规章</td><td>0</td></tr></table></div>'
    ) == [
        "正文",
        [["规章", "0"]],
    ]
    assert seen('<body style="display:none"><p>正文</p></body>') == ["正文"]


def test_title_and_metadata_are_kept_as_declared() -> None:
    page = document(
        "<title> 某局\n年报 </title><meta name=PubDate content='2021-03-10 09:16'>"
        "<meta property='og:site_name' content='某局'><meta charset=utf-8><meta name=Image content=''><p>文"
    )
    assert (page.media, page.title) == ("html", "某局 年报")
    assert page.metadata == (("PubDate", "2021-03-10 09:16"), ("og:site_name", "某局"), ("Image", ""))


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "iso-8859-1", "x-unknown"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16", "utf-8-sig"])
def test_the_words_decide_the_encoding_and_not_the_declaration(declared: str, encoding: str) -> None:
    page = f'<meta charset="{declared}"><p>政府信息公开工作年度报告，二〇二四年镕㛃</p>'
    assert seen(page.encode(encoding)) == ["政府信息公开工作年度报告，二〇二四年镕㛃"]


def test_lost_characters_are_said_and_not_guessed() -> None:
    page = document("<p>政府信息公开工作年度报告</p><p>0</p>".encode("gbk")[:-5] + b"\xff</p>")
    assert [(trouble.kind, trouble.detail_en) for trouble in page.troubles] == [
        (
            TroubleKind.ENCODING,
            "read as GB18030, 1 characters could not be restored (shown as \ufffd)",
        )
    ]


def test_a_page_converted_twice_is_called_garbled() -> None:
    garbled = ("<p>" + "政府信息公开工作年度报告" * 30).encode().decode("gb18030", "replace")
    troubles = document(garbled).troubles
    assert "looks garbled" in troubles[-1].detail_en


def test_zero_bytes_neither_end_a_page_nor_join_figures() -> None:
    assert seen("<p>政府信息公开</p><p>1\0002</p><p>工作年度报告</p>") == [
        "政府信息公开",
        "1\ufffd2",
        "工作年度报告",
    ]


def test_a_truncated_page_gives_what_it_has() -> None:
    assert seen("<p>文</p><table><tr><td>规章</td><td>0</td></tr><tr><td>规范性文件</t") == [
        "文",
        [["规章", "0"], ["规范性文件"]],
    ]


def test_nesting_without_end_is_a_trouble_and_no_crash() -> None:
    page = document("<p>文</p>" + "<div>" * 10_000 + "深" + "</div>" * 10_000)
    assert [block.text for block in page.blocks if isinstance(block, Paragraph)] == ["文"]
    assert [trouble.kind for trouble in page.troubles] == [TroubleKind.LIMIT]


def test_links_that_name_a_scheme_or_a_machine_are_kept() -> None:
    page = (
        '<p><a href="/a.html">甲</a><a href="#b">乙</a>\n<a href=" http://example.gov.cn ">丙</a>'
        '<a name="c">丁</a><a href="//host/a">戊</a><a href="D:\\a.doc">己</a></p>'
    )
    read = document(page, "a.html")
    assert [link.href for link in read.links] == ["http://example.gov.cn", "//host/a", "D:\\a.doc"]
    assert read.places.locate(read.links[0].anchor).line == 2
