"""Keeps reports that were read on disk until all of them are, so that memory does not grow with them."""

import os
import pickle
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, cast
from zlib import compress, decompress

from lint_gov.batch.links import Spot
from lint_gov.model.form import Form
from lint_gov.model.report import Report
from lint_gov.pipeline import Recognised
from lint_gov.readers.places import Noted, noted

_FAST = 1
_Parts = tuple[str, str | None, Report, dict[str, str], dict[int, tuple[Any, ...]]]


def keep(folder: str, data: object) -> Spot:
    """Write plain data to the file of this process in a folder, and return where."""
    path = os.path.join(folder, str(os.getpid()))  # noqa: PTH118 - workers do without pathlib
    content = compress(pickle.dumps(data, pickle.HIGHEST_PROTOCOL), _FAST)
    try:
        with open(path, "ab") as stream:  # noqa: PTH123 - the same
            start = stream.tell()
            stream.write(content)
    except OSError as error:  # one of writing names no file
        raise OSError(error.errno, error.strerror, path) from error
    return Spot(path, start, len(content))


def kept(spot: Spot) -> object:
    """Return what was kept at a spot."""
    with open(spot.file, "rb") as stream:  # noqa: PTH123 - workers do without pathlib
        stream.seek(spot.start)
        return pickle.loads(decompress(stream.read(spot.length)))  # noqa: S301 - this run wrote it, for itself alone


def keep_report(folder: str, one: Recognised) -> Spot:
    """Keep a report with the places of everything in it; forms are known by their ids."""
    forms = {table: form.id for table, form in one.report.forms.items()}
    report = one.report._replace(forms={})
    return keep(folder, (one.path, one.sha256, report, forms, noted(one.places, _anchors(report)).spots))


def kept_report(spot: Spot, forms: Mapping[str, Form]) -> Recognised:
    """Return a report that was kept."""
    path, digest, report, used, spots = _parts(spot)
    whole = report._replace(forms={table: forms[name] for table, name in used.items()})
    return Recognised(path, digest, whole, Noted(spots))


@lru_cache(maxsize=64)  # a report is soon asked for again: as its own, as last year's, as one alike
def _parts(spot: Spot) -> _Parts:
    return cast("_Parts", kept(spot))


def _anchors(report: Report) -> Iterator[int | None]:
    """Yield the anchors of everything that a finding may be about."""
    yield report.title_anchor
    yield report.period.anchor if report.period else None
    yield from (value.anchor for value in report.cells.values())
    yield from (paragraph.anchor for paragraph in report.preamble)
    for section in report.sections:
        yield section.anchor
        yield from (paragraph.anchor for paragraph in section.paragraphs)
    for table in report.tables.values():
        yield table.anchor
        yield from (label.anchor for label in table.labels)
        for row in table.extra_rows:
            yield row.anchor
            yield from (value.anchor for value in row.values)
    yield from (mark.anchor for mark in report.damage)
    yield from (trouble.anchor for trouble in report.troubles)
