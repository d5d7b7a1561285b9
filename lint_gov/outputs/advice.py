"""What to do about a diagnosis: the repair in words that say how far it is proven."""

from dataclasses import dataclass

from lint_gov.forms.address import label_of
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import CellChange, Certainty, Repair
from lint_gov.model.report import Report
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable, squeeze

_MOST_CANDIDATES = 8
_MOST_CHANGES = 4
_MOST_EXPLAINED = 6
_NUMBER = {1: ("这处差错", "this discrepancy"), 2: ("两处差错", "both discrepancies")}


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do in one sentence, the candidates it speaks of, and what else there is to say."""

    sentence: str
    candidates: tuple[str, ...] = ()
    remark: str = ""


def advice(report: Report | None, diagnostic: Diagnostic, look: Look) -> Advice:
    """Return what to do about a diagnosis: the repair, or the rule's help where there is none."""
    repair = diagnostic.repairs[0] if diagnostic.repairs else None
    if repair is not None and repair.certainty is Certainty.ONE_OF:
        return _candidates(report, diagnostic, look)
    help_text = squeeze(printable(diagnostic.help.in_language(look.language)))
    if repair is not None and repair.certainty is not Certainty.NONE:
        # Where a whole line is wrong, the help says in which way.
        remark = help_text if len(repair.cells) > 1 and diagnostic.explains else ""
        return Advice(_repair(report, diagnostic, repair, look), remark=remark)
    if diagnostic.fix is not None:
        return Advice(_fix(diagnostic.fix.old, diagnostic.fix.new, look))
    return Advice(help_text)


def changes(report: Report | None, repair: Repair, look: Look, *, about: str | None = None) -> str:
    """Return the changes of a repair, each with its place except at the address `about`."""
    count, figures = len(repair.cells), {cell.new for cell in repair.cells}
    if count > _MOST_CHANGES and len(figures) == 1:
        figure = _figure(repair.cells[0].new)
        return look.say(f"这 {count} 格均应为 {figure}", f"{figure} in each of these {count} cells")
    shown = look.say("；", "; ").join(_change(report, cell, about) for cell in repair.cells[:_MOST_CHANGES])
    if count <= _MOST_CHANGES:
        return shown
    return shown + look.say(f"……共 {count} 格", f" … {count} cells in all")


def same_cause(diagnostic: Diagnostic, look: Look) -> list[str]:
    """Return the other identities broken by the same cause than the one the message states."""
    others = list(diagnostic.explains)
    own = [one for one in others if one.rule == diagnostic.rule]
    stated = next((one for one in own if one.message == diagnostic.message), own[0] if own else None)
    if stated is not None:
        others.remove(stated)
    told = [f"{one.rule} {one.message.in_language(look.language)}" for one in others[:_MOST_EXPLAINED]]
    rest = len(others) - len(told)
    return [*told, look.say(f"另有 {rest} 处", f"{rest} more")] if rest else told


def _change(report: Report | None, cell: CellChange, about: str | None) -> str:
    change = f"{_figure(cell.old)} → {_figure(cell.new)}"
    return change if cell.address == about else f"{_label(report, cell.address)}{change}"


def _figure(text: str) -> str:
    return squeeze(printable(text)) or "□"


def _label(report: Report | None, address: str) -> str:
    return f"「{label_of(report.forms, address)}」" if report else address


def _repair(report: Report | None, diagnostic: Diagnostic, repair: Repair, look: Look) -> str:
    change = changes(report, repair, look, about=diagnostic.address)
    proof = look.say(_proof_zh(diagnostic, repair), _proof_en(diagnostic, repair))
    return change + proof + look.say("（请核对原始台账）", " (check it against your records)")


def _proof_zh(diagnostic: Diagnostic, repair: Repair) -> str:
    broken, certain = len(diagnostic.explains), repair.certainty is Certainty.CERTAIN
    if not broken:  # no discrepancy, but a cell without a figure that the sums determine
        return "，由多处勾稽关系共同确定" if certain else "，由一处勾稽关系推算"
    errors = _NUMBER[broken][0] if broken in _NUMBER else f" {broken} 处差错"
    if diagnostic.candidates > 1:
        return f"，{diagnostic.candidates} 种改法中证据最充分的一种"
    if len(repair.cells) > 1:
        return f"，是消除{errors}所需改动最少的唯一改法"
    if certain:
        return f"，唯一能{'同时' if broken > 1 else ''}消除{errors}的单格修改"
    return f"，唯一能消除{errors}的单格修改，但证据不够充分"


def _proof_en(diagnostic: Diagnostic, repair: Repair) -> str:
    broken, certain = len(diagnostic.explains), repair.certainty is Certainty.CERTAIN
    if not broken:
        return ", as several sums require" if certain else ", as one sum requires"
    errors = _NUMBER[broken][1] if broken in _NUMBER else f"all {broken} discrepancies"
    if diagnostic.candidates > 1:
        return f", the best supported of {diagnostic.candidates} possible changes"
    if len(repair.cells) > 1:
        return f", the only change of so few cells that removes {errors}"
    only = f", the only change of one cell that removes {errors}"
    return only if certain else f"{only}, on slender evidence"


def _candidates(report: Report | None, diagnostic: Diagnostic, look: Look) -> Advice:
    count = diagnostic.candidates or len(diagnostic.repairs)
    head = look.say(
        f"下列 {count} 种改法任取一种即可消除差错，仅凭表内数据无法确定是哪一种，请核对原始台账：",
        f"any one of these {count} changes removes the discrepancy; the tables alone cannot tell which is "
        "right, so check your records:",
    )
    shown = [changes(report, repair, look) for repair in diagnostic.repairs[:_MOST_CANDIDATES]]
    rest = count - len(shown)
    if rest > 0:
        shown.append(look.say(f"另有 {rest} 种，见 JSON 输出", f"{rest} more, see the JSON output"))
    return Advice(head, tuple(shown))


def _fix(old: str, new: str, look: Look) -> str:
    before, after = (squeeze(printable(text)) for text in (old, new))
    return look.say(f"将「{before}」改为「{after}」", f"change 「{before}」 to 「{after}」")
