"""The text of a cell as it may be shown."""

from lint_gov.model.report import Value, ValueKind
from lint_gov.text.personal import masked


def published(value: Value) -> str | None:
    """Return the text of a cell as published, None where it was not read; personal data is masked."""
    # What is no figure may be anything, a person's data too.
    return masked(value.raw) if value.kind is ValueKind.TEXT and value.raw else value.raw
