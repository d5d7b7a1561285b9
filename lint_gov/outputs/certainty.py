"""How far the repair of a diagnosis is proven, in a word or two."""

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import Certainty
from lint_gov.outputs.look import Look


def certainty_words(diagnostic: Diagnostic, look: Look) -> str:
    """Return 确定, 较可能 or N选一 where there is a repair, else nothing."""
    if not diagnostic.repairs:
        return ""
    certainty = diagnostic.repairs[0].certainty
    if certainty is Certainty.ONE_OF:
        count = diagnostic.candidates or len(diagnostic.repairs)
        return look.say(f"{count} 选一", f"one of {count}")
    return {
        Certainty.CERTAIN: look.say("确定", "certain"),
        Certainty.LIKELY: look.say("较可能", "likely"),
    }.get(certainty, "")
