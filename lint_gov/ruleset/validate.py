"""Checks the data of a rule file against its schema, and words every fault with its place."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.model.form import Form
from lint_gov.model.rule import RuleError
from lint_gov.ruleset.build import bound_check
from lint_gov.ruleset.condition import ConditionError, compile_condition
from lint_gov.ruleset.faults import Fault
from lint_gov.ruleset.schema import rule_schema
from lint_gov.ruleset.strict_yaml import Parsed, Path, value_at
from lint_gov.ruleset.template import TemplateError, names_in

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "null",
}
_BOUNDS = {
    "minLength": "a text of at least {} characters",
    "maxLength": "a text of at most {} characters",
    "minItems": "a list of at least {}",
    "maxItems": "a list of at most {}",
    "minProperties": "at least {} of the keys",
    "maxProperties": "at most {} keys",
    "minimum": "a number of at least {}",
    "maximum": "a number of at most {}",
    "exclusiveMinimum": "a number above {}",
    "exclusiveMaximum": "a number below {}",
    "const": "{}",
}


_Found = tuple[Path, str, int, bool]


@dataclass(frozen=True, slots=True)
class _Refusal:
    rule: str
    value: Any
    found: Any
    schema: Mapping[str, Any]
    path: Path
    branch: int
    inner: "tuple[_Refusal, ...]"

    @property
    def of_type(self) -> bool:
        wrong = self.rule == "type" or (self.rule == "enum" and not isinstance(self.found, str))
        return wrong and not self.path


def faults_of(parsed: Parsed, file: str, kinds: Mapping[str, Kind], forms: Mapping[str, Form]) -> list[Fault]:
    """Return every fault of one rule file, in the order of the file; none means it can be bound."""
    data = parsed.data
    if not isinstance(data, dict):
        return [Fault(file, *parsed.place(()), f"expected the keys of a rule, found {shown(data)}")]
    name = data.get("kind")
    kind = kinds.get(name) if isinstance(name, str) else None
    found = [*_schema_faults(data, rule_schema(kind, kinds, forms)), *_word_faults(data, kind)]
    if kind and not _touches(found, kind):
        found += _bind_faults(data, forms, kinds)
    return _placed(found, parsed, file)


def schema_faults(parsed: Parsed, file: str, schema: Mapping[str, Any]) -> list[Fault]:
    """Return where the data of a file does not follow a schema, in the order of the file."""
    return _placed(_schema_faults(parsed.data, schema), parsed, file)


def _placed(found: Iterable[_Found], parsed: Parsed, file: str) -> list[Fault]:
    faults = {}
    for path, message, offset, of_key in found:
        place = parsed.keys[path] if of_key else parsed.place(path, offset)
        faults[Fault(file, *place, message)] = place
    return sorted(faults, key=lambda fault: faults[fault])


def _touches(found: Iterable[_Found], kind: Kind) -> bool:
    """Return whether the schema refused what the kind is bound to, which then cannot be bound."""
    keys = {"table", "form", *kind.schema.get("properties", ())}
    return any(not path or path[0] in keys for path, *_ in found)


def _bind_faults(
    data: Mapping[str, Any], forms: Mapping[str, Form], kinds: Mapping[str, Kind]
) -> Iterator[_Found]:
    try:
        bound_check(data, forms, kinds)
    except RuleError as error:
        yield error.path, error.message, error.offset, False


def _schema_faults(data: object, schema: Mapping[str, Any]) -> Iterator[_Found]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 90 ms, and only users' rules need it

    for error in Draft202012Validator(schema).iter_errors(data):
        yield from _worded(_refusal(error), ())


def _refusal(error: Any) -> _Refusal:  # noqa: ANN401 - a jsonschema ValidationError, whose parts may be unset
    branch = next((part for part in error.relative_schema_path if isinstance(part, int)), 0)
    return _Refusal(
        str(error.validator),
        error.validator_value,
        error.instance,
        error.schema,
        tuple(error.relative_path),
        branch,
        tuple(_refusal(inner) for inner in error.context),
    )


def _worded(refusal: _Refusal, around: Path) -> Iterator[_Found]:
    path = (*around, *refusal.path)
    if refusal.rule == "additionalProperties" and isinstance(refusal.found, dict):
        yield from _unknown_keys(refusal, path)
    elif refusal.rule in {"anyOf", "oneOf"}:
        yield from _best_branch(refusal, path)
    elif refusal.rule == "required":
        missing = [key for key in refusal.value if key not in refusal.found]
        yield from ((path, f'expected the key "{key}"', 0, False) for key in missing)
    else:
        yield path, f"expected {_expectation(refusal)}, found {shown(refusal.found)}", 0, False


def _unknown_keys(refusal: _Refusal, path: Path) -> Iterator[_Found]:
    known = list(refusal.schema.get("properties", ()))
    for key in refusal.found:
        if key not in known:
            likely = get_close_matches(key, known, n=1)
            hint = f': did you mean "{likely[0]}"?' if likely else f"; known here: {', '.join(known)}"
            yield (*path, key), f'expected a known key, found "{key[:60]}"{hint}', 0, True


def _best_branch(refusal: _Refusal, path: Path) -> Iterator[_Found]:
    branches: dict[int, list[_Refusal]] = {}
    for inner in refusal.inner:
        branches.setdefault(inner.branch, []).append(inner)
    meant = [inner for inner in branches.values() if not any(fault.of_type for fault in inner)]
    if "errorMessage" in refusal.schema or not meant:
        words = dict.fromkeys(_expectation(inner[0]) for inner in branches.values())
        expected = refusal.schema.get("errorMessage") or " or ".join(words)
        yield path, f"expected {expected}, found {shown(refusal.found)}", 0, False
        return
    for inner in min(meant, key=len):
        yield from _worded(inner, path)


def _expectation(refusal: _Refusal) -> str:
    rule, value = refusal.rule, refusal.value
    if rule == "type":
        return " or ".join(_TYPES[name] for name in ([value] if isinstance(value, str) else value))
    if rule == "enum":
        return _one_of(dict.fromkeys(map(str, value)), refusal.found)
    if rule == "pattern":
        examples = refusal.schema.get("examples", ())
        return f"a text such as {examples[0]}" if examples else f"a text that matches {value}"
    if rule in _BOUNDS:
        return _BOUNDS[rule].format(shown(value))
    return str(refusal.schema.get("errorMessage") or f"what the schema says of {rule}")


def _one_of(options: Iterable[str], found: object) -> str:
    options = list(options)
    likely = get_close_matches(found, options, n=1) if isinstance(found, str) else ()
    return f"one of {', '.join(options)}" + (f' (did you mean "{likely[0]}"?)' if likely else "")


def _word_faults(data: Mapping[str, Any], kind: Kind | None) -> Iterator[_Found]:
    yield from _choice_faults(data, "severity")
    yield from _choice_faults(data, "message")
    for path in _template_paths(data):
        template = value_at(data, path)
        try:
            names = names_in(template)
        except TemplateError as error:
            yield path, error.message, error.offset, False
            continue
        if kind and kind.values:
            for name in sorted(names.difference(kind.values, ("year", "form"))):
                known = ", ".join(kind.values)
                message = f"expected a value of the kind {kind.name} ({known}), found {{{name}}}"
                yield path, message, max(template.find(f"{{{name}}}"), 0), False


def _choice_faults(data: Mapping[str, Any], key: str) -> Iterator[_Found]:
    choices = data.get(key)
    if not isinstance(choices, list):
        return
    for number, choice in enumerate(choices):
        when = choice.get("when") if isinstance(choice, dict) else None
        last = number == len(choices) - 1
        if isinstance(when, str):
            try:
                compile_condition(when)
            except ConditionError as error:
                yield (key, number, "when"), error.message, error.offset, False
        if last and when is not None:
            yield (key, number), "expected the last choice without `when`, for all other cases", 0, False
        if not last and isinstance(choice, dict) and when is None:
            yield (key, number), "expected `when`: only the last choice is without", 0, False


def _template_paths(data: Mapping[str, Any]) -> Iterator[Path]:
    message = data.get("message")
    choices = message if isinstance(message, list) else [message]
    for number, choice in enumerate(choices):
        path: Path = ("message", number) if isinstance(message, list) else ("message",)
        if isinstance(choice, str):
            yield path
        elif isinstance(choice, dict):
            yield from ((*path, key) for key in ("zh", "en") if isinstance(choice.get(key), str))


def shown(value: object) -> str:
    """Return a value as a fault names it, cut short."""
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Decimal):
        return str(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - what a line of a terminal can spare
