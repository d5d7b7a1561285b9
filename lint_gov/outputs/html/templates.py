"""The templates of the page, filled in such that nothing of a document can become markup.

Every value is escaped (autoescape), and shown as text is: control and bidirectional characters become
U+FFFD. Ids are unique in the file because each begins with the place of its report, which only the
whole knows: a part has `HERE` instead.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lint_gov.text.normalise import printable

HERE = "\x00"  # no text of a report holds it, see `_shown`
_HOME = Path(__file__).parent


def filled(name: str, **values: object) -> str:
    """Return a template with its values."""
    return str(_environment().get_template(f"{name}.html.j2").render(values))


def asset(name: str) -> Markup:
    """Return the style or the script of the page as it is: a file of ours that cannot end its element."""
    return Markup((_HOME / name).read_text(encoding="utf-8").strip())  # noqa: S704 - no text of others


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HOME),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["here"] = Markup(HERE)  # noqa: S704 - a constant
    return environment


def _shown(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
