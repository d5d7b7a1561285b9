"""A rule as the engine runs it: a bound check, and everything its YAML file says about it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.model.form import Form
from lint_gov.model.outcome import Subject, Verdict
from lint_gov.model.wording import NOTHING, Text

Check = Callable[[Subject], Iterable[Verdict]]
Condition = Callable[[Mapping[str, object]], bool]


class SeverityChoice(NamedTuple):
    """A severity and the condition on the finding's values under which it holds."""

    when: Condition | None
    then: Severity


class MessageChoice(NamedTuple):
    """A message template and the condition on the finding's values under which it is used."""

    when: Condition | None
    then: Text


class Example(NamedTuple):
    """One example of a rule file: `verdict` is "good", "bad" or "undecided"; `data` as written."""

    verdict: str
    data: Mapping[str, object]
    place: str


class Rule(NamedTuple):
    """One rule.

    `family` is the letter of the id. `table` and `forms` limit where it applies: with both, the
    table must follow one of the forms; with `forms` alone, the form required or used. `subject` is
    "report" for rules about what the report says and "reading" for rules about our reading of it,
    which are always on. `waivable` is False for rules that no waiver clears. `check` is unbound
    from rule id, severity and wording. `source` is the file it came from. `by_default` is False for
    rules that run only where they are asked for; `successor` is the id of the rule that took the
    place of a deprecated one. `across` says that the check needs other reports than the one it judges.
    `beware` says when a finding may be wrong, or right and yet no defect; empty where nothing is known.
    """

    id: str
    name: str
    since: str
    status: str
    aliases: tuple[str, ...]
    kind: str
    family: str
    table: str | None
    forms: tuple[str, ...]
    severity: tuple[SeverityChoice, ...]
    tags: tuple[str, ...]
    basis: str
    message: tuple[MessageChoice, ...]
    title: Text
    why: Text
    help: Text
    check: Check
    parameters: Mapping[str, object]
    examples: tuple[Example, ...]
    source: str
    waivable: bool = True
    by_default: bool = True
    successor: str | None = None
    across: bool = False
    beware: Text = NOTHING

    @property
    def locked(self) -> bool:
        """Return whether the rule is always on: never deselected, never waived (family E)."""
        return self.family == "E"

    @property
    def optional(self) -> bool:
        """Return whether the rule runs only where it is named: in preview, deprecated, or off by default."""
        return not self.locked and (self.status != "stable" or not self.by_default)


class Ruleset(NamedTuple):
    """The rules of a run in id order, the forms they speak of, and a digest of all their files.

    `witnesses` are identities that were not asked for: they are applied and never reported, since
    which figure is wrong is a matter of all sums, not of the chosen ones.
    """

    rules: tuple[Rule, ...]
    forms: Mapping[str, Form]
    sha256: str
    witnesses: tuple[Rule, ...] = ()

    def only(self, ids: Collection[str]) -> "Ruleset":
        """Return the ruleset with these rules alone; the other identities bear witness.

        Optional rules that were not asked for do not: what is on trial proves nothing.
        """
        kept = tuple(rule for rule in self.rules if rule.id in ids)
        left = (rule for rule in self.rules if rule.id not in ids and rule.kind == "equation")
        witnesses = (*self.witnesses, *(rule for rule in left if not rule.optional))
        return Ruleset(kept, self.forms, self.sha256, witnesses)

    def usual(self) -> "Ruleset":
        """Return the ruleset without optional rules; the same object where it has none."""
        if not any(rule.optional for rule in self.rules):
            return self
        return self._replace(rules=tuple(rule for rule in self.rules if not rule.optional))

    def rule(self, name: str) -> Rule | None:
        """Return the rule with this id, name or alias, or None."""
        wanted = name.strip()
        for rule in self.rules:
            if wanted in {rule.id, rule.name} or wanted in rule.aliases:
                return rule
        return None


class RuleError(Exception):
    """A fault in a rule file: `path` leads to the faulty value (keys and list indices).

    `offset` counts the characters of a text before the fault.
    """

    def __init__(self, message: str, path: tuple[str | int, ...] = (), offset: int = 0) -> None:
        """Keep the sentence and where in the rule it applies."""
        super().__init__(message)
        self.message = message
        self.path = path
        self.offset = offset
