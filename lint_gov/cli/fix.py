"""The command `fix`: puts right how figures, labels and numerals are written, never what they say."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lint_gov.cli.check_options import Options, declared_for_linting

if TYPE_CHECKING:
    from lint_gov.cli.linting import Linter
    from lint_gov.fix.fixed import Fixed
    from lint_gov.outputs.look import Look

_WOULD, _TROUBLE = 1, 2


class _Done(NamedTuple):
    """What came of one file: `fault` says why nothing could, `failed` that this has been said already.

    `skipped` says that nobody asked for the file: it was found in a folder.
    """

    name: str
    kind: str = ""
    before: bytes = b""
    after: "Fixed | None" = None
    fault: str = ""
    failed: bool = False
    skipped: bool = False


@click.command("fix", short_help="Put right how things are written; never figures.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@declared_for_linting("paths", "include", "exclude", "files_from", "allow_empty")
@click.pass_context
def command(ctx: click.Context, /, *, diff: bool, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """Fix what keeps its meaning: full-width digits, stray spaces, standard labels, numerals of sections.

    No figure changes its value and no blank is filled. Web pages, text, Markdown, DOCX and XLSX; everything
    else in a file stays byte for byte. Exit code 1 with --diff where something would change, or where a fix
    was left that could not be made.
    """
    ctx.exit(_fix(Options(**given), diff=diff))


def _fix(options: Options, *, diff: bool) -> int:
    from lint_gov.cli.check_inputs import look_for, sources_for
    from lint_gov.cli.linting import linters
    from lint_gov.cli.sources import STDIN
    from lint_gov.cli.terminal import complain

    look = look_for(options)
    if STDIN in options.paths:
        message = look.say("标准输入不能修正，请指定文件", "stdin cannot be fixed; name files")
        raise click.UsageError(message)
    sources = sources_for(options, look)
    came = [_came_of(linter, look, diff=diff) for linter in linters(options, look, sources.tasks, usual=True)]
    if not any(not one.skipped for one in came) and not options.allow_empty:
        complain(look.say("没有可以修正的报告", "there is no report to fix"))
        return _TROUBLE
    for note in _notes(came, look, diff=diff):
        complain(note)
    return _code(came, diff=diff)


def _code(came: list[_Done], *, diff: bool) -> int:
    if any(one.failed or (one.fault and not one.skipped) for one in came):
        return _TROUBLE
    made = [one.after for one in came if one.after is not None]
    return _WOULD if any(one.left or (diff and one.done) for one in made) else 0


def _came_of(linter: "Linter", look: "Look", *, diff: bool) -> _Done:
    """Return what came of one file, having written it or shown what would change."""
    from lint_gov.cli.terminal import writes_to
    from lint_gov.fix.shown import diff as shown_diff

    done = _fixed(linter, look)
    if done.after is None or done.after.content == done.before:
        return done
    if diff:
        text = shown_diff(done.name, done.kind, done.before, done.after, look)
        return done._replace(failed=not writes_to(None, (text,), look))
    fault = _unwritable(linter.task.path, done.before, look)
    if fault or not writes_to(linter.task.path, (done.after.content,), look):
        return done._replace(after=None, fault=fault, failed=True)
    return done


def _fixed(linter: "Linter", look: "Look") -> _Done:
    """Return the fixes of one file, none of them written yet."""
    from lint_gov.editing.refusal import NotEditable
    from lint_gov.fix.editors import editor_for
    from lint_gov.fix.fixed import fixed
    from lint_gov.model.document import Unreadable
    from lint_gov.pipeline import content_of

    task, name = linter.task, linter.task.path
    if (reason := _no_file(linter, look)) is not None:
        return _Done(name, fault=reason, skipped=not task.named)
    limits = linter.settings.limits
    try:
        before = content_of(task.path, limits)
        kind, edit = editor_for(before, name)
        after = fixed(before, edit, lambda content: linter.lint(content, name), linter.chosen)
    except Unreadable as fault:
        return _Done(name, fault=look.say(fault.detail_zh, fault.detail_en), skipped=not task.named)
    except NotEditable as fault:
        return _Done(name, fault=fault.reason.in_language(look.language), skipped=not task.named)
    if after.unread is not None:
        return _Done(name, fault=after.unread.in_language(look.language), skipped=not task.named)
    return _Done(name, kind, before, after)


def _no_file(linter: "Linter", look: "Look") -> str | None:
    """Return why a source is no file that can be written, None where it is one."""
    import os

    from lint_gov.sources.names import is_url
    from lint_gov.sources.opening import is_member

    task = linter.task
    if task.refusal is not None:
        return look.say(task.refusal.zh, task.refusal.en)
    if task.content is not None or task.member is not None or task.crawl or is_member(task.path):
        return look.say(
            "压缩包中的文件不作修正，请先解压", "files in archives are not fixed; unpack them first"
        )
    if is_url(task.path) and not os.path.lexists(task.path):
        return look.say("网址不能修正", "a URL cannot be fixed")
    if not task.named and os.path.islink(task.path):  # noqa: PTH114 - text as given
        return look.say("文件夹中的链接不作修正", "links in folders are not followed")
    return None


def _unwritable(path: str, before: bytes, look: "Look") -> str:
    """Return why a file must not be written: it is read-only, or has changed meanwhile; else nothing."""
    from pathlib import Path

    target = Path(path)
    try:
        if not target.stat().st_mode & 0o200:
            return look.say("文件是只读的，没有修正", "the file is read-only and was not fixed")
        if target.read_bytes() != before:
            return look.say("文件在检查期间被改动，没有修正", "the file changed meanwhile and was not fixed")
    except OSError as error:
        return look.say(f"没有修正（{error.strerror}）", f"it was not fixed: {error.strerror}")
    return ""


def _notes(came: list[_Done], look: "Look", *, diff: bool) -> Iterator[str]:
    for one in came:
        if one.fault and not one.skipped:
            yield f"{one.name}: {one.fault}"
        for left in one.after.left if one.after else ():
            wanted = left.wanted
            yield (
                f"{one.name}: {wanted.rule} “{wanted.old}” → “{wanted.new}”: "
                + look.say("没有修正，", "not fixed: ")
                + left.reason.in_language(look.language)
            )
    yield _summary(came, look, diff=diff)


def _summary(came: list[_Done], look: "Look", *, diff: bool) -> str:
    made = [one.after for one in came if one.after is not None and one.after.done]
    counts = Counter(fix.rule for after in made for fix in after.done)
    if not counts:
        return look.say("没有需要修正的写法", "nothing to fix")
    listed = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
    total, files = counts.total(), len(made)
    return look.say(
        f"{'将修正' if diff else '已修正'} {total} 处（{listed}），{files} 个文件",
        f"{'would fix' if diff else 'fixed'} {total} ({listed}) in {files} file{'s' * (files != 1)}",
    )
