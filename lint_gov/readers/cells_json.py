"""Reads the figures of a report from JSON: what `inspect` writes, or as little as its cells.

{"organisation": "…", "year": 2023, "form": "2021", "cells": {"requests[new,natural]": 150}}. A figure is a
number or a text as printed, "" for a blank cell and null for one that was not read.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from lint_gov.model.document import Document, Stated, Unreadable
from lint_gov.model.wording import Text
from lint_gov.readers.cells import check_number, document_of, figures_of, quoted, refuse_twins
from lint_gov.readers.limits import Limits
from lint_gov.text.encoding import Decoded

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],]')
_WITHIN = 2  # how deep the names of cells stand
_TOO_DEEP = "JSON 嵌套过深", "the JSON is nested too deep"
_NO_CELLS = (
    "JSON 中没有 cells 对象：按地址列出的数字要写在 cells 里",
    "the JSON has no object `cells` that would hold the figures by address",
)


def read_cells_json(content: bytes, decoded: Decoded, limits: Limits) -> Document:  # noqa: ARG001 - a reader's signature
    """Return the figures in a JSON object; Unreadable names what is wrong with it."""
    text = decoded.text
    data = _parsed(text.lstrip("\ufeff"))
    cells = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, dict):
        raise Unreadable(*_NO_CELLS)
    check_number(len(cells), limits)
    stated = [(name, _stated(name, held, anchor)) for anchor, (name, held) in enumerate(cells.items())]
    offsets: list[int | None] = [*_offsets(text)]
    if len(offsets) != len(stated):
        offsets = [None] * len(stated)
    return document_of("json", figures_of(stated, data), text, offsets)


def _parsed(text: str) -> Any:  # noqa: ANN401 - any JSON
    # Numbers stay as they are written: 24252.310 is not made 24252.31, and no digit is lost.
    try:
        return json.loads(
            text, parse_float=str, parse_int=str, parse_constant=_no_figure, object_pairs_hook=_without_twins
        )
    except json.JSONDecodeError as fault:
        detail = (
            f"不是正确的 JSON：第 {fault.lineno} 行第 {fault.colno} 列有误",
            f"not well-formed JSON: line {fault.lineno}, column {fault.colno}: {fault.msg}",
        )
        raise Unreadable(*detail) from fault
    except RecursionError as fault:
        raise Unreadable(*_TOO_DEEP, rule="E004") from fault


def _no_figure(name: str) -> NoReturn:
    detail = f"JSON 中的 {name} 不是数字", f"{name} in the JSON is no figure"
    raise Unreadable(*detail)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        refuse_twins(max(times, key=times.__getitem__))
    return found


def _offsets(text: str) -> Iterator[int]:
    """Yield where the names of the cells stand in a JSON object that holds them under "cells"."""
    depth, name, is_name, inside = 0, "", False, False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            depth, is_name = depth + 1, mark == "{"
            inside = inside or (depth == _WITHIN and name == '"cells"')
        elif mark in "}]":
            if inside and depth == _WITHIN:
                return
            depth, is_name = depth - 1, False
        elif mark == ",":
            is_name = True
        elif is_name:
            is_name = False
            name = mark if depth == 1 else name
            if inside and depth == _WITHIN:
                yield token.start()


def _stated(name: str, held: object, anchor: int) -> Stated:
    doubt = None
    if isinstance(held, dict):
        said = held.get("doubt")
        doubt = Text(said, said) if isinstance(said, str) and said else None
        held = held.get("raw")
    if held is not None and not isinstance(held, str):
        detail = (
            f"“{quoted(name)}”的值应为数字、文本或 null",
            f"the value of {quoted(name)!r} should be a number, a text or null",
        )
        raise Unreadable(*detail)
    return Stated(held, anchor, doubt)
