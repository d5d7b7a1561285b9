"""The command fix: what it changes, what it shows, what it leaves alone, and its exit codes."""

import zipfile
from pathlib import Path

import pytest

from lint_gov.cli import fix as command
from lint_gov.outputs.look import Look
from tests.cli.running import Ran, page, run
from tests.fix.test_fixed import page as drawn_page
from tests.readers.word import unzipped
from tests.renderings import render_docx, render_xlsx


def fix(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    return run(capsys, "fix", *map(str, arguments))


def _numbers() -> tuple[str, str]:
    """Return a page with one figure in wide digits, and the same page with plain ones."""
    plain = page()
    wide = plain.replace("<td>0</td>", "<td>０</td>", 1)
    return wide, plain


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.html"
    path.write_text(_numbers()[0], encoding="utf-8")
    return path


def test_a_file_is_fixed_and_then_there_is_nothing_to_fix(
    capsys: pytest.CaptureFixture[str], report: Path
) -> None:
    report.chmod(0o640)
    ran = fix(capsys, report)
    assert (ran.code, ran.out, ran.err) == (0, "", "lint-gov: 已修正 1 处（V105 1），1 个文件\n")
    assert report.read_text(encoding="utf-8") == _numbers()[1]
    assert report.stat().st_mode & 0o777 == 0o640
    assert list(report.parent.iterdir()) == [report]
    again = fix(capsys, report)
    assert (again.code, again.err) == (0, "lint-gov: 没有需要修正的写法\n")


def test_a_diff_changes_nothing(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    ran = fix(capsys, "--diff", report)
    wide, plain = (text.split("\n") for text in _numbers())
    number = next(place for place, pair in enumerate(zip(wide, plain, strict=True)) if pair[0] != pair[1])
    assert ran.out.split("\n") == [
        f"--- {report}",
        f"+++ {report}",
        f"@@ -{number},3 +{number},3 @@",
        f" {plain[number - 1]}",
        f"-{wide[number]}",
        f"+{plain[number]}",
        f" {plain[number + 1]}",
        "",
    ]
    assert (ran.code, ran.err) == (1, "lint-gov: 将修正 1 处（V105 1），1 个文件\n")
    assert report.read_text(encoding="utf-8") == _numbers()[0]


def test_office_files_are_shown_by_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    word, book = tmp_path / "a.docx", tmp_path / "b.xlsx"
    word.write_bytes(render_docx(drawn_page({"requests[carried_out,natural]": "０"})))
    book.write_bytes(render_xlsx(drawn_page({"requests[carried_out,natural]": "０"})))
    ran = fix(capsys, "--diff", tmp_path, "--lang", "en")
    assert ran.out.split("\n") == [
        *(f"--- {word}", f"+++ {word}", "@@ table 2, row 28, cell 2 @@ V105", "-０", "+0"),
        *(f"--- {book}", f"+++ {book}", "@@ Sheet1!D54 @@ V105", "-０", "+0"),
        "",
    ]
    assert (ran.code, ran.err) == (1, "lint-gov: would fix 2 (V105 2) in 2 files\n")
    assert fix(capsys, tmp_path).code == 0
    assert "０" not in unzipped(word.read_bytes())["word/document.xml"].decode()


def test_a_page_on_one_line_is_shown_by_place(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("\n", " ")
    report.write_text(text, encoding="utf-8")
    place = f"1:{text.index('<td>０') + 1}"
    assert fix(capsys, "--diff", report).out.split("\n") == [
        *(f"--- {report}", f"+++ {report}", f"@@ {place} @@ V105", "-０", "+0"),
        "",
    ]


def test_rules_are_chosen_as_in_check(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    before = report.read_bytes()
    for choice in (("--select", "C"), ("--ignore", "V105")):
        assert fix(capsys, report, *choice).err == "lint-gov: 没有需要修正的写法\n"
    assert report.read_bytes() == before
    assert fix(capsys, report, "--select", "V").err == "lint-gov: 已修正 1 处（V105 1），1 个文件\n"


def test_a_read_only_file_is_left(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    report.chmod(0o444)
    ran = fix(capsys, report)
    assert (ran.code, "文件是只读的" in ran.err) == (2, True)
    assert report.read_text(encoding="utf-8") == _numbers()[0]
    assert fix(capsys, "--diff", report).code == 1


def test_a_link_that_is_named_is_followed_and_stays(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    link = report.with_name("link.html")
    link.symlink_to(report.name)
    assert fix(capsys, link).code == 0
    assert link.is_symlink()
    assert report.read_text(encoding="utf-8") == _numbers()[1]


def test_a_link_in_a_folder_is_not_followed(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    folder = report.parent / "folder"
    folder.mkdir()
    (folder / "link.html").symlink_to(report)
    ran = fix(capsys, folder)
    assert (ran.code, ran.err) == (2, "lint-gov: 没有可以修正的报告\n")
    assert fix(capsys, folder, "--allow-empty").code == 0
    assert report.read_text(encoding="utf-8") == _numbers()[0]


def test_in_folders_what_cannot_be_fixed_is_passed_over(
    capsys: pytest.CaptureFixture[str], report: Path
) -> None:
    (report.parent / "b.pdf").write_bytes(b"%PDF-1.4")
    (report.parent / "c.txt").write_text("会议通知", encoding="utf-8")
    ran = fix(capsys, report.parent)
    assert (ran.code, ran.err) == (0, "lint-gov: 已修正 1 处（V105 1），1 个文件\n")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.4", "PDF 文件不作修正"),
        ("a.txt", "会议通知".encode(), "既没有规定的各节标题"),
        ("a.html", b"", "文件为空"),
        ("none.html", None, "找不到这个文件"),
    ],
)
def test_what_was_named_and_cannot_be_fixed_is_an_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = fix(capsys, path)
    assert (ran.code, said in ran.err) == (2, True)


def test_neither_archives_nor_stdin_nor_urls(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.html", _numbers()[0])
    before = archive.read_bytes()
    assert fix(capsys, archive).err == "lint-gov: 没有可以修正的报告\n"
    ran = fix(capsys, f"{archive}!/a.html")
    assert (ran.code, "请先解压" in ran.err) == (2, True)
    assert archive.read_bytes() == before
    assert fix(capsys, "-").code == 2
    assert fix(capsys).code == 2


def test_what_is_left_is_said(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("<td>０</td>", "<td><s>1</s>０</td>")
    report.write_text(text, encoding="utf-8")
    ran = fix(capsys, report)
    left = f"lint-gov: {report}: V105 “０” → “0”: 没有修正，在原文中不能唯一确定改动的位置\n"
    assert (ran.code, ran.err) == (1, f"{left}lint-gov: 没有需要修正的写法\n")


def test_a_file_that_changes_meanwhile_is_left(report: Path) -> None:
    why = command._unwritable(str(report), b"as it was read", Look())  # noqa: SLF001 - nobody else can be as quick
    assert why == "文件在检查期间被改动，没有修正"
