"""Which rules to run: selectors are ids, beginnings of ids, names, or ALL; the closest match decides."""

from collections.abc import Iterable, Sequence

from lint_gov.model.rule import Rule
from lint_gov.ruleset.selection import rules_named

_EVERY = "ALL"
_EXACT = 1_000


def chosen(
    rules: Sequence[Rule],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the ids of the rules to run, in order; UnknownRuleError where a selector fits none.

    `select` replaces the default choice, which is every rule that is not optional;
    `extend_select` adds to it and `ignore` takes away. Where several fit a rule the closest decides
    (A101 before A1 before A), and `ignore` at a tie. Input rules (family E) always run.
    """
    rules_named(rules, (*select, *ignore, *extend_select))  # raises for a selector that fits no rule
    return tuple(rule.id for rule in rules if rule.locked or _is_chosen(rule, select, ignore, extend_select))


def _is_chosen(
    rule: Rule, select: Sequence[str], ignore: Sequence[str], extend_select: Sequence[str]
) -> bool:
    wanted, unwanted = _closest((*select, *extend_select), rule), _closest(ignore, rule)
    default = not select and not rule.optional
    return wanted > unwanted or (default and not unwanted)


def _closest(selectors: Iterable[str], rule: Rule) -> int:
    return max((_closeness(selector.strip(), rule) for selector in selectors), default=0)


def _closeness(selector: str, rule: Rule) -> int:
    """Return 0 where a selector does not fit a rule, else more the closer it fits.

    An optional rule must be named: the beginning of its id does not choose it.
    """
    if selector.upper() == rule.id or selector.lower() == rule.name or selector in rule.aliases:
        return _EXACT
    if rule.optional:
        return 0
    if selector.upper() == _EVERY:
        return 1
    return 1 + len(selector) if rule.id.startswith(selector.upper()) else 0
