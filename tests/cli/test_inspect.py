"""The command inspect: every cell as it was read, in JSON by the published schema and as text."""

import json
from pathlib import Path

import pytest

from tests.cli.running import command, page, run, write
from tests.outputs.test_machine_formats import validator


def inspected(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object], str]:
    ran = run(capsys, "inspect", "--output-format", "json", *arguments)
    said = json.loads(ran.out)
    assert list(validator("inspection").iter_errors(said)) == []
    return ran.code, said, ran.err


def test_json_has_every_cell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    changes = {
        "requests[new,natural]": "",
        "requests[granted,company]": "—",
        "disclosure[fee,amount]": "１，２３４.50万元",
    }
    path = write(tmp_path, "a.html", page(changes))
    code, said, _ = inspected(capsys, path)
    cells = said.pop("cells")
    sections = said.pop("sections")
    assert isinstance(cells, dict)
    assert isinstance(sections, list)
    assert (code, said) == (
        0,
        {
            "version": 1,
            "path": path,
            "organisation": "示例市教育局",
            "year": 2023,
            "published": "2024-01-18",
            "form": {"disclosure": "2021", "requests": "2021"},
        },
    )
    assert [section["id"] for section in sections] == [
        "overview",
        "disclosure",
        "requests",
        "disputes",
        "problems",
        "others",
    ]
    assert len(cells) == 200
    facts = {address: {**cell, "location": None} for address, cell in cells.items()}
    assert facts["requests[new,natural]"] == {
        "raw": "\xa0",
        "kind": "blank",
        "value": None,
        "doubt": None,
        "location": None,
    }
    assert facts["requests[granted,company]"] == {
        "raw": "—",
        "kind": "dash",
        "value": None,
        "doubt": None,
        "location": None,
    }
    assert facts["disclosure[fee,amount]"] == {
        "raw": "１，２３４.50万元",
        "kind": "number",
        "value": "1234.50",
        "doubt": None,
        "location": None,
    }
    line = cells["requests[new,natural]"]["location"]["line"]
    assert "本年新收政府信息公开申请数量" in Path(path).read_text(encoding="utf-8").splitlines()[line - 1]


def test_text_draws_the_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", page({"requests[granted,company]": "\x1b[2J"}))
    ran = run(capsys, "inspect", path)
    lines = ran.out.splitlines()
    assert (ran.code, lines[:7]) == (
        0,
        [
            f"文件：{path}",
            "标题：示例市教育局2023年政府信息公开工作年度报告",
            "机构：示例市教育局",
            "年度：2023",
            "发布日期：2024-01-18",
            "统计期限：2023-01-01 – 2023-12-31",
            "格式：表二 2021, 表三 2021, 表四 2021",
        ],
    )
    assert [line for line in lines if not line.isprintable()] == []
    start = lines.index("表四")
    assert [line.split()[0] for line in lines[start + 2 : start + 5]] == [
        "行政复议",
        "未经复议直接起诉",
        "复议后起诉",
    ]


def test_what_holds_no_report_has_every_key_and_exit_code_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for path, message in (
        (write(tmp_path, "a.html", "<p>今天开会</p>"), "既没有规定的各节标题，也没有规定的表格"),
        (str(tmp_path / "none.html"), "找不到这个文件"),
    ):
        nothing = {
            "version": 1,
            "path": path,
            "organisation": None,
            "year": None,
            "published": None,
            "form": {"disclosure": None, "requests": None},
            "sections": [],
            "cells": {},
        }
        assert inspected(capsys, path) == (1, nothing, f"lint-gov: {path}: {message}\n")
        ran = run(capsys, "inspect", path)
        assert (ran.code, ran.out, ran.err) == (1, "", f"lint-gov: {path}: {message}\n")


def test_stdin_and_another_year(tmp_path: Path) -> None:
    ran = command(
        "inspect",
        "--output-format",
        "json",
        "--year",
        "2022",
        "-",
        "--stdin-filename",
        "草稿.html",
        stdin=page().encode(),
    )
    said = json.loads(ran.stdout)
    assert (ran.returncode, said["path"], said["year"]) == (0, "草稿.html", 2022)
    target = tmp_path / "out.json"
    ran = command("inspect", "--output-format", "json", "-o", str(target), "-", stdin=page().encode())
    assert (ran.returncode, ran.stdout, json.loads(target.read_text("utf-8"))["path"]) == (0, b"", "-")


def test_an_unknown_form_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "inspect", "--form", "2030", write(tmp_path, "a.html", page()))
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "Error: 没有“2030”格式")
