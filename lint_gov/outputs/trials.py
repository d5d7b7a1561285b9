"""What became of the examples inside rule files, one line each."""

from collections.abc import Sequence

from lint_gov.examples import Trial
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.outputs.console import Line
from lint_gov.outputs.look import Look

_VERDICTS = {
    "good": Text("应通过", "good"),
    "bad": Text("应报错", "bad"),
    "undecided": Text("应无法判定", "undecided"),
}


def trial_lines(trial: Trial, look: Look) -> list[Line]:
    """Return the verdict on one example, and the place and difference where it is not as stated."""
    name = f"{trial.rule.id} {trial.rule.name}"
    example = f"{_VERDICTS[trial.example.verdict].in_language(look.language)} {trial.number}"
    if trial.problem is None:
        return [((look.say("相符", "ok"), "passed"), (f"  {name}  {example}", ""))]
    return [
        ((look.say("不符", "FAILED"), "failed"), (f"  {name}  {example}  {trial.example.place}", "")),
        ((f"      {trial.problem.in_language(look.language)}", ""),),
    ]


def trial_totals(rules: Sequence[Rule], trials: Sequence[Trial], look: Look) -> list[Line]:
    """Return how many examples came out as stated, and which rules have none that fail or pass."""
    failed = sum(not trial.passed for trial in trials)
    zh = f"{len(rules)} 条规则，{len(trials)} 个例子：{len(trials) - failed} 个相符，{failed} 个不符"
    en = f"{len(rules)} rules, {len(trials)} examples: {len(trials) - failed} as stated, {failed} not"
    bare = [rule.id for rule in rules if {"good", "bad"} - {example.verdict for example in rule.examples}]
    lines: list[Line] = [((look.say(zh, en), "strong"),)]
    if bare:
        names = look.say("、", ", ").join(bare)
        text = look.say(
            f"缺少通过或报错例子的规则：{names}", f"rules without a good or a bad example: {names}"
        )
        lines.append(((text, "warning"),))
    return lines
