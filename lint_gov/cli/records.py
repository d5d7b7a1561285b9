"""Reports as records, for commands that compare what is found with what was found before."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from lint_gov.cli.check_options import Options
from lint_gov.cli.preparing import Prepared, started
from lint_gov.cli.terminal import complain
from lint_gov.outputs.look import Look
from lint_gov.outputs.names import RECORD
from lint_gov.result import ReadStatus

Record = dict[str, Any]


def records(run: Prepared, options: Options, statuses: Counter[str]) -> Iterator[Record]:
    """Yield a record for each report of a run; sources without a report are only counted."""
    run = run._replace(settings=run.settings._replace(format=RECORD, reports=()))
    with closing(started(run, options)) as results:
        for checked in results:
            for fault in checked.faults:
                complain(f"{checked.task.path}: {fault}")
            statuses[checked.status.value] += 1
            statuses["crashed"] += bool(checked.faults)
            if checked.status is not ReadStatus.NOT_A_REPORT:
                yield json.loads(checked.text)


def exit_code(statuses: Counter[str], look: Look) -> int:
    """Return 2 where nothing was read or we broke down, 1 where a file could not be read, else 0."""
    unread = statuses[ReadStatus.UNREADABLE.value]
    if unread:
        complain(look.say(f"有 {unread} 个文件无法读取", f"files that could not be read: {unread}"))
    if not any(statuses[one.value] for one in (ReadStatus.READ, ReadStatus.PARTIAL)) and not unread:
        complain(look.say("没有找到年度报告", "no report was found"))
        return 2
    return 2 if statuses["crashed"] else int(bool(unread))
