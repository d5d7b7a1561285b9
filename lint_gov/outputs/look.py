"""How an output is to look: the settings that all formats share."""

from typing import NamedTuple


class Look(NamedTuple):
    """What the reader of an output has asked for, or their terminal can show.

    `language` is "zh" or "en"; `width` the columns of the terminal. `ascii_only` asks the JSON
    formats for escapes instead of characters. `quiet` leaves out what is not a finding; `verbose`
    adds the rules that decided nothing, with the reason; `show_passed` those that passed. `folder` is
    what relative paths start from and `root` the folder of the repository it lies in, as absolute
    paths; empty where nobody knows.
    """

    language: str = "zh"
    width: int = 100
    colour: bool = False
    ascii_only: bool = False
    quiet: bool = False
    verbose: bool = False
    show_passed: bool = False
    folder: str = ""
    root: str = ""

    def say(self, zh: str, en: str) -> str:
        """Return the one of two wordings that is in the reader's language."""
        return en if self.language == "en" else zh
