"""A comparison as text and as JSON."""

from collections.abc import Iterable, Iterator, Mapping

from lint_gov.comparison import Change, Comparison, Found, Pair, Record
from lint_gov.forms.address import label_of
from lint_gov.model.form import Form
from lint_gov.outputs.console import Line
from lint_gov.outputs.json_text import json_block
from lint_gov.outputs.layout import entry
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable, squeeze

VERSION = 1
_Forms = Mapping[str, Form]


def as_lines(comparison: Comparison, forms: _Forms, look: Look) -> Iterator[Line]:
    """Yield what differs, a block for each pair of reports, and the totals."""
    for pair in comparison.pairs:
        if not pair.same or look.verbose:
            yield from (*_block(pair, forms, look), ())
    for records, zh, en in (
        (comparison.added, "新增报告", "report added"),
        (comparison.gone, "报告不再存在", "report gone"),
    ):
        for record in records:
            yield ((look.say(f"{zh}：", f"{en}: "), "strong"), (_called(record), ""))
            if records is comparison.added:
                yield from _diagnoses(record.diagnostics, "new", look)
            yield ()
    yield ((_totals(comparison, look), "strong"),)


def as_json(comparison: Comparison, look: Look) -> str:
    """Return everything that differs, key by key."""
    record = {
        "version": VERSION,
        "reports": [_pair_record(pair) for pair in comparison.pairs],
        "added": [_report_record(one) for one in comparison.added],
        "gone": [_report_record(one) for one in comparison.gone],
        "summary": _counts(comparison),
    }
    return json_block(record, look) + "\n"


def _block(pair: Pair, forms: _Forms, look: Look) -> Iterator[Line]:
    old, new = (_called(one) for one in (pair.old, pair.new))
    yield from entry((f"{old} ", "strong"), f"→ {new}", indent=0, width=look.width)
    yield from _diagnoses(pair.came, "new", look)
    yield from _diagnoses(pair.went, "fixed", look)
    if look.verbose:
        yield from _diagnoses(pair.stayed, "unchanged", look)
    if pair.versions or look.verbose:
        for change in pair.changes or ():
            yield from _change(change, pair.new, forms, look)
    elif pair.changes:
        count = len(pair.changes)
        text = look.say(
            f"{count} 个数字与上一份不同（-v 逐一列出）", f"figures that differ: {count} (-v lists them)"
        )
        yield ((f"  {text}", "faint"),)


def _called(record: Record) -> str:
    words = (record.organisation or "", str(record.year or ""), record.path)
    return "  ".join(printable(word) for word in words if word)


_WORDS = {
    "new": ("新增", "new", "error"),
    "fixed": ("已改正", "fixed", "passed"),
    "unchanged": ("未变", "unchanged", "faint"),
}


def _diagnoses(found: Iterable[Found], word: str, look: Look) -> Iterator[Line]:
    zh, en, style = _WORDS[word]
    for one in found:
        if one.suppressed:
            continue
        lead = f"{look.say(zh, en)} {one.severity}[{one.rule} {one.name}] "
        yield from entry((lead, style), squeeze(printable(one.message)), indent=2, width=look.width)


def _change(change: Change, record: Record, forms: _Forms, look: Look) -> Iterator[Line]:
    known = {table: forms[form] for table, form in record.forms.items() if form and form in forms}
    # Table 四 is the same in every form.
    known.setdefault("disputes", next(iter(known.values()), next(iter(forms.values()))))
    old, new = (_figure(one, look) for one in (change.old, change.new))
    lead = look.say("数字 ", "figure ")
    label = label_of(known, change.address)
    yield from entry((lead, "strong"), f"「{printable(label)}」{old} → {new}", indent=2, width=look.width)


def _figure(text: str | None, look: Look) -> str:
    if text is None:
        return look.say("未读出", "not read")
    return squeeze(printable(text)) or "□"


def _totals(comparison: Comparison, look: Look) -> str:
    counts = _counts(comparison)
    text = look.say(
        "问题：新增 {new}，已改正 {fixed}，未变 {unchanged}；数字改动 {figures}；"
        "报告：比对 {pairs}，新增 {added}，减少 {gone}",
        "defects: {new} new, {fixed} fixed, {unchanged} unchanged; figures changed: {figures}; "
        "reports: {pairs} compared, {added} added, {gone} gone",
    )
    return text.format(**counts)


def _counts(comparison: Comparison) -> dict[str, int]:
    pairs = comparison.pairs
    return {
        "new": len(comparison.came),
        "fixed": sum(len(pair.went) for pair in pairs),
        "unchanged": sum(len(pair.stayed) for pair in pairs),
        "figures": sum(len(pair.changes or ()) for pair in pairs),
        "pairs": len(pairs),
        "added": len(comparison.added),
        "gone": len(comparison.gone),
    }


def _pair_record(pair: Pair) -> dict[str, object]:
    changes = None
    if pair.changes is not None:
        changes = [{"address": one.address, "old": one.old, "new": one.new} for one in pair.changes]
    return {
        "old": _report_record(pair.old),
        "new": _report_record(pair.new),
        "came": [_found_record(one) for one in pair.came],
        "went": [_found_record(one) for one in pair.went],
        "stayed": [_found_record(one) for one in pair.stayed],
        "changes": changes,
    }


def _report_record(record: Record) -> dict[str, object]:
    return {"path": record.path, "organisation": record.organisation, "year": record.year}


def _found_record(found: Found) -> dict[str, object]:
    return {
        "rule": found.rule,
        "name": found.name,
        "severity": found.severity,
        "message": found.message,
        "address": found.address,
        "fingerprint": found.fingerprint,
    }
