"""What there is to say of a diagnosis beyond its message: other effects, what to do, why, on what basis."""

from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.outputs.advice import advice, same_cause
from lint_gov.outputs.authors_note import authors_notes
from lint_gov.outputs.look import Look
from lint_gov.result import Result
from lint_gov.text.normalise import printable, squeeze


class Said(NamedTuple):
    """One paragraph: what it is ("Basis: "), the text, and the list that it introduces."""

    lead: str
    text: str
    items: tuple[str, ...] = ()


def message_of(diagnostic: Diagnostic, look: Look) -> str:
    """Return the message on one line, safe to show."""
    return squeeze(printable(diagnostic.message.in_language(look.language)))


def told(result: Result, diagnostic: Diagnostic, look: Look, *, why: bool = False) -> list[Said]:
    """Return what to say of a diagnosis behind its message; the reason of its rule if wanted."""
    advised = advice(result.report, diagnostic, look)
    said = [Said(look.say("同一原因：", "Same cause: "), one) for one in same_cause(diagnostic, look)]
    lead = look.say("作者注：", "Author's note: ")
    said += [Said(lead, note) for note in authors_notes(result.report, diagnostic)]
    said.append(Said(look.say("建议：", "Suggestion: "), advised.sentence, advised.candidates))
    said.append(Said(look.say("说明：", "Remark: "), advised.remark))
    if why:
        said.append(Said(look.say("理由：", "Why: "), diagnostic.why.in_language(look.language)))
    said.append(Said(look.say("依据：", "Basis: "), diagnostic.basis))
    clean = (one._replace(text=squeeze(printable(one.text))) for one in said)
    return [one for one in clean if one.text]


def in_lines(said: list[Said]) -> list[str]:
    """Return paragraphs as lines of plain text, lists with a dash."""
    return [line for one in said for line in (one.lead + one.text, *(f"- {item}" for item in one.items))]
