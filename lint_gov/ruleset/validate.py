"""Checks the data of a rule file against its schema, and words every fault with its place."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from lint_gov.kinds.kind import Kind
from lint_gov.ruleset.condition import ConditionError, compile_condition
from lint_gov.ruleset.faults import Fault
from lint_gov.ruleset.schema import rule_schema
from lint_gov.ruleset.strict_yaml import Parsed, Path, value_at
from lint_gov.ruleset.template import TemplateError, names_in

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

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


def faults_of(
    parsed: Parsed, file: str, kinds: Mapping[str, Kind], forms: Iterable[str]
) -> list[Fault]:
    """Return every fault of one rule file, in the order of the file; none means it can be bound."""
    data = parsed.data
    if not isinstance(data, dict):
        return [_fault(parsed, file, (), f"expected the keys of a rule, found {shown(data)}")]
    name = data.get("kind")
    kind = kinds.get(name) if isinstance(name, str) else None
    found = [*_schema_faults(parsed, rule_schema(kind, kinds, forms)), *_word_faults(data, kind)]
    faults = {_fault(parsed, file, path, message, offset, of_key=of_key): None for path, message, offset, of_key in found}
    return sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))


_Found = tuple[Path, str, int, bool]


def _fault(
    parsed: Parsed, file: str, path: Path, message: str, offset: int = 0, *, of_key: bool = False
) -> Fault:
    place = parsed.keys[path] if of_key else parsed.place(path, offset)
    return Fault(file, *place, message)


def _schema_faults(parsed: Parsed, schema: Mapping[str, Any]) -> Iterator[_Found]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 90 ms, and only users' rules need it

    for error in Draft202012Validator(schema).iter_errors(parsed.data):
        yield from _worded(error, ())


def _worded(error: "ValidationError", around: Path) -> Iterator[_Found]:
    path = (*around, *error.relative_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        yield from _unknown_keys(error, path)
    elif error.validator in {"anyOf", "oneOf"} and error.context:
        yield from _best_branch(error, path)
    elif error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        yield from ((path, f'expected the key "{key}"', 0, False) for key in missing)
    else:
        yield path, f"expected {_expectation(error)}, found {shown(error.instance)}", 0, False


def _unknown_keys(error: "ValidationError", path: Path) -> Iterator[_Found]:
    known = list(error.schema.get("properties", ()))
    for key in error.instance:
        if key not in known:
            likely = get_close_matches(key, known, n=1)
            hint = f': did you mean "{likely[0]}"?' if likely else f"; known here: {', '.join(known)}"
            yield (*path, key), f'expected a known key, found "{key[:60]}"{hint}', 0, True


def _best_branch(error: "ValidationError", path: Path) -> Iterator[_Found]:
    """Word the faults of the one alternative that was meant, or name the alternatives."""
    said = error.schema.get("errorMessage")
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    meant = [inner for inner in branches.values() if not any(_of_type(fault, inner) for fault in inner)]
    if said or not meant:
        options = said or " or ".join(dict.fromkeys(_expectation(inner[0]) for inner in branches.values()))
        yield path, f"expected {options}, found {shown(error.instance)}", 0, False
        return
    for inner in min(meant, key=len):
        yield from _worded(inner, path)


def _of_type(fault: "ValidationError", branch: Sequence["ValidationError"]) -> bool:
    wrong = fault.validator == "type" or (fault.validator == "enum" and not isinstance(fault.instance, str))
    return wrong and not fault.relative_path and fault in branch


def _expectation(error: "ValidationError") -> str:
    rule, value = error.validator, error.validator_value
    if said := error.schema.get("errorMessage"):
        return str(said)
    if rule == "type":
        return " or ".join(_TYPES[name] for name in ([value] if isinstance(value, str) else value))
    if rule == "enum":
        return "one of " + ", ".join(shown(option) for option in value)
    if rule == "pattern":
        examples = error.schema.get("examples", ())
        return f"a text such as {examples[0]}" if examples else f"a text that matches {value}"
    if rule in _BOUNDS:
        return _BOUNDS[rule].format(value)
    return str(error.schema.get("description", f"what {rule} asks for")).rstrip(".")


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
