"""What is kept of one source between runs: plain data in JSON, packed; nothing of it is ever run."""

import json
import zlib
from collections import Counter
from typing import Any

from lint_gov.batch.cache.store import MAXIMUM_ENTRY
from lint_gov.batch.links import UNREAD, Card, Spot
from lint_gov.batch.task import Checked, Task
from lint_gov.outputs.summary import EMPTY, Summary
from lint_gov.result import ReadStatus
from lint_gov.sources.names import shown
from lint_gov.suppression import Used
from lint_gov.suppression.baseline import Entry

_FAST = 1
_MOST_UNPACKED = 16 * MAXIMUM_ENTRY
_FAULTY = (ValueError, TypeError, KeyError, AttributeError, RecursionError, zlib.error)


def packed(checked: Checked) -> bytes:
    """Return what came of a source as bytes, but for the source itself."""
    data = _card(checked.card) if checked.card is not None else _done(checked)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _FAST)


def unpacked(content: bytes, task: Task) -> Checked | None:
    """Return what came of a source, from bytes; None where they are damaged."""
    try:
        # The check sum at their end is looked at only where they are taken in whole.
        packing = zlib.decompressobj()
        text = packing.decompress(content, _MOST_UNPACKED)
        if not packing.eof:
            return None
        data = json.loads(text.decode("utf-8", "surrogatepass"))
        done = task._replace(path=shown(task.path), content=None, keep=None, links=None)
        return _checked(data, done)
    except _FAULTY:
        return None


def _card(card: Card) -> dict[str, Any]:
    return {
        "path": card.path,
        "sha256": card.sha256,
        "organ": card.organ,
        "year": card.year,
        "sketch": list(card.sketch),
    }


def _done(checked: Checked) -> dict[str, Any]:
    counts = checked.summary
    return {
        "status": checked.status.value,
        "year": checked.year,
        "text": checked.text,
        "reports": checked.reports,
        "beside": checked.beside,
        "used": checked.used,
        "counts": [counts.statuses, counts.severities, counts.outcomes, counts.cells],
        "rules": [[*key, count] for key, count in counts.rules.items()],
        "suppressed": counts.suppressed,
        "digest": checked.digest,
    }


def _checked(data: dict[str, Any], task: Task) -> Checked:
    if "sketch" in data:
        card = Card(
            data["path"], data["sha256"], data["organ"], data["year"], Spot(UNREAD, 0, 0), data["sketch"]
        )
        return Checked(task, ReadStatus.READ, card.year, "", EMPTY, card=card)
    waivers, idle, gone, here = data["used"]
    beside = data["beside"]
    return Checked(
        task,
        ReadStatus(data["status"]),
        data["year"],
        data["text"],
        _summary(data),
        reports=tuple(data["reports"]),
        beside=None if beside is None else tuple((path, digest) for path, digest in beside),
        used=Used(tuple(waivers), tuple(idle), _entries(gone), _entries(here)),
        digest=data["digest"],
    )


def _entries(found: list[list[Any]]) -> tuple[Entry, ...]:
    return tuple(Entry(rule, address, fingerprint) for rule, address, fingerprint in found)


def _summary(data: dict[str, Any]) -> Summary:
    statuses, severities, outcomes, cells = (Counter[str](counts) for counts in data["counts"])
    rules = Counter({(rule, name, severity): count for rule, name, severity, count in data["rules"]})
    return Summary(statuses, severities, outcomes, cells, rules, data["suppressed"])
