"""Reads the entries of a register written in YAML.

```yaml
organs:
  - {name: 示例市人民政府, level: prefecture, deadline: 03-31}
  - {name: 示例市教育局, aliases: [市教育局], level: department, parent: 示例市人民政府}
```
"""

from collections.abc import Iterator
from typing import Any

from lint_gov.organs.entry import FIELDS, MOST_FAULTS, Entry, RegisterError
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.strict_yaml import Parsed, Path, parse

_MOST_VALUES = 600_000


def entries_of(content: bytes, file: str, most_bytes: int) -> tuple[Entry, ...]:
    """Return the entries; RegisterError names line, column and expectation of what is no register."""
    try:
        parsed = parse(content, file, most_bytes=most_bytes, most_values=_MOST_VALUES)
    except RuleFileError as error:
        raise RegisterError(error.faults) from None
    faults = [
        Fault(file, *(parsed.keys[path] if of_key else parsed.place(path)), message)
        for path, message, of_key in _misshapen(parsed.data)
    ]
    if faults:
        raise RegisterError(faults[:MOST_FAULTS])
    return tuple(_entry(parsed, number) for number in range(len(parsed.data["organs"])))


def _misshapen(data: Any) -> Iterator[tuple[Path, str, bool]]:  # noqa: ANN401 - YAML values are of any type
    if not isinstance(data, dict) or not isinstance(data.get("organs"), list):
        yield (), "expected the key organs with a list of organs", False
        return
    for key in data:
        if key != "organs":
            yield (key,), f'expected the key organs alone, found "{key[:60]}"', True
    for number, organ in enumerate(data["organs"]):
        path: Path = ("organs", number)
        if not isinstance(organ, dict):
            yield path, f"expected an organ with the keys {', '.join(FIELDS)}", False
            continue
        for key, value in organ.items():
            if key not in FIELDS:
                yield (*path, key), f'expected one of {", ".join(FIELDS)}, found "{key[:60]}"', True
            elif key == "aliases" and isinstance(value, list):
                yield from _no_texts(value, (*path, key))
            elif value is not None and not isinstance(value, str):
                yield (*path, key), "expected a text" + " or a list of texts" * (key == "aliases"), False


def _no_texts(values: list[Any], path: Path) -> Iterator[tuple[Path, str, bool]]:
    for index, value in enumerate(values):
        if not isinstance(value, str):
            yield (*path, index), "expected a text", False


def _entry(parsed: Parsed, number: int) -> Entry:
    path: Path = ("organs", number)
    said: dict[str, tuple[str, ...]] = {}
    for field, value in parsed.data["organs"][number].items():
        texts = value if isinstance(value, list) else [value or ""]
        if any(text.strip() for text in texts):
            said[field] = tuple(texts)
    return Entry(parsed.place(path), said, {field: parsed.place((*path, field)) for field in said})
