"""Every bundled rule: its examples come out as stated, and its file is complete."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from lint_gov.examples import Trial, try_examples
from lint_gov.model.diagnostic import Severity
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.ruleset import bundled_ruleset, load
from lint_gov.ruleset.build import order_of

RULESET = bundled_ruleset(examples=True)
RULES = {rule.id: rule for rule in RULESET.rules}
FAMILIES = {
    "E": "input",
    "S": "structure",
    "A": "arithmetic",
    "C": "codes",
    "V": "values",
    "N": "prose",
    "F": "fees",
    "T": "time",
    "R": "references",
    "P": "privacy",
    "D": "presentation",
    "X": "across",
}

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


@each_rule
def test_its_examples_come_out_as_stated(rule: Rule) -> None:
    problems = [(trial.example.place, trial.problem) for trial in _trials([rule]) if not trial.passed]
    assert problems == []


def _trials(rules: Iterable[Rule]) -> list[Trial]:
    return list(try_examples(tuple(rules), RULESET))


@each_rule
def test_it_has_a_good_and_a_bad_example(rule: Rule) -> None:
    assert {"good", "bad"}.difference(example.verdict for example in rule.examples) == set()


@each_rule
def test_it_says_everything_in_both_languages(rule: Rule) -> None:
    texts = {"title": rule.title, "why": rule.why, "help": rule.help}
    messages = {f"message {number}": choice.then for number, choice in enumerate(rule.message)}
    poor = [name for name, text in {**texts, **messages}.items() if _is_poor(text)]
    assert (poor, bool(rule.basis) or rule.locked) == ([], True)


def _is_poor(text: Text) -> bool:
    chinese = re.search("[\u4e00-\u9fff]", text.zh) is not None
    return not (chinese and text.en.strip() and text.zh != text.en)


@each_rule
def test_it_is_named_by_its_defect_and_its_file_by_it(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.source == f"rules/{FAMILIES[rule.family]}/{rule.id}-{rule.name}.yaml"
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)


@each_rule
def test_its_messages_are_one_sentence_without_advice(rule: Rule) -> None:
    for choice in rule.message:
        assert not choice.then.zh.endswith(("。", "！", "."))
        assert not choice.then.en.endswith((".", "!"))
        assert not re.search("(?<!申)请|建议", choice.then.zh)


def test_ids_names_and_aliases_are_unique_and_in_order() -> None:
    names = [name for rule in RULES.values() for name in (rule.id, rule.name, *rule.aliases)]
    assert len(names) == len(set(names))
    assert list(RULES) == sorted(RULES, key=order_of)


def test_every_severity_is_used() -> None:
    used = {choice.then for rule in RULES.values() for choice in rule.severity}
    assert used == set(Severity)


OWN = """\
id: OWN01
name: own-unbalanced
kind: equation
table: requests
for each: column
check: new + carried_in = handled + carried_out
severity: error
message: "{left} != {right}"
examples:
"""


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        ('good: [{cells: {"requests[new,total]": 0}}]', None),
        ('good: [{cells: {"requests[new,total]": 1}}]', "expected no failure, it failed at requests[,total]"),
        ('good: [{cells: {"disputes[direct,total]": 1}}]', "expected it to pass, it passed nowhere"),
        ('bad: [{cells: {"requests[new,total]": 1}, at: "requests[,total]"}]', None),
        (
            'bad: [{cells: {"requests[new,total]": 1, "requests[new,legal]": 1}, at: "requests[,total]"}]',
            "expected it to fail at requests[,total] only, it failed at requests[,legal], requests[,total]",
        ),
        (
            'bad: [{cells: {"requests[new,total]": 0}, at: "requests[,total]"}]',
            "expected it to fail at requests[,total] only, it failed nowhere",
        ),
        (
            'bad: [{cells: {"requests[new,total]": 1}, at: "requests[,total]", severity: note}]',
            "expected severity note, found error",
        ),
        (
            'bad: [{cells: {"requests[new,total]": 1}, at: "requests[,total]", values: {left: 2 + 0}}]',
            "expected left to be 2 + 0, found 1 + 0",
        ),
        ('undecided: [{cells: {"requests[new,total]": null}}]', None),
        ('undecided: [{cells: {"requests[new,total]": 0}}]', "expected it to be undecided, it was not"),
        ('good: [{cells: {"requests[none,total]": 0}}]', "the 2021 form has no cell requests[none,total]"),
        ("good: [{text: 天气很好}]", "expected it to pass, it passed nowhere"),
        ('bad: [{text: "", at: file}]', "expected it to fail at file only, it failed nowhere"),
    ],
)
def test_an_example_that_is_wrong_is_told(tmp_path: Path, example: str, problem: str | None) -> None:
    (tmp_path / "own.yaml").write_text(f"{OWN}  {example}\n", "utf-8")
    (rule,) = load([tmp_path], bundled=False, examples=True).rules
    (trial,) = _trials([rule])
    assert (trial.problem.en if trial.problem else None) == problem
    assert trial.example.place.startswith(f"{tmp_path}/own.yaml:10:")
