"""Sentences in the two languages of the interface."""

from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Text(NamedTuple):
    """One sentence in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the sentence in "zh" or "en"."""
        return self.en if language == "en" else self.zh


NOTHING = Text("", "")
