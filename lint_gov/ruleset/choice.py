"""Which rules run, and how grave they are: selectors in layers, of which the last that speaks decides.

A selector is an id, the beginning of ids, a name, an alias, or ALL. Layers are what a profile says,
then a configuration, then its settings for some files, then the command line.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.model.rule import Rule, SeverityChoice
from lint_gov.model.wording import Text
from lint_gov.ruleset.selection import UnknownRuleError, rules_named

_EVERY = "ALL"
_EXACT = 1_000


class Layer(NamedTuple):
    """What one place says about the choice: `select` says which rules alone are to run."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return all its selectors."""
        return (*self.select, *self.ignore, *self.extend_select)


def chosen(rules: Sequence[Rule], layers: Sequence[Layer] = ()) -> tuple[str, ...]:
    """Return the ids of the rules to run, in order; UnknownRuleError where a selector fits none.

    Without a layer that speaks of it a rule runs unless it is optional. In a layer the closest
    selector decides (A101 before A1 before A), and `ignore` at a tie; a layer with `select` speaks of
    every rule. Input rules (family E) always run.
    """
    rules_named(rules, (word for layer in layers for word in layer.words))  # raises for an unknown one
    return tuple(rule.id for rule in rules if rule.locked or _is_chosen(rule, layers))


def severities(rules: Sequence[Rule], tables: Sequence[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the ids of rules whose severity is changed, each with it; later tables go first."""
    found: dict[str, str] = {}
    for table in tables:
        for rule in rules:
            close = max(table, key=lambda word: closeness(word, rule, named=False), default="")
            if close and not rule.locked and closeness(close, rule, named=False):
                found[rule.id] = table[close]
    return tuple(found.items())


def with_severity(rule: Rule, severity: str) -> Rule:
    """Return a rule that is always as grave as that, whatever its conditions."""
    return rule._replace(severity=(SeverityChoice(None, Severity(severity)),))


def severities_refused(table: Iterable[str], rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Yield the selectors of a table of severities that cannot stand there, each with the reason."""
    for word in table:
        try:
            named = rules_named(rules, [word])
        except UnknownRuleError as error:
            yield word, str(error)
            continue
        if all(rule.locked for rule in named):
            yield word, f'expected a rule whose severity can be changed, found "{word}", an input rule'


def remarks(rules: Sequence[Rule], words: Iterable[str]) -> Iterator[Text]:
    """Yield what to say of selectors that are former names, or that ask for deprecated rules."""
    for word in dict.fromkeys(word.strip() for word in words):
        for rule in rules:
            if closeness(word, rule) != _EXACT:
                continue
            if word in rule.aliases:
                yield Text(
                    f"“{word}”现在叫 {rule.id} {rule.name}", f'"{word}" is now called {rule.id} {rule.name}'
                )
            if rule.status == "deprecated":
                yield _deprecated(rule)


def closeness(selector: str, rule: Rule, *, named: bool = True) -> int:
    """Return 0 where a selector does not fit a rule, else more the closer it fits.

    Where rules have to be `named`, the beginning of its id does not choose an optional one.
    """
    word = selector.strip()
    if word.upper() == rule.id or word.lower() == rule.name or word in rule.aliases:
        return _EXACT
    if rule.optional and named:
        return 0
    if word.upper() == _EVERY:
        return 1
    return 1 + len(word) if word and rule.id.startswith(word.upper()) else 0


def _is_chosen(rule: Rule, layers: Sequence[Layer]) -> bool:
    for layer in reversed(layers):
        wanted = _closest((*layer.select, *layer.extend_select), rule)
        unwanted = _closest(layer.ignore, rule)
        if wanted or unwanted:
            return wanted > unwanted
        if layer.select:
            return False
    return not rule.optional


def _closest(selectors: Iterable[str], rule: Rule) -> int:
    return max((closeness(selector, rule) for selector in selectors), default=0)


def _deprecated(rule: Rule) -> Text:
    zh, en = f"{rule.id} {rule.name} 已弃用", f"{rule.id} {rule.name} is deprecated"
    if rule.successor is None:
        return Text(zh, en)
    return Text(f"{zh}，请改用 {rule.successor}", f"{en}; use {rule.successor} instead")
