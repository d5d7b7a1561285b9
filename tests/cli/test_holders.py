"""One source with several reports: archives, crawls, URLs, pages with attachments, as a user meets them."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import Ran, broken_page, command, page, run, write
from tests.sources.packing import crawl, marked, record, zipped

CLEAN, BROKEN = page().encode(), broken_page().encode()
WRONG = "error A104 disputes-total-wrong: 表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1\n"
TITLE = "示例市教育局2023年政府信息公开工作年度报告"
PAGE = f'<h1>{TITLE}</h1><p><a href="http://www.example.cn/f/a.html.docx">{TITLE}.docx</a></p>'.encode()
NO_REPORT = "文件中没有找到政府信息公开工作年度报告：网页本身没有报告正文"


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    return run(capsys, "check", "--output-format", "concise", *map(str, arguments))


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


# ---------------------------------------------------------------- archives


def test_every_report_of_an_archive_is_linted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    files = {"年报/甲局.html": BROKEN, "乙局.html": CLEAN, "说明.txt": "今天开会".encode(), "a.png": b"x"}
    path = put(tmp_path, {"a.zip": zipped(files, gbk=True)}) / "a.zip"
    assert check(capsys, path) == Ran(1, f"{path}!/年报/甲局.html:68:5: {WRONG}", "")


def test_what_is_refused_is_said_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = {"a.html": BROKEN, "b.html": CLEAN, "c.html": b"/etc/passwd", "d.zip": zipped({"x.html": CLEAN})}
    files |= {"../e.html": CLEAN, "f.html": bytes(50 << 20), "__MACOSX/._a.html": b"x", "g.rar": b"Rar!"}
    path = tmp_path / "a.zip"
    path.write_bytes(marked(zipped(files, links=["c.html"]), "b.html", flag=1))
    nested = "文件无法读取：压缩包里的压缩包，不予读取；请解压后检查"
    locked = "文件无法读取：压缩包中的这个文件已加密，请解压后再检查"
    bomb = "文件超出处理上限，没有读完：压缩比为 1,028，超过上限 200，未予读取"
    assert check(capsys, path) == Ran(
        1,
        f"{path}!/../e.html: error E001 input-unreadable: 文件无法读取：文件名指向压缩包之外，不予读取\n"
        f"{path}!/a.html:68:5: {WRONG}"
        f"{path}!/b.html: error E001 input-unreadable: {locked}\n"
        f"{path}!/c.html: error E001 input-unreadable: 文件无法读取：压缩包中的符号链接，不予读取\n"
        f"{path}!/d.zip: error E001 input-unreadable: {nested}\n"
        f"{path}!/f.html: error E004 limit-reached: {bomb}\n"
        f"{path}!/g.rar: error E001 input-unreadable: {nested}\n",
        "",
    )


def test_an_archive_without_a_report_is_like_an_empty_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = put(tmp_path, {"a.zip": zipped({"a.txt": "今天开会".encode()})}) / "a.zip"
    note = f"lint-gov: {path} 中没有找到年度报告；如属正常，请加 --allow-empty\n"
    assert check(capsys, path) == Ran(2, "", note)
    assert check(capsys, "--allow-empty", path) == Ran(0, "", "")


def test_archives_in_folders_and_what_of_them_counts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    put(tmp_path, {"x/a.zip": zipped({"old/b.html": BROKEN, "c.html": BROKEN}), "d.html": CLEAN})
    both = "".join(f"{tmp_path}/x/a.zip!/{name}:68:5: {WRONG}" for name in ("c.html", "old/b.html"))
    assert check(capsys, tmp_path) == Ran(1, both, "")
    one = f"{tmp_path}/x/a.zip!/c.html:68:5: {WRONG}"
    assert check(capsys, "--exclude", "old", tmp_path) == Ran(1, one, "")
    assert check(capsys, "--include", "c.html", tmp_path) == Ran(1, one, "")
    assert check(capsys, "--exclude", "x/a.zip", tmp_path) == Ran(0, "", "")


def test_archives_are_known_by_content(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = put(tmp_path, {"a.bin": zipped({"a.html": BROKEN})}) / "a.bin"
    assert check(capsys, path) == Ran(1, f"{path}!/a.html:68:5: {WRONG}", "")


def test_a_damaged_archive_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = put(tmp_path, {"a.zip": zipped({"a.html": BROKEN})[:-40]}) / "a.zip"
    said = "error E001 input-unreadable: 文件无法读取：文件不完整或已损坏（压缩包打不开）\n"
    assert check(capsys, path) == Ran(1, f"{path}: {said}", "")


def test_an_archive_of_too_many_files_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{number}.html": b"" for number in range(10_001)}))
    said = "压缩包中的文件数为 10,001，超过上限 10,000，未予读取"
    assert check(capsys, path) == Ran(
        1, f"{path}: error E004 limit-reached: 文件超出处理上限，没有读完：{said}\n", ""
    )


def test_an_archive_from_stdin() -> None:
    ran = command("check", "--output-format", "concise", "-", stdin=zipped({"a.html": BROKEN}))
    assert (ran.returncode, ran.stdout.decode()) == (1, f"-!/a.html:68:5: {WRONG}")
    named = command(
        "check",
        "--output-format",
        "concise",
        "--stdin-filename",
        "x.zip",
        "-",
        stdin=zipped({"a.html": BROKEN}),
    )
    assert named.stdout.decode() == f"x.zip!/a.html:68:5: {WRONG}"


def test_many_members_are_shared_out_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{number:02}.html": BROKEN for number in range(40)}))
    said = "".join(f"{path}!/{number:02}.html:68:5: {WRONG}" for number in range(40))
    assert check(capsys, "--jobs", "2", path) == Ran(1, said, "")
    assert check(capsys, "--jobs", "1", path) == Ran(1, said, "")


def test_a_member_can_be_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = put(tmp_path, {"a.zip": zipped({"甲/a.html": BROKEN})}) / "a.zip"
    assert check(capsys, f"{path}!/甲/a.html") == Ran(1, f"{path}!/甲/a.html:68:5: {WRONG}", "")
    assert run(capsys, "inspect", f"{path}!/甲/a.html").out.startswith(f"文件：{path}!/甲/a.html\n")


# ---------------------------------------------------------------- crawls


def made_crawl(tmp_path: Path) -> Path:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    records = [
        record("http://www.example.cn/1.html", CLEAN),
        record("http://www.example.cn/2.html", BROKEN),
        record("http://www.example.cn/3.html", b"<p>x"),
        record("http://www.example.cn/4.css", b"", "text/css"),
        record("http://www.example.cn/5.html", PAGE),
    ]
    return put(tmp_path, {"a.warc.gz": crawl(records)}) / "a.warc.gz"


def test_the_documents_of_a_crawl_are_linted_under_their_uris(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = made_crawl(tmp_path)
    attached = f"{NO_REPORT}，报告在附件“{TITLE}.docx”中，附件如在同一批数据中，则另行检查"
    said = f"http://www.example.cn/2.html:68:5: {WRONG}"
    said += f"http://www.example.cn/5.html: warning E002 not-a-report: {attached}\n"
    assert check(capsys, path) == Ran(1, said, "")
    assert check(capsys, "--jobs", "1", path) == Ran(1, said, "")
    totals = run(capsys, "check", str(path)).out.splitlines()[-3]
    assert totals == "2 份报告：差错 1 处，警告 1 处，提示 0 处，2 个文件不是年度报告"


def test_a_crawl_that_is_cut_short_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = made_crawl(tmp_path)
    path.write_bytes(path.read_bytes()[:-20])
    assert check(capsys, path).out.splitlines()[-1] == (
        f"{path}: error E001 input-unreadable: 文件无法读取：WARC 文件不完整或已损坏，其后的记录没有读到"
    )


def test_a_crawl_without_a_report_is_like_an_empty_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    path = put(tmp_path, {"a.warc": crawl([record("http://a.cn/", b"<p>x")], packed=False)}) / "a.warc"
    assert check(capsys, path).code == 2


# ---------------------------------------------------------------- URLs


def test_urls_are_sources(capsys: pytest.CaptureFixture[str]) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra remote is not installed")
    memory = fsspec.filesystem("memory")
    for name, content in {"a.html": BROKEN, "b/c.html": CLEAN, "d.zip": zipped({"e.html": BROKEN})}.items():
        memory.pipe(f"/holders/{name}", content)
    base = "memory://holders"
    wrong = f"{base}/a.html:68:5: {WRONG}"
    assert check(capsys, f"{base}/a.html") == Ran(1, wrong, "")
    assert check(capsys, f"{base}/b") == Ran(0, "", "")
    assert check(capsys, f"{base}/d.zip") == Ran(1, f"{base}/d.zip!/e.html:68:5: {WRONG}", "")
    wrong = f"memory:///holders/a.html:68:5: {WRONG}"
    assert check(capsys, f"{base}/*.html").out == wrong
    assert check(capsys, base).out == f"{wrong}memory:///holders/d.zip!/e.html:68:5: {WRONG}"
    missing = f"{base}/none.html: error E001 input-unreadable: 文件无法读取：找不到这个文件\n"
    assert check(capsys, f"{base}/none.html") == Ran(1, missing, "")


def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("lint_gov.sources.remote.find_spec", lambda _: None)
    monkeypatch.setattr("lint_gov.sources.crawl.find_spec", lambda _: None)
    ran = check(capsys, "s3://bucket/a.html")
    assert ran.code == 2
    assert ran.err.endswith("打开 s3://bucket/a.html 需要安装：pip install 'lint-gov[remote]'\n")
    path = put(tmp_path, {"a.warc": crawl([record("http://a.cn/", CLEAN)], packed=False)}) / "a.warc"
    ran = check(capsys, path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("读取 WARC 文件需要安装：pip install 'lint-gov[warc]'\n")


def test_an_unknown_scheme_is_a_wrong_argument(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fsspec", reason="the extra remote is not installed")
    assert check(capsys, "nosuch://a.html").code == 2


# ---------------------------------------------------------------- attachments


def test_a_page_leads_to_its_attachment(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    put(tmp_path, {"page.html": PAGE, "a.html.docx": BROKEN})
    path, attached = tmp_path / "page.html", tmp_path / "a.html.docx"
    note = f"{path}: note E002 not-a-report: {NO_REPORT}，报告在附件“{TITLE}.docx”中，附件另行检查\n"
    wrong = f"{attached}:68:5: {WRONG}"
    assert check(capsys, path) == Ran(1, note + wrong, "")
    assert check(capsys, path, attached) == Ran(1, note + wrong, "")
    assert check(capsys, attached, path) == Ran(1, wrong + note, "")
    assert check(capsys, tmp_path) == Ran(1, wrong + note, "")
    attached.write_bytes(CLEAN)
    assert check(capsys, path) == Ran(0, note, "")


def test_a_page_whose_attachment_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = put(tmp_path, {"page.html": PAGE}) / "page.html"
    said = f"{path}: error E002 not-a-report: {NO_REPORT}，报告在附件“{TITLE}.docx”中，附件没有检查\n"
    assert check(capsys, path) == Ran(1, said, "")
    assert check(capsys, "--allow-empty", tmp_path) == Ran(1, said, "")
    (tmp_path / "a.html.docx").write_bytes(b"<p>today</p>")
    said = said.replace("附件没有检查", "但附件中也没有找到报告")
    assert check(capsys, path) == Ran(1, said, "")


def test_pages_in_an_archive_lead_to_their_neighbours(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = put(tmp_path, {"a.zip": zipped({"x/page.html": PAGE, "x/a.html.docx": CLEAN})}) / "a.zip"
    note = f"note E002 not-a-report: {NO_REPORT}，报告在附件“{TITLE}.docx”中，附件另行检查\n"
    assert check(capsys, path) == Ran(0, f"{path}!/x/page.html: {note}", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo") or sys.platform == "win32", reason="no named pipes here")
def test_a_pipe_beside_a_page_is_not_waited_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = put(tmp_path, {"page.html": PAGE}) / "page.html"
    os.mkfifo(tmp_path / "a.html.docx")
    assert check(capsys, path).code == 1


def test_a_page_that_is_no_report_stays_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", '<h1>通知</h1><a href="b.docx">年报.docx</a>')
    assert check(capsys, path).out == (
        f"{path}: error E002 not-a-report: 文件中没有找到政府信息公开工作年度报告："
        "既没有规定的各节标题，也没有规定的表格\n"
    )
