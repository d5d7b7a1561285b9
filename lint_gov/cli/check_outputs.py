"""What `check` writes: the main output as the run goes on, and the reports at its end."""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain

import click

from lint_gov import __version__
from lint_gov.batch import Checked, Settings
from lint_gov.cli.check_options import Options
from lint_gov.cli.check_run import Tally, texts, watched
from lint_gov.cli.kept import Kept, kept_beside
from lint_gov.cli.progress import Progress
from lint_gov.cli.reports import Wanted, step_summary, written_twice
from lint_gov.cli.terminal import Piece, appends_to, complain, is_terminal, not_written, writes_to
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.formats import Tool, format_named
from lint_gov.outputs.look import Look

_STEP_BYTES = 1 << 20  # that GitHub allows the summary of a step, over all that is appended
_COUNTED = ("full", "concise", "json", "jsonl")  # the formats that have counts of rules


def with_step_summary(options: Options) -> Options:
    """Return the options with the summary of a step that goes with the format `github`."""
    if options.statistics:
        return options
    added = step_summary(options.output_format, options.report)
    return options._replace(report=(*options.report, *added))


def refuse_nonsense(options: Options, look: Look) -> None:
    """Raise UsageError where outputs are asked for that cannot be, before anything is read."""
    name = options.output_format
    twice = written_twice((options.output, *(one.path for one in options.report)))
    if twice is not None:
        message = look.say(f"两个输出写入同一个文件：{twice}", f"two outputs would go to one file: {twice}")
        raise click.UsageError(message)
    if options.statistics and name not in _COUNTED:
        message = look.say(
            f"--statistics 没有 {name} 格式，可选：{'、'.join(_COUNTED)}",
            f"--statistics does not come as {name}, but as {', '.join(_COUNTED)}",
        )
        raise click.UsageError(message)
    if options.output in {None, "-"} and format_named(name).binary and is_terminal(sys.stdout):
        message = look.say(
            f"{name} 不是文本，不能显示在终端上；请用 -o 指定文件",
            f"{name} is no text for a terminal; name a file with -o",
        )
        raise click.UsageError(message)


def tool_of(rules: Ruleset, settings: Settings, exit_code: Callable[[], int]) -> Tool:
    """Return what made the outputs: this version, with these rules."""
    chosen = None if settings.chosen is None else frozenset(settings.chosen)
    return Tool(__version__, rules.sha256, rules.rules, chosen, exit_code)


def written(
    options: Options,
    settings: Settings,
    results: Iterable[Checked],
    tally: Tally,
    tool: Tool,
    *,
    line: Progress,
) -> bool:
    """Write the outputs of a run while it goes on; return False, having said why, where one failed.

    A failed output leaves the others alone, but a report that can never be written is said at once.
    """
    look = settings.look
    with ExitStack() as stack:
        try:
            stores = [stack.enter_context(kept_beside(one.path)) for one in options.report]
        except OSError as error:
            complain(not_written(error, None, look))
            return False
        parts = watched(_keeping(results, stores), tally, line)
        reports = [
            (one, format_named(name).whole(store.parts(), tool, lambda: tally.summary, look_of))
            for one, store, (name, look_of) in zip(options.report, stores, settings.reports, strict=True)
        ]
        pieces = chain(texts(options, look, parts, tally, tool), _behind(reports))
        done = [writes_to(options.output, pieces, look, before=line.hide)]
        if stores:  # nobody may read stdout any more; the reports are still wanted
            deque(parts, maxlen=0)
            line.hide()
        done += [_report(one, text, look) for one, text in reports if one.path is not None]
    return all(done)


def _keeping(results: Iterable[Checked], stores: Sequence[Kept]) -> Iterator[Checked]:
    for checked in results:
        for store, text in zip(stores, checked.reports, strict=True):
            store.keep(text)
        yield checked


def _behind(reports: Iterable[tuple[Wanted, Iterable[str]]]) -> Iterator[str]:
    """Yield what follows the main output; a runner reads it as a log."""
    for one, pieces in reports:
        if one.path is None:
            from lint_gov.outputs.github import inert

            yield from map(inert, pieces)


def _report(one: Wanted, pieces: Iterable[Piece], look: Look) -> bool:
    if one.appended and one.path is not None:
        return appends_to(one.path, pieces, look, most=_STEP_BYTES)
    return writes_to(one.path, pieces, look)
