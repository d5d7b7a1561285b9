"""JSON as text: the same bytes for the same values, one line an item so that differences show."""

import json
from collections.abc import Mapping

from lint_gov.outputs.look import Look

# Made once: json.dumps would make one for every value.
_ENCODE = {ascii_only: json.JSONEncoder(ensure_ascii=ascii_only).encode for ascii_only in (False, True)}


def json_line(value: object, look: Look) -> str:
    """Return a value as JSON on one line."""
    return _ENCODE[look.ascii_only](value)


def json_block(value: Mapping[str, object], look: Look, *, margin: str = "") -> str:
    """Return an object as JSON with a line a key, and a line an item where it holds more objects.

    The standard library indents figure by figure, ten times as slowly, and its lines say less.
    """
    lines = [
        f"{margin} {json_line(key, look)}: {_item(item, look, margin + '  ')}" for key, item in value.items()
    ]
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


def _item(item: object, look: Look, margin: str) -> str:
    if isinstance(item, list) and item and isinstance(item[0], Mapping):
        lines = [f"{margin}{json_line(one, look)}" for one in item]
        return "[\n" + ",\n".join(lines) + f"\n{margin[:-1]}]"
    if isinstance(item, Mapping) and isinstance(next(iter(item.values()), None), Mapping):
        return json_block(item, look, margin=margin[:-1])
    return json_line(item, look)
