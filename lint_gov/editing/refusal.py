"""Files that cannot be changed, with the reason."""

from lint_gov.model.wording import Text


class NotEditable(Exception):
    """A file that was read, and that cannot be changed; `reason` says why, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        """Keep the reason."""
        super().__init__(en)
        self.reason = Text(zh, en)
