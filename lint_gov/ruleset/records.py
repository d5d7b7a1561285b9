"""Reads YAML files that are no rules, such as profiles: strictly, by a schema, and remembered."""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from lint_gov.ruleset.cache import keep, recall
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.sources import Source, digest_of


def source_at(path: str) -> Source:
    """Return the file at a path; RuleFileError where it cannot be read."""
    from lint_gov.ruleset.sources import MAXIMUM_BYTES  # noqa: PLC0415 - a bound, seldom asked for

    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - pathlib costs more than the reading
            content = stream.read(MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fault = Fault(path, None, None, f"expected a file that can be read: {reason}")
        raise RuleFileError([fault]) from error
    return Source(path, os.path.basename(path), os.path.realpath(path), content)  # noqa: PTH119 - as above


def checked_data(source: Source, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the schema allows
    """Return what a file holds; RuleFileError with every place where it does not follow the schema.

    Data that was found sound before is taken from the cache of parsed rules.
    """
    meant = sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()[:16]
    digest = f"{digest_of([source])}-{meant}"
    kept = recall(digest)
    if kept is not None:
        return kept
    from lint_gov.ruleset.strict_yaml import parse  # noqa: PLC0415 - PyYAML, only where the cache has nothing
    from lint_gov.ruleset.validate import schema_faults  # noqa: PLC0415 - the same

    parsed = parse(source.content, source.name)
    faults = schema_faults(parsed, source.name, schema)
    if faults:
        raise RuleFileError(faults)
    keep(digest, parsed.data)
    return parsed.data


def fault_at(source: Source, path: tuple[str | int, ...], message: str, *, of_key: bool = False) -> Fault:
    """Return a fault with the place of the value, or of the key, that a path leads to."""
    from lint_gov.ruleset.strict_yaml import parse  # noqa: PLC0415 - PyYAML, only where something is wrong

    parsed = parse(source.content, source.name)
    place = parsed.keys[path] if of_key else parsed.place(path)
    return Fault(source.name, *place, message)
