"""Finds the configuration that is closest to a folder, in it or above; what it says is read elsewhere."""

# Every run looks for one, and pathlib takes longer to import than the folders to be asked.
# ruff: noqa: PTH100, PTH113, PTH118, PTH120, PTH123
import os
import re

from lint_gov.text.pattern import late

OWN_NAME = "lint-gov.toml"
SHARED_NAME = "pyproject.toml"
MAXIMUM_BYTES = 256 * 1024
_OUR_TABLE = late(rb"^[ \t]*\[{1,2}[ \t]*tool\s*\.\s*[\"']?lint-gov[\"']?\s*[\].]", re.MULTILINE)


def closest(folder: str, known: dict[str, str | None] | None = None) -> str | None:
    """Return the configuration file of a folder: its own, else that of the closest folder above.

    In one folder `lint-gov.toml` goes before a `pyproject.toml` with `[tool.lint-gov]`; one without
    is passed over. `known` keeps what was found from one question to the next.
    """
    answers = {} if known is None else known
    asked: list[str] = []
    place, found = os.path.abspath(folder), None
    while place not in answers:
        asked.append(place)
        found = _in_folder(place)
        above = os.path.dirname(place)
        if found is not None or above == place:
            break
        place = above
    else:
        found = answers[place]
    answers.update(dict.fromkeys(asked, found))
    return found


def _in_folder(folder: str) -> str | None:
    own = os.path.join(folder, OWN_NAME)
    if os.path.isfile(own):
        return own
    shared = os.path.join(folder, SHARED_NAME)
    if not os.path.isfile(shared):
        return None
    try:
        with open(shared, "rb") as stream:
            return shared if _OUR_TABLE().search(stream.read(MAXIMUM_BYTES)) else None
    except OSError:  # somebody else's file, which need not be readable
        return None
