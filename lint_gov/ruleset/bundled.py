"""Knows where the rules and forms that ship with the tool are; no other module does."""

# Every run looks for them, and pathlib takes longer to import than they to be read.
# ruff: noqa: PTH112, PTH118, PTH120
import os

from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.sources import Source, sources_in

# Inside the package in a wheel; beside it in a checkout, which an editable install reads.
_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_HOMES = (os.path.join(_PACKAGE, "rules"), os.path.join(os.path.dirname(_PACKAGE), "rules"))
_FORMS = "forms/"
NO_RULES = ("profiles/",)  # in a folder of rules, the bundled one or another


def bundled_folder() -> str:
    """Return the folder of the bundled rules; RuleFileError where the installation lacks it."""
    for home in _HOMES:
        if os.path.isdir(os.path.join(home, _FORMS)):
            return home
    message = "expected the folder of the bundled rules: the installation is incomplete"
    raise RuleFileError([Fault(_HOMES[0], None, None, message)])


def bundled_sources() -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the files of the bundled forms, and those of the bundled rules, in the order of names.

    They are named from the folder `rules`, as in `rules/arithmetic/A101-requests-unbalanced.yaml`.
    """
    found = [
        Source(f"rules/{source.key}", source.key, source.real, source.content)
        for source in sources_in([bundled_folder()])
        if not source.key.startswith(NO_RULES)
    ]
    forms = tuple(source for source in found if source.key.startswith(_FORMS))
    return forms, tuple(source for source in found if not source.key.startswith(_FORMS))
