"""The message templates of rule files: plain text with `{name}` where a value of the finding goes.

`{{` and `}}` stand for the braces themselves. There are no format specifications, no attributes and
no indices: a rule file decides words, never code.
"""

import re
from collections.abc import Mapping

from lint_gov.model.wording import Text
from lint_gov.text.pattern import late

MAXIMUM_LENGTH = 2_000
_PART = late(r"\{\{|\}\}|\{(?P<name>[a-z][a-z0-9_]*)\}|(?P<stray>[{}])")


class TemplateError(Exception):
    """A template with a stray or malformed brace; `offset` counts the characters before it."""

    def __init__(self, message: str, offset: int) -> None:
        """Keep the sentence and the place inside the template."""
        super().__init__(message)
        self.message = message
        self.offset = offset


def names_in(template: str) -> frozenset[str]:
    """Return the names a template asks for; TemplateError says what was expected."""
    if len(template) > MAXIMUM_LENGTH:
        message = f"expected a text of at most {MAXIMUM_LENGTH:,} characters"
        raise TemplateError(message, 0)
    for part in _PART().finditer(template):
        if part["stray"]:
            message = f'expected {{name}} with lower-case letters, or "{part[0] * 2}" for a brace'
            raise TemplateError(message, part.start())
    return frozenset(part["name"] for part in _PART().finditer(template) if part["name"])


def fill(template: str, values: Mapping[str, object], language: str) -> str:
    """Return a template with its values put in, in "zh" or "en"; KeyError names a value it lacks."""
    return _PART().sub(lambda part: _shown(part, values, language), template)


def _shown(part: re.Match[str], values: Mapping[str, object], language: str) -> str:
    if not part["name"]:
        return part[0][0]
    value = values[part["name"]]
    return value.in_language(language) if isinstance(value, Text) else str(value)
