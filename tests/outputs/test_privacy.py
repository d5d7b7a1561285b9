"""No output shows the personal data that a report should not have had, whichever rule quotes the text."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import click
import pytest

from lint_gov.cli.check import command as check_command
from tests.cli.running import run, write

NUMBER, MOBILE, CARD = "110101190001010006", "13900000000", "6222000000000000004"
NAME, HOME = "赵小六", "人民路1号3栋201室"
# The rules on wording quote the same clauses.
REPORT = f"""示例市人民政府2023年政府信息公开工作年度报告
一、总体情况
申请人{NAME}提出，身份证{NUMBER}，手机{MOBILE}的权利清单申请999件，卡号{CARD}的权利运行，住址：示例市{HOME}。
五、存在的主要问题及改进情况
{MOBILE}
六、其他需要报告的事项
无{NUMBER}
"""
SECRETS = (NUMBER, MOBILE, CARD, NAME, HOME)


def _formats() -> list[str]:
    option = next(one for one in check_command.params if one.name == "output_format")
    assert isinstance(option.type, click.Choice)
    return [str(choice) for choice in option.type.choices]


def _text(content: bytes) -> str:
    if not is_zipfile(BytesIO(content)):
        return content.decode()
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("name", _formats())
def test_no_format_shows_it(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    path, out = write(tmp_path, "a.txt", REPORT), tmp_path / "out"
    ran = run(capsys, "check", "--output-format", name, "-o", str(out), "--show-passed", path)
    text = _text(out.read_bytes()) + ran.out + ran.err
    assert (ran.code, "P101" in text, [secret for secret in SECRETS if secret in text]) == (1, True, [])


def test_every_rule_on_it_fails_and_others_quote_it_masked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", REPORT)
    said = json.loads(run(capsys, "check", "--output-format", "json", path).out)
    found = {part["rule"] for part in said["reports"][0]["diagnostics"]}
    assert {"P101", "P102", "P103", "P104", "C106"} <= found


@pytest.mark.parametrize("name", ["json", "text"])
def test_inspect_does_not_show_it(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    ran = run(capsys, "inspect", "--output-format", name, write(tmp_path, "a.txt", REPORT))
    assert (ran.code, [secret for secret in SECRETS if secret in ran.out]) == (0, [])
