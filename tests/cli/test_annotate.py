"""The command annotate: what it writes, what it refuses, and its exit codes."""

from pathlib import Path

import pytest

from tests.annotate.flawed import flawed_page
from tests.cli.running import Ran, run, write
from tests.readers.seen import seen
from tests.readers.word import p, unzipped, word
from tests.renderings import render_docx

_RULES = ("--select", "A101,A102")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(render_docx(flawed_page()))
    return path


def annotate(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    return run(capsys, "annotate", *map(str, arguments))


def test_a_copy_is_written(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    copy, content = report.with_name("copy.docx"), report.read_bytes()
    ran = annotate(capsys, report, "-o", copy, *_RULES)
    assert (ran.code, ran.out, ran.err) == (0, "", f"lint-gov: {copy}：2 条批注\n")
    assert report.read_bytes() == content
    assert seen(copy.read_bytes()) == seen(content)
    assert unzipped(copy.read_bytes())["word/comments.xml"].count(b"<w:comment ") == 2


def test_in_english(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    copy = report.with_name("copy.docx")
    ran = annotate(capsys, report, "-o", copy, "--select", "A101", "--lang", "en")
    assert (ran.code, ran.err) == (0, f"lint-gov: {copy}: 2 notes\n")


def test_nothing_found_is_a_copy_all_the_same(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    copy = report.with_name("copy.docx")
    ran = annotate(capsys, report, "-o", copy, "--select", "S111")
    assert (ran.code, ran.err) == (0, f"lint-gov: {copy}：没有发现问题\n")
    assert copy.read_bytes() == report.read_bytes()


def test_the_file_itself_is_never_written(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    link, content = report.with_name("link.docx"), report.read_bytes()
    link.symlink_to(report)
    for output in (report, link):
        ran = annotate(capsys, report, "-o", output)
        assert (ran.code, "输出文件就是要批注的文件" in ran.err) == (2, True)
    assert report.read_bytes() == content


def test_stdout_is_no_place_for_it(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    assert annotate(capsys, report, "-o", "-").code == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "示例市2023年政府信息公开工作年度报告", "TXT 文件里放不下批注"),
        ("a.md", "# 示例市2023年政府信息公开工作年度报告\n\n# 一、总体情况", "Markdown 文件里放不下批注"),
        ("a.pdf", "%PDF-1.4", "PDF 文件里放不下批注"),
        ("a.doc", "{\\rtf1 }", "请先用 Word、WPS 或 LibreOffice 另存为 DOCX"),
    ],
)
def test_formats_without_notes_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: str, said: str
) -> None:
    path, output = write(tmp_path, name, content), tmp_path / "out"
    ran = annotate(capsys, path, "-o", output)
    assert (ran.code, said in ran.err, output.exists()) == (2, True, False)


def test_what_is_no_report_is_not_annotated(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, output = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(word(p("会议通知")))
    ran = annotate(capsys, path, "-o", output)
    assert (ran.code, output.exists()) == (1, False)
    assert ran.err.startswith(f"lint-gov: {path}: ")
    assert annotate(capsys, tmp_path / "none.docx", "-o", output).code == 1


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    ran = annotate(capsys, report, "-o", report.parent / "none" / "out.docx")
    assert (ran.code, "无法写出结果" in ran.err) == (2, True)


def test_last_year_must_be_a_report(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    other = write(report.parent, "b.txt", "会议通知")
    ran = annotate(capsys, report, "-o", report.with_name("out.docx"), "--previous", other)
    assert (ran.code, "--previous" in ran.err) == (2, True)
