"""Why a source is not read, where that is known before it is opened."""

from typing import NamedTuple

from lint_gov.model.document import Unreadable


class Refusal(NamedTuple):
    """A reason in both languages, and the input rule that says so."""

    zh: str
    en: str
    rule: str = "E001"

    def fault(self) -> Unreadable:
        """Return the exception that says the same."""
        return Unreadable(self.zh, self.en, rule=self.rule)


class MissingExtraError(Exception):
    """An optional part that a source needs is not installed; the words say what to install."""

    def __init__(self, zh: str, en: str) -> None:
        """Keep the advice in both languages."""
        super().__init__(en)
        self.zh = zh
        self.en = en


def refusal_of(fault: Unreadable) -> Refusal:
    """Return the refusal that says the same as an exception."""
    return Refusal(fault.detail_zh, fault.detail_en, fault.rule)


def over_limit(found: int, limit: int, what_zh: str, what_en: str) -> Refusal:
    """Return the refusal of what exceeds a limit; `what` is counted."""
    zh = f"{what_zh}为 {found:,}，超过上限 {limit:,}，未予读取"
    return Refusal(zh, f"{found:,} {what_en} exceed the limit of {limit:,}; it was not read", "E004")
