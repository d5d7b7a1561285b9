"""Annotations of GitHub and Code Quality of GitLab: within their limits, whatever a report holds."""

import json
import re

from lint_gov.model.diagnostic import Severity
from lint_gov.outputs.github import inert
from lint_gov.outputs.look import Look
from lint_gov.result import Result
from tests.outputs import handmade
from tests.outputs.handmade import MANY, PLACES
from tests.outputs.written import written

COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n:]*)::([^\r\n]*)")


def commands(*results: Result) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands as a runner reads them: kind, values and text, unescaped."""
    found = []
    for line in written("github", results).splitlines():
        if line.startswith("::"):
            match = COMMAND.fullmatch(line)
            assert match is not None, line
            values = dict(one.split("=", 1) for one in match[2].split(","))
            found.append((match[1], {key: plain(value) for key, value in values.items()}, plain(match[3])))
    return found


def plain(text: str) -> str:
    for code, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_the_worst_come_first_and_no_more_than_are_shown() -> None:
    many = handmade.result(*[handmade.BLANK] * 7, *[handmade.CARRIED] * 7)
    kinds = [kind for kind, _, _ in commands(many, many, handmade.result(handmade.BLANK))]
    assert kinds == ["error"] * 10 + ["warning"] * 10
    one = handmade.result(*[handmade.BLANK._replace(severity=Severity.NOTE)] * 30)
    assert [kind for kind, _, _ in commands(one)] == ["notice"] * 10


def test_what_is_suppressed_is_no_annotation_but_counted() -> None:
    said = written("github", [handmade.result(handmade.SUPPRESSED)])
    assert said.splitlines()[0] == "1 份报告：差错 0 处，警告 0 处，提示 0 处，1 处已豁免或在基线内"


def test_places_without_lines_are_said() -> None:
    moved = [handmade.SECTION._replace(location=place) for place in PLACES]
    found = commands(handmade.result(*moved, path="a,b:c%.pdf"), handmade.result(handmade.SECTION, path="-"))
    title = "S101 section-missing"
    assert [values for _, values, _ in found] == [{"file": "a,b:c%.pdf", "title": title}] * 3 + [
        {"title": title}
    ]
    said = "缺少第六节「其他需要报告的事项」"
    assert [text.splitlines()[0] for _, _, text in found] == [
        f"{said} [page=3]",
        f"{said} [表 1!B5]",
        f"{said} [table=1,row=26,cell=2]",
        said,
    ]


def test_hostile_text_commands_nothing() -> None:
    ((kind, values, text),) = commands(handmade.hostile())
    assert (kind, set(values), len(text.splitlines())) == ("error", {"file", "title"}, 3)
    said = inert(written("step-summary", [handmade.hostile()]))
    assert [line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


def test_the_summary_of_a_step_has_the_worst_first_and_ends_in_time() -> None:
    quiet = handmade.result(handmade.BLANK, path="quiet.html")
    said = written("step-summary", [quiet, handmade.result(), handmade.STRANGER, handmade.EVERYTHING])
    assert re.findall("^`([^`]+)`", said, re.MULTILINE) == ["reports/shili-2020.html", "quiet.html"]
    flood = [handmade.EVERYTHING] * 400 + [quiet] * 400
    said = written("step-summary", flood, Look(language="en"))
    assert 180 << 10 < len(said.encode()) < 220 << 10
    shown = len(re.findall("^## ", said, re.MULTILINE))
    assert said.endswith(f"\nThe findings of {800 - shown} more reports are not listed\n")


def test_gitlab_has_what_it_must_have_and_each_entry_once() -> None:
    twice = handmade.result(
        handmade.BLANK,
        handmade.BLANK,
        *(handmade.SECTION._replace(location=place) for place in PLACES),
        path="twice.pdf",
    )
    entries = json.loads(written("gitlab", [*MANY, twice, handmade.hostile()]))
    assert {tuple(entry) for entry in entries} == {
        ("description", "check_name", "fingerprint", "severity", "location")
    }
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 13
    assert {entry["severity"] for entry in entries} == {"major", "minor", "info"}
    assert all(entry["location"]["lines"]["begin"] >= 1 for entry in entries)
    assert json.loads(written("gitlab", [])) == []
