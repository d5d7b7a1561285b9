"""What the examples of a rule are about: the form they follow."""

from collections.abc import Mapping
from typing import Any

from lint_gov.model.form import Form
from lint_gov.model.rule import Rule


def form_of_example(data: Mapping[str, Any], rule: Rule, forms: Mapping[str, Form]) -> Form:
    """Return the form that an example names, else the one of its year, the rule's own, or the latest."""
    if "form" in data:
        return forms[str(data["form"])]
    of_year = [form for form in forms.values() if "year" in data and form.governs(data["year"])]
    own = [forms[name] for name in rule.forms]
    latest = max(forms.values(), key=lambda form: form.first_year)
    return [*of_year, *own, latest][0]
