"""The words by which checks name sections, tables, forms and lists of things."""

from collections.abc import Sequence

from lint_gov.forms.address import TABLE_NAMES
from lint_gov.model.form import Form, SectionForm
from lint_gov.model.wording import Text
from lint_gov.text.normalise import printable, squeeze

_LONGEST = 60


def section_name(section: SectionForm) -> Text:
    """Return the official words for a section, such as 六、其他需要报告的事项."""
    title = f"{section.numeral}、{section.title}"
    return Text(title, f"{title} ({section.id})")


def table_name(table: str) -> Text:
    """Return the words for a table, such as 表三."""
    name = TABLE_NAMES.get(table, table)
    return Text(name, f"table {name.removeprefix('表')} ({table})")


def form_name(form: Form) -> Text:
    """Return the words for a form: the notice that prescribes it."""
    return Text(f"{form.document}规定的格式", f"the form of {form.document}")


def shown(text: str) -> str:
    """Return printed text as a message may quote it: on one line, safe, and not too long."""
    plain = squeeze(printable(text[: _LONGEST * _LONGEST]))
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def listing(words: Sequence[str], most: int = 8) -> Text:
    """Return words as a list for a sentence, the first `most` of them and a mark for the rest."""
    first = [f"「{shown(word)}」" for word in words[:most]]
    more = len(words) - len(first)
    return Text(
        "、".join(first) + ("等" if more else ""), ", ".join(first) + (f" and {more} more" if more else "")
    )
