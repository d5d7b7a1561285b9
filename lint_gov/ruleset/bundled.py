"""Knows where the rules and forms that ship with the tool are; no other module does."""

from pathlib import Path

from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.sources import Source, sources_in

# Inside the package in a wheel; beside it in a checkout, which an editable install reads.
_HOMES = (Path(__file__).parent.parent / "rules", Path(__file__).parent.parent.parent / "rules")
_FORMS = "forms/"
_NO_RULES = ("profiles/",)


def bundled_folder() -> Path:
    """Return the folder of the bundled rules; RuleFileError where the installation lacks it."""
    for home in _HOMES:
        if (home / _FORMS).is_dir():
            return home
    message = "expected the folder of the bundled rules: the installation is incomplete"
    raise RuleFileError([Fault(str(_HOMES[0]), None, None, message)])


def bundled_sources() -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the files of the bundled forms, and those of the bundled rules, in the order of names.

    They are named from the folder `rules`, as in `rules/arithmetic/A101-requests-unbalanced.yaml`.
    """
    found = [
        Source(f"rules/{source.key}", source.key, source.real, source.content)
        for source in sources_in([bundled_folder()])
        if not source.key.startswith(_NO_RULES)
    ]
    forms = tuple(source for source in found if source.key.startswith(_FORMS))
    return forms, tuple(source for source in found if not source.key.startswith(_FORMS))
