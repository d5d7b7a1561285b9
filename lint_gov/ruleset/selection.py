"""Picks rules by what a person names: an id, a name, an alias, or the beginning of ids (`A`, `S12`)."""

from collections.abc import Iterable, Sequence

from lint_gov.model.rule import Rule


class UnknownRuleError(Exception):
    """A word that names no rule; `likely` is the id or name that was probably meant, or None."""

    def __init__(self, word: str, likely: str | None) -> None:
        """Keep the word and the likely one."""
        hint = f': did you mean "{likely}"?' if likely else "; `lint-gov rules` lists them"
        super().__init__(f'expected a rule, found "{word}"{hint}')
        self.word = word
        self.likely = likely


def rules_named(rules: Sequence[Rule], words: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that any word names, in their order; UnknownRuleError for a word that names none.

    `ALL` names every rule. A word is looked up as id, name or alias, then as the beginning of ids.
    """
    wanted = {rule.id for word in words for rule in _named(rules, word)}
    return tuple(rule for rule in rules if rule.id in wanted)


def rule_named(rules: Sequence[Rule], word: str) -> Rule:
    """Return the one rule with this id, name or alias; UnknownRuleError names the likely one."""
    wanted = word.strip()
    for rule in rules:
        if wanted.upper() == rule.id or wanted.lower() == rule.name or wanted in rule.aliases:
            return rule
    raise UnknownRuleError(word, _likely(rules, wanted))


def _named(rules: Sequence[Rule], word: str) -> tuple[Rule, ...]:
    if word.strip().upper() == "ALL":
        return tuple(rules)
    try:
        return (rule_named(rules, word),)
    except UnknownRuleError:
        beginning = word.strip().upper()
        found = tuple(rule for rule in rules if beginning and rule.id.startswith(beginning))
        if not found:
            raise
        return found


def _likely(rules: Sequence[Rule], word: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - 4 ms, and only where a rule is misspelt

    names = {name.lower(): name for rule in rules for name in (rule.name, *rule.aliases)}
    ids = {rule.id.lower(): rule.id for rule in rules}
    close = get_close_matches(word.lower(), {**names, **ids}, n=1, cutoff=0.5)
    return {**names, **ids}[close[0]] if close else None
