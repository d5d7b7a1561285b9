"""What a configuration changes in a run, and how the command line goes before it."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import broken_page, command, page, run, write

A104 = (
    "a.html:{}: error A104 disputes-total-wrong: 表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one report with one error, as the current folder."""
    write(tmp_path, "a.html", broken_page())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rules_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str, str]]:
    """Return what is found, as (file, severity, rule)."""
    ran = run(capsys, "check", "--output-format", "jsonl", *arguments)
    assert ran.code in {0, 1}, ran.err
    return [
        (report["path"], one["severity"], one["rule"])
        for report in map(json.loads, ran.out.splitlines())
        for one in report["diagnostics"]
    ]


def test_settings_are_the_defaults_of_the_options(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "lint-gov.toml", 'output-format = "concise"\nfail-on = "never"\nreport = ["json:a.json"]\n')
    ran = run(capsys, "check", "a.html")
    assert (ran.code, len(ran.out.splitlines()), (here / "a.json").exists()) == (0, 1, True)
    assert run(capsys, "check", "--fail-on", "error", "a.html").code == 1
    assert run(capsys, "check", "--isolated", "a.html").code == 1


def test_the_language_is_configured_for_every_command(here: Path) -> None:
    write(here, "lint-gov.toml", 'lang = "en"\n')
    assert command("explain", "A101", cwd=here).stdout.startswith(b"A101 requests-unbalanced\nRequests do")
    assert b"cells: 200 of 200" in command("check", "a.html", cwd=here).stdout
    assert "单元格：".encode() in command("check", "--lang", "zh", "a.html", cwd=here).stdout


def test_rules_of_ones_own_are_known_to_every_command(here: Path) -> None:
    rule = (
        "id: OWN01\nname: own\nkind: equation\nseverity: note\nmessage: m\ntable: disputes\nfor each: block\n"
    )
    write(here, "own/OWN01.yaml", f"{rule}check: total = upheld + corrected + other + pending\n")
    write(here, "lint-gov.toml", 'rules = ["own"]\n')
    (here / "in").mkdir()
    assert command("explain", "OWN01", cwd=here / "in").stdout.startswith(b"OWN01 own\n")
    assert command("rules", "--select", "OWN", cwd=here).stdout == b"OWN01\town\tnote\town\n"


def test_a_choice_of_rules(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "lint-gov.toml", 'select = ["S"]\n')
    assert rules_of(capsys, "a.html") == []
    assert rules_of(capsys, "--extend-select", "A104", "a.html") == [("a.html", "error", "A104")]
    assert rules_of(capsys, "--select", "A", "a.html") == [("a.html", "error", "A104")]
    write(here, "lint-gov.toml", 'ignore = ["A104"]\n')
    assert rules_of(capsys, "a.html") == []
    assert rules_of(capsys, "--select", "A", "a.html") == [("a.html", "error", "A104")]


def test_a_severity(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "lint-gov.toml", '[severity]\nA = "note"\ndisputes-total-wrong = "warning"\n')
    assert rules_of(capsys, "a.html") == [("a.html", "warning", "A104")]
    assert run(capsys, "check", "a.html").code == 0


def test_settings_per_file(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "old/b.html", broken_page())
    write(here, "old/c.html", broken_page())
    text = '[[per-file]]\nglob = "old/**"\nseverity = { A = "note" }\n'
    write(here, "lint-gov.toml", f'{text}[[per-file]]\nglob = "b.html"\nignore = ["A"]\n')
    found = [("a.html", "error", "A104"), ("old/c.html", "note", "A104")]
    assert rules_of(capsys, ".") == found
    assert rules_of(capsys, ".", "--jobs", "2") == found
    assert rules_of(capsys, "old/b.html", "--select", "A") == [("old/b.html", "note", "A104")]
    assert rules_of(capsys, "--config", "lint-gov.toml", ".") == found


def test_a_year_per_file(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "lint-gov.toml", '[[per-file]]\nglob = "*.html"\nyear = 2021\norgan-level = "county"\n')
    ran = run(capsys, "check", "--output-format", "jsonl", "a.html")
    assert json.loads(ran.out)["year"] == 2021
    ran = run(capsys, "check", "--output-format", "jsonl", "--year", "2022", "a.html")
    assert json.loads(ran.out)["year"] == 2022


def test_the_closest_file_decides_what_runs_and_the_current_folder_how(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    write(here, "lint-gov.toml", 'output-format = "concise"\nignore = ["A"]\n')
    write(here, "in/lint-gov.toml", 'output-format = "json"\nselect = ["A"]\n')
    write(here, "in/b.html", broken_page())
    ran = run(capsys, "check", "a.html", "in/b.html")
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["in/b.html"]
    assert ran.err == (
        "lint-gov: in/lint-gov.toml 中的 output-format 是整次运行的设置，没有采用：只取当前文件夹的配置\n"
    )
    assert run(capsys, "check", "--isolated", "--output-format", "concise", "a.html", "in/b.html").code == 1
    named = run(capsys, "check", "--config", "lint-gov.toml", "in/b.html")
    assert (named.code, named.out, named.err) == (0, "", "")


def test_a_configuration_elsewhere_holds_for_its_files(
    capsys: pytest.CaptureFixture[str], here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    path = write(folder, "b.html", broken_page())
    write(folder, "pyproject.toml", '[tool.lint-gov]\nignore = ["A104"]\n')
    assert not (here / "lint-gov.toml").exists()
    assert rules_of(capsys, path) == []
    assert rules_of(capsys, "a.html", path) == [("a.html", "error", "A104")]


def test_limits(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "lint-gov.toml", "[limits]\ntext-bytes = 100\nfile-bytes = 100\nseconds = 30\n")
    assert rules_of(capsys, "a.html") == [("a.html", "error", "E004")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('select = ["A1O1"]', 'lint-gov.toml:1:1: expected a rule, found "A1O1": did you mean "A101"?'),
        (
            '[severity]\nE = "note"',
            'lint-gov.toml:2:1: expected a rule whose severity can be changed, found "E", an input rule',
        ),
        (
            '[severity]\nQ = "note"',
            'lint-gov.toml:2:1: expected a rule, found "Q"; `lint-gov rules` lists them',
        ),
        ('form = "2020"', 'lint-gov.toml:1:1: expected one of the forms 2019, 2021, found "2020"'),
        (
            '[[per-file]]\nglob = "[z-a]"',
            'lint-gov.toml:2:1: expected a pattern such as "2019/**", found "[z-a]"',
        ),
        ("lnag = 3", 'lint-gov.toml:1:1: expected a known key, found "lnag": did you mean "lang"?'),
    ],
)
def test_a_configuration_that_cannot_be_used(
    capsys: pytest.CaptureFixture[str], here: Path, text: str, line: str
) -> None:
    write(here, "lint-gov.toml", text)
    ran = run(capsys, "check", "a.html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [line, "lint-gov: the configuration cannot be used: 1 fault"]


@pytest.mark.parametrize("order", [("--isolated", "--config", "x"), ("--config", "x", "--isolated")])
def test_a_file_and_no_file_exclude_each_other(
    capsys: pytest.CaptureFixture[str], here: Path, order: tuple[str, ...]
) -> None:
    write(here, "x", "")
    ran = run(capsys, "check", *order, "a.html")
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "Error: --config and --isolated exclude each other")


# ---------------------------------------------------------------- profiles


def test_profiles(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "b.html", page({"disputes[review,total]": "９"}))
    ids = {rule for _, _, rule in rules_of(capsys, "b.html")}
    assert "V105" in ids
    gate = {rule for _, _, rule in rules_of(capsys, "--profile", "gate", "b.html")}
    assert gate == ids - {"V105"}
    write(here, "lint-gov.toml", 'profile = "gate"\n')
    assert {rule for _, _, rule in rules_of(capsys, "b.html")} == gate
    assert {rule for _, _, rule in rules_of(capsys, "--profile", "author", "b.html")} == ids
    assert {rule for _, _, rule in rules_of(capsys, "--select", "V105", "b.html")} == {"V105"}


def test_a_profile_of_ones_own(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "p/ours.yaml", "name: ours\nselect: [A]\nignore: [A104]\nseverity: {A101: note}\n")
    write(here, "lint-gov.toml", 'profile = "p/ours.yaml"\n')
    assert rules_of(capsys, "a.html") == []
    assert rules_of(capsys, "--extend-select", "A104", "a.html") == [("a.html", "error", "A104")]
    ran = run(capsys, "check", "--profile", "gat", "a.html")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        'profile: expected a profile or the path of one, found "gat": did you mean "gate"?',
    )


# ---------------------------------------------------------------- init, config, completion


def test_init_writes_a_file_once(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    ran = run(capsys, "init", "--lang", "en")
    assert (ran.code, ran.out) == (0, "wrote lint-gov.toml\n")
    before = (here / "lint-gov.toml").read_text("utf-8")
    again = run(capsys, "init", "--lang", "zh")
    assert (again.code, again.err) == (2, "lint-gov: lint-gov.toml 已经存在，没有改动\n")
    assert (here / "lint-gov.toml").read_text("utf-8") == before
    assert run(capsys, "check", "--output-format", "concise", "a.html").code == 1
    missing = run(capsys, "init", "--lang", "en", "none")
    assert (missing.code, missing.err) == (
        2,
        f"lint-gov: {Path('none') / 'lint-gov.toml'} cannot be written: No such file or directory\n",
    )


def test_config_show(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    text = 'output-format = "json"\n[[per-file]]\nglob = "a.html"\nyear = 2021\n[[per-file]]\nglob = "b"\n'
    write(here, "lint-gov.toml", text)
    shown = run(capsys, "config", "show")
    assert shown.code == 0
    assert [one["glob"] for one in tomllib.loads(shown.out)["per-file"]] == ["a.html", "b"]
    assert 'output-format = "json"  # lint-gov.toml:1' in shown.out.splitlines()
    for_file = run(capsys, "config", "show", "a.html", "--output-format", "json")
    said = json.loads(for_file.out)
    assert said["settings"]["output-format"] == {"value": "json", "origin": "lint-gov.toml:1"}
    assert said["per-file"] == [
        {"glob": "a.html", "settings": {"year": {"value": 2021, "origin": "lint-gov.toml:4"}}}
    ]
    write(here, "in/lint-gov.toml", 'select = ["A"]\n')
    assert 'select = ["A"]  # in/lint-gov.toml:1' in run(capsys, "config", "show", "in").out.splitlines()
    assert tomllib.loads(run(capsys, "config", "show", "--isolated").out)["output-format"] == "full"


def test_config_schema_and_completion(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    assert not (here / "lint-gov.toml").exists()
    assert json.loads(run(capsys, "config", "schema").out)["title"] == "lint-gov configuration"
    for shell in ("bash", "zsh", "fish"):
        ran = run(capsys, "completion", shell)
        assert (ran.code, "_LINT_GOV_COMPLETE" in ran.out) == (0, True)


def test_a_shell_is_told_the_completions(here: Path) -> None:
    write(here, "lint-gov.toml", "fault")
    asked = [("_LINT_GOV_COMPLETE", "bash_complete"), ("COMP_WORDS", "lint-gov ch"), ("COMP_CWORD", "1")]
    done = command(cwd=here, environment=asked)
    assert done.stdout.replace(b"\r", b"") == b"plain,check\n"
