"""Severities and suppressions in words and signs."""

from lint_gov.model.diagnostic import Diagnostic, Severity, Suppression
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable, squeeze

SYMBOLS = {Severity.ERROR: "✗", Severity.WARNING: "▲", Severity.NOTE: "●"}
SUPPRESSED = "⊘"
_WORDS = {
    Severity.ERROR: ("差错", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}


def level_words(severity: Severity, look: Look) -> str:
    """Return what a severity is called."""
    return look.say(*_WORDS[severity])


def symbol_of(diagnostic: Diagnostic) -> str:
    """Return the sign of a diagnosis: of another shape for every severity, and where it does not count."""
    return SUPPRESSED if diagnostic.suppressed else SYMBOLS[diagnostic.severity]


def is_shown(diagnostic: Diagnostic, look: Look) -> bool:
    """Return whether a terminal shows a diagnosis: an old one, of a baseline, only to who asks for more."""
    return diagnostic.suppressed is None or diagnostic.suppressed.kind == "waiver" or look.verbose


def standing_of(suppressed: Suppression) -> str:
    """Return the word in place of the severity: "waived", or "baseline" for an old defect."""
    return "waived" if suppressed.kind == "waiver" else "baseline"


def suppression_words(suppressed: Suppression, look: Look) -> str:
    """Return why a diagnosis does not count, who says so, and until when."""
    by_baseline = suppressed.kind == "baseline"
    kind = look.say("基线内", "in the baseline") if by_baseline else look.say("已豁免", "waived")
    details = [
        suppressed.by or "",
        suppressed.date or "",
        look.say(f"有效期至 {suppressed.expires}", f"until {suppressed.expires}")
        if suppressed.expires
        else "",
    ]
    known = look.say("，", ", ").join(one for one in details if one)
    reason = look.say("：", ": ") + suppressed.reason if suppressed.reason else ""
    return squeeze(printable(f"{kind}{reason}" + (look.say(f"（{known}）", f" ({known})") if known else "")))
