"""Loads rule files: finds them, parses or recalls them, validates, binds, and sees that they fit together."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from lint_gov.forms.form import form_from
from lint_gov.kinds.registry import KINDS
from lint_gov.model.form import Form
from lint_gov.model.rule import Example, Rule, RuleError, Ruleset
from lint_gov.ruleset.build import VERDICTS, entry_of, order_of, recalled_rule, rule_from
from lint_gov.ruleset.bundled import NO_RULES, bundled_sources
from lint_gov.ruleset.cache import keep, recall
from lint_gov.ruleset.condition import ConditionError
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.sources import Source, digest_of, sources_in

if TYPE_CHECKING:
    from lint_gov.ruleset.strict_yaml import Parsed

_STALE = (RuleError, ConditionError, LookupError, TypeError, ValueError, AttributeError)


def load(
    paths: Iterable[str | os.PathLike[str]] = (), *, bundled: bool = True, examples: bool = False
) -> Ruleset:
    """Return the rules of the files and folders at `paths`, with the bundled ones unless told otherwise.

    Rules carry their examples only where `examples` asks for them; they are then read from the files
    and checked against the schema, the bundled ones too. Otherwise parsed files are taken from the
    user's cache where it has them. Raises RuleFileError with every fault of every file.
    """
    form_files, shipped = bundled_sources()
    named = [source for source in sources_in(paths) if not source.key.startswith(NO_RULES)]
    reals = {source.real for source in named}
    own = [source for source in named if source.real not in {file.real for file in (*form_files, *shipped)}]
    wanted = [source for source in shipped if bundled or source.real in reals]
    forms = _forms(form_files)
    rules = _rules(wanted, forms, checked=examples, examples=examples)
    own_rules = _rules(own, forms, checked=True, examples=examples)
    misfits = list(_misfits(rules, list(zip(own_rules, own, strict=True))))
    if misfits:
        raise RuleFileError(misfits)
    everything = sorted((*rules, *own_rules), key=lambda rule: order_of(rule.id))
    return Ruleset(tuple(everything), forms, digest_of((*form_files, *wanted, *own)))


@cache
def bundled_ruleset(*, examples: bool = False) -> Ruleset:
    """Return the rules that ship with the tool; the same object however often it is asked for."""
    return load(examples=examples)


def rule_files_schema() -> dict[str, Any]:
    """Return the JSON Schema of rule files, as published in `rules/rule.schema.json`."""
    from lint_gov.ruleset.schema import published_schema  # noqa: PLC0415 - for users' rules and editors

    form_files, _ = bundled_sources()
    return published_schema(KINDS, _forms(form_files))


def _forms(sources: Sequence[Source]) -> dict[str, Form]:
    digest = digest_of(sources)
    kept = recall(digest)
    if isinstance(kept, list) and len(kept) == len(sources):
        try:
            return {form.id: form for form in map(form_from, kept)}
        except _STALE:
            pass
    from lint_gov.ruleset.strict_yaml import parse  # noqa: PLC0415 - PyYAML, only where the cache has nothing

    data = [parse(source.content, source.name).data for source in sources]
    keep(digest, data)
    return {form.id: form for form in map(form_from, data)}


def _rules(
    sources: Sequence[Source], forms: Mapping[str, Form], *, checked: bool, examples: bool
) -> tuple[Rule, ...]:
    if not sources:
        return ()
    digest = f"{digest_of(sources)}{_schema_digest(forms) if checked else ''}"
    kept = None if examples else recall(digest)
    if kept is not None:
        try:
            pairs = zip(sources, kept, strict=True)
            return tuple(recalled_rule(entry, source.name, forms, KINDS) for source, entry in pairs)
        except _STALE:  # the code has changed since: the files decide, and faults are given with their place
            pass
    rules, data = _fresh(sources, forms, checked=checked, examples=examples)
    if not examples:
        keep(digest, data)
    return rules


def _schema_digest(forms: Mapping[str, Form]) -> str:
    from lint_gov.ruleset.schema import published_schema  # noqa: PLC0415 - for users' rules and editors

    schema = json.dumps(published_schema(KINDS, forms), sort_keys=True)
    return f"-{sha256(schema.encode()).hexdigest()[:16]}"


def _fresh(
    sources: Sequence[Source], forms: Mapping[str, Form], *, checked: bool, examples: bool
) -> tuple[tuple[Rule, ...], list[dict[str, Any]]]:
    from lint_gov.ruleset.strict_yaml import parse  # noqa: PLC0415 - PyYAML, only where the cache has nothing

    faults: list[Fault] = []
    rules: list[Rule] = []
    kept: list[dict[str, Any]] = []
    for source in sources:
        try:
            parsed = parse(source.content, source.name)
            if checked:
                _validate(parsed, source.name, forms)
            own = tuple(_examples(parsed, source.name)) if examples else ()
            rules.append(_bound(parsed, source.name, forms, own))
            kept.append(entry_of(rules[-1], parsed.data))
        except RuleFileError as error:
            faults.extend(error.faults)
    if faults:
        raise RuleFileError(faults)
    return tuple(rules), kept


def _validate(parsed: "Parsed", name: str, forms: Mapping[str, Form]) -> None:
    from lint_gov.ruleset.validate import faults_of  # noqa: PLC0415 - jsonschema, only for users' rules

    faults = faults_of(parsed, name, KINDS, forms)
    if faults:
        raise RuleFileError(faults)


def _bound(parsed: "Parsed", name: str, forms: Mapping[str, Form], examples: tuple[Example, ...]) -> Rule:
    try:
        return rule_from(parsed.data, name, forms, KINDS, examples=examples)
    except RuleError as error:
        fault = Fault(name, *parsed.place(error.path, error.offset), error.message)
        raise RuleFileError([fault]) from error
    except _STALE:  # a bundled file that was not checked: say what is wrong with it
        _validate(parsed, name, forms)
        raise


def _examples(parsed: "Parsed", name: str) -> Iterator[Example]:
    for verdict in VERDICTS:
        for number, data in enumerate(parsed.data.get("examples", {}).get(verdict, ())):
            line, column = parsed.place(("examples", verdict, number))
            yield Example(verdict, data, f"{name}:{line}:{column}")


def _misfits(rules: Iterable[Rule], own: Iterable[tuple[Rule, Source]]) -> Iterator[Fault]:
    taken = {name: "a bundled rule" for rule in rules for name in (rule.id, rule.name, *rule.aliases)}
    for rule, source in own:
        if rule.locked:
            message = f'expected an id of a family other than E, found "{rule.id}": input rules are built in'
            yield _fault(source, ("id",), message)
        for path, name in (
            (("id",), rule.id),
            (("name",), rule.name),
            *((("aliases", number), alias) for number, alias in enumerate(rule.aliases)),
        ):
            if name in taken:
                message = f'expected {"an id" if path[0] == "id" else "a name"} of its own, found "{name}"'
                yield _fault(source, path, f"{message}, which is {taken[name]}'s")
            taken.setdefault(name, source.name)


def _fault(source: Source, path: tuple[str | int, ...], message: str) -> Fault:
    from lint_gov.ruleset.strict_yaml import parse  # noqa: PLC0415 - PyYAML, only where something is wrong

    return Fault(source.name, *parse(source.content, source.name).place(path), message)
