"""What to do about a diagnosis: the repair in words that say how far it is proven."""

from lint_gov.forms.address import label_of
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import CellChange, Certainty, Repair
from lint_gov.model.report import Report
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable, squeeze

_MOST_CANDIDATES = 8


def advice(report: Report | None, diagnostic: Diagnostic, look: Look) -> list[str]:
    """Return the sentences to print: the repair, or the rule's help where there is none.

    With several candidates, the first sentence is followed by one line a candidate.
    """
    if diagnostic.repairs:
        first = diagnostic.repairs[0]
        if first.certainty is Certainty.ONE_OF:
            return _candidates(report, diagnostic, look)
        if first.certainty is not Certainty.NONE:
            return [_repair(report, diagnostic, first, look)]
    lines = [] if diagnostic.fix is None else [_fix(diagnostic, look)]
    help_text = squeeze(printable(diagnostic.help.in_language(look.language)))
    return lines or ([help_text] if help_text else [])


def changes(report: Report | None, repair: Repair, look: Look, *, about: str | None = None) -> str:
    """Return the changes of a repair, each with its place except at the address `about`."""
    return look.say("；", "; ").join(_change(report, cell, about) for cell in repair.cells)


def _change(report: Report | None, cell: CellChange, about: str | None) -> str:
    change = f"{_figure(cell.old)} → {_figure(cell.new)}"
    return change if cell.address == about else f"{_label(report, cell.address)}{change}"


def _figure(text: str) -> str:
    return squeeze(printable(text)) or "□"


def _label(report: Report | None, address: str) -> str:
    return f"「{label_of(report.forms, address)}」" if report else address


def _repair(report: Report | None, diagnostic: Diagnostic, repair: Repair, look: Look) -> str:
    change = changes(report, repair, look, about=diagnostic.address)
    broken = len(diagnostic.explains)
    check = look.say("（请核对原始台账）", " (check it against your records)")
    return (
        change
        + look.say(_proof_zh(diagnostic, repair, broken), _proof_en(diagnostic, repair, broken))
        + check
    )


def _proof_zh(diagnostic: Diagnostic, repair: Repair, broken: int) -> str:
    errors = "这处差错" if broken <= 1 else "两处差错" if broken == 2 else f"{broken} 处差错"  # noqa: PLR2004
    if diagnostic.candidates > 1:
        return f"，{diagnostic.candidates} 种改法中证据最充分的一种"
    if len(repair.cells) > 1:
        return f"，同时修改这 {len(repair.cells)} 格是消除{errors}的唯一最小改法"
    if repair.certainty is Certainty.CERTAIN:
        return f"，唯一能{'同时' if broken > 1 else ''}消除{errors}的单格修改"
    if broken > 1:
        return f"，最有可能消除{errors}的单格修改"
    return "，唯一能消除这处差错的单格修改，但只有一处勾稽关系可以印证"


def _proof_en(diagnostic: Diagnostic, repair: Repair, broken: int) -> str:
    errors = (
        "this discrepancy"
        if broken <= 1
        else "both discrepancies"
        if broken == 2
        else f"all {broken} discrepancies"
    )  # noqa: PLR2004, E501
    if diagnostic.candidates > 1:
        return f", the best supported of {diagnostic.candidates} possible changes"
    if len(repair.cells) > 1:
        return f", the only change of {len(repair.cells)} cells, and of no fewer, that removes {errors}"
    if repair.certainty is Certainty.CERTAIN:
        return f", the only change of one cell that removes {errors}"
    if broken > 1:
        return f", the likeliest change of one cell that removes {errors}"
    return ", the only change of one cell that removes this discrepancy; only one identity bears it out"


def _candidates(report: Report | None, diagnostic: Diagnostic, look: Look) -> list[str]:
    count = diagnostic.candidates or len(diagnostic.repairs)
    head = look.say(
        f"下列 {count} 种改法任取一种即可消除差错，仅凭表内数据无法确定是哪一种，请核对原始台账：",
        f"any one of these {count} changes removes the discrepancy; the tables alone cannot tell which "
        "is right, so check your records:",
    )
    shown = diagnostic.repairs[:_MOST_CANDIDATES]
    rest = count - len(shown)
    more = (
        [look.say(f"另有 {rest} 种，见 JSON 输出", f"and {rest} more, see the JSON output")]
        if rest > 0
        else []
    )
    return [head, *(changes(report, repair, look) for repair in shown), *more]


def _fix(diagnostic: Diagnostic, look: Look) -> str:
    fix = diagnostic.fix
    old, new = (squeeze(printable(text)) for text in (fix.old, fix.new)) if fix else ("", "")
    return look.say(f"将「{old}」改为「{new}」", f"change 「{old}」 to 「{new}」")
