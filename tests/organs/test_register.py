"""Registers of organs: what is read, in both forms, and what is refused, with its place."""

from pathlib import Path

import pytest

from lint_gov.model.organ import Organ, Registry
from lint_gov.organs import register, written_csv
from lint_gov.organs.entry import RegisterError
from lint_gov.organs.register import register_from, register_in

YAML = """\
organs:
  - {name: 示例市人民政府, level: prefecture, deadline: 03-31}
  - name: 示例市教育局
    aliases: [市教育局, 示例市 教育局]
    level: 部门
    parent: 示例市人民政府
"""
CSV = """\
名称,别名,级别,上级,公布期限
示例市人民政府,,市级,,3月31日
,,,,
示例市教育局,市教育局；示例市　教育局,部门,示例市人民政府,
"""
FIELDS = "name, aliases, level, parent, deadline"
LEVELS = "province, prefecture, county, township, department"
CITY = Organ("示例市人民政府", level="prefecture", deadline="03-31")
BUREAU = Organ("示例市教育局", ("市教育局", "示例市教育局"), "department", "示例市人民政府")


def made(text: str, file: str = "organs.yaml") -> Registry:
    return register_from(text.encode(), file)


def faults(text: str, file: str = "organs.yaml") -> list[str]:
    with pytest.raises(RegisterError) as caught:
        made(text, file)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (YAML.encode(), "organs.yaml"),
        (CSV.encode(), "organs.csv"),
        (CSV.encode("utf-8-sig"), "organs.CSV"),
        (CSV.encode("gb18030"), "organs.csv"),
        (CSV.replace(",", "\t").encode("utf-16"), "organs.csv"),
    ],
    ids=["yaml", "utf-8", "mark", "gbk", "tabs"],
)
def test_both_forms_say_the_same(content: bytes, file: str) -> None:
    found = register_from(content, file)
    assert found.organs == (CITY, BUREAU)
    assert found.by_key == {"示例市人民政府": CITY, "示例市教育局": BUREAU, "市教育局": BUREAU}


@pytest.mark.parametrize("name", ["示例市教育局", "示例市　教育局", "市教育局", "⽰例市教育局"])
def test_an_organ_is_found_by_any_of_its_names(name: str) -> None:
    assert made(YAML).organ(name) == BUREAU


@pytest.mark.parametrize("name", ["示例市人民政府办公室", "教育局", "", None])
def test_another_name_is_another_organ(name: str | None) -> None:
    assert made(YAML).organ(name) is None
    assert Registry().organ("示例市教育局") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["o.yaml:1:1: expected the key organs with a list of organs"]),
        ("organs: []", ["o.yaml:1:1: expected at least one organ"]),
        ("organs: [1]", [f"o.yaml:1:10: expected an organ with the keys {FIELDS}"]),
        ("organs: [{name: 甲局}]\nmore: 1", ['o.yaml:2:1: expected the key organs alone, found "more"']),
        (
            "organs: [{nam: 甲局}]",
            [f'o.yaml:1:11: expected one of {FIELDS}, found "nam"'],
        ),
        ("organs: [{name: 12}]", ["o.yaml:1:17: expected a text"]),
        ("organs: [{name: 甲局, aliases: [1]}]", ["o.yaml:1:31: expected a text"]),
        ("organs: [{name: 甲局, aliases: {a: b}}]", ["o.yaml:1:30: expected a text or a list of texts"]),
        ("organs: [{level: county}]", ["o.yaml:1:10: expected the name of an organ"]),
        (
            "organs: [{name: 甲局}, {name: 乙局, aliases: [甲 局]}]",
            ["o.yaml:1:42: expected each name once, found “甲 局” again (first on line 1)"],
        ),
        (
            "organs: [{name: 甲局, level: 局级, parent: 乙局, deadline: 02-30}]",
            [
                f"o.yaml:1:28: expected one of {LEVELS}, found “局级”",
                "o.yaml:1:40: expected the name of an organ in this register, found “乙局”",
                "o.yaml:1:54: expected a day such as 03-31, found “02-30”",
            ],
        ),
        (
            "organs: [{name: 甲局, parent: 乙局}, {name: 乙局, parent: 甲局}, {name: 丙局, parent: 甲局}]",
            ["o.yaml:1:29: expected a hierarchy, found that “甲局” stands above itself"],
        ),
        (
            "organs: [{name: 甲局, parent: 甲局}]",
            ["o.yaml:1:29: expected a hierarchy, found that “甲局” stands above itself"],
        ),
        (
            f"organs: [{{name: {'长' * 101}}}]",
            ["o.yaml:1:17: expected a name of 1 to 100 printable characters"],
        ),
        ("organs: [&a {name: 甲局}]", ["o.yaml:1:10: expected a value, found &a: no anchors or aliases"]),
    ],
)
def test_yaml_that_is_no_register_is_refused_with_its_place(text: str, said: list[str]) -> None:
    assert faults(text, "o.yaml") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", f"o.csv:1:1: expected a first line that names the columns: {FIELDS}"),
        ("别名\n甲\n", f"o.csv:1:1: expected a first line that names the columns: {FIELDS}"),
        ("name\n", "o.csv:1:1: expected at least one organ"),
        ("name,电话\n", f"o.csv:1:2: expected columns named {FIELDS}, found “电话”"),
        ("name,名称\n", "o.csv:1:2: expected one column name, found a second one"),
        ("name,level\n甲局,部门\n乙局\n,部门\n", "o.csv:4:1: expected the name of an organ"),
        ("name,level\n甲局,部门,多\n", "o.csv:2:3: expected as many cells as there are columns"),
        ('name\n"甲局\n', "o.csv:2:1: expected well-formed CSV: unexpected end of data"),
        ("name,level\n甲局,局级\n", f"o.csv:2:2: expected one of {LEVELS}, found “局级”"),
        ("name,deadline\n甲局,31-Mar\n", "o.csv:2:2: expected a day such as 03-31, found “31-Mar”"),
        (f"name,aliases\n甲局,{'长' * 4001}\n", "o.csv:2:2: expected at most 4,000 characters in a cell"),
        ("name\n\0\n", "o.csv:1:1: expected a table as CSV text in UTF-8 or GBK"),
    ],
)
def test_csv_that_is_no_register_is_refused_with_its_place(text: str, said: str) -> None:
    assert faults(text, "o.csv") == [said]


def test_a_file_of_another_sort_or_none_is_refused(tmp_path: Path) -> None:
    assert faults(YAML, "organs.txt") == ["organs.txt: expected a file named *.csv, *.yaml, *.yml"]
    absent = str(tmp_path / "absent.csv")
    with pytest.raises(RegisterError) as caught:
        register_in(absent)
    assert str(caught.value) == (
        f"{absent}: expected a register of organs that can be read: No such file or directory"
    )


def test_a_register_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "organs.csv"
    path.write_text(CSV, encoding="utf-8")
    assert register_in(str(path)).organs == (CITY, BUREAU)


@pytest.mark.parametrize("file", ["o.csv", "o.yaml"])
def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    monkeypatch.setattr(register, "MAXIMUM_BYTES", 1024)
    assert faults("x" * 1025, file) == [f"{file}:1:1: expected a file of at most 1 KiB"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\n甲局\n乙局\n丙局\n", "o.csv:4:1: expected at most 2 organs"),
        ("organs: [{name: 甲局}, {name: 乙局}, {name: 丙局}]", "o.yaml:1:34: expected at most 2 organs"),
    ],
)
def test_too_many_organs_are_refused(monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.setattr(register, "MOST_ORGANS", 2)
    monkeypatch.setattr(written_csv, "MOST_ORGANS", 2)
    assert faults(text, said[: said.index(":")]) == [said]


def test_many_faults_are_cut_short() -> None:
    assert len(faults("name,level\n" + "甲局,x\n" * 200, "o.csv")) == 50
