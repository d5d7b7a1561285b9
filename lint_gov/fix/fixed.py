"""Makes the fixes of one file and checks what they did: one that does more, or less, is taken back."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from lint_gov.editing.refusal import NotEditable
from lint_gov.fix.editors import Edit
from lint_gov.fix.wanted import Left, Wanted, wanted_in
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.result import Result

_ROUNDS = 12
_MORE = Text("改动后检查结果有其他变化，已撤回", "the change altered more than it should and was taken back")
_AGAIN = Text("改动后仍有同样的问题", "the same is found after the change")

Lint = Callable[[bytes], Result]


class Fixed(NamedTuple):
    """A file after its fixes: its content, the fixes made, and those that were not.

    `unread` says why there is nothing to fix: the file could not be read, or is no report.
    """

    content: bytes
    done: tuple[Wanted, ...] = ()
    left: tuple[Left, ...] = ()
    unread: Text | None = None


def fixed(content: bytes, edit: Edit, lint: Lint, chosen: Collection[str]) -> Fixed:
    """Return a file with the fixes of some rules made.

    After every round the file is linted again: values and kinds of all cells must be what they were, and
    nothing but what was fixed may be gone or new. Where a round fails, its fixes are tried one by one. A
    label that is wrong several times is one diagnosis, whose fixes come one round after the other.
    """
    result = lint(content)
    if result.report is None:
        return Fixed(content, unread=result.diagnostics[0].message)
    state = Fixed(content)
    refused: dict[tuple[str, str | None, str], Left] = {}
    for _ in range(_ROUNDS):
        wanted = [one for one in wanted_in(result, chosen) if _key(one) not in refused]
        if not wanted:
            break
        state, result, failed = _round(state, result, wanted, edit, lint)
        refused |= {_key(one.wanted): one for one in failed}
    else:
        again = (one for one in wanted_in(result, chosen) if _key(one) not in refused)
        refused |= {_key(one): Left(one, _AGAIN) for one in again}
    return state._replace(left=tuple(refused.values()))


def _key(wanted: Wanted) -> tuple[str, str | None, str]:
    return wanted.rule, wanted.address, wanted.old


def _round(
    state: Fixed, result: Result, wanted: Sequence[Wanted], edit: Edit, lint: Lint
) -> tuple[Fixed, Result, list[Left]]:
    try:
        made = _tried(state, result, wanted, edit, lint)
    except NotEditable:
        made = None
    if made is not None:
        return *made, []
    failed: list[Left] = []
    for one in wanted:
        try:
            # Anchors count the parts of a file, whose number no fix changes.
            alone = _tried(state, result, [one], edit, lint)
        except NotEditable as fault:
            failed.append(Left(one, fault.reason))
            continue
        if alone is None:
            failed.append(Left(one, _MORE))
        else:
            state, result = alone
    return state, result, failed


def _tried(
    state: Fixed, result: Result, wanted: Sequence[Wanted], edit: Edit, lint: Lint
) -> tuple[Fixed, Result] | None:
    content = edit(state.content, wanted)
    after = lint(content)
    if not _is_right(result, after, wanted):
        return None
    return Fixed(content, (*state.done, *wanted)), after


def _is_right(before: Result, after: Result, wanted: Sequence[Wanted]) -> bool:
    """Return whether values are what they were, and nothing but what was fixed is gone or new."""
    if before.report is None or after.report is None or _meaning(before.report) != _meaning(after.report):
        return False
    old, new = (Counter((one.rule, one.address) for one in result.diagnostics) for result in (before, after))
    gone = old - new
    still = {one[:2] + one[3:] for one in wanted_in(after, {one.rule for one in wanted})}
    if any(one[:2] + one[3:] in still for one in wanted):
        return False
    return not new - old and set(gone) <= {(one.rule, one.address) for one in wanted}


def _meaning(report: Report) -> tuple[object, ...]:
    cells = [(value.address, value.kind, value.number, value.doubt) for value in report.cells.values()]
    tables = [(table.id, table.form, table.rows, table.columns) for table in report.tables.values()]
    sections = [(section.id, section.tables) for section in report.sections]
    return report.organisation, report.year, report.published, cells, tables, sections
