"""Text inside XML: escaped, and without the characters that XML cannot hold."""

from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def xml_text(text: str, look: Look) -> str:
    """Return text for content or an attribute; lines stay lines in content."""
    shown = "\n".join(printable(line) for line in text.split("\n")).translate(_SIGNS)
    return shown.encode("ascii", "xmlcharrefreplace").decode() if look.ascii_only else shown


def xml_attributes(look: Look, **values: object) -> str:
    """Return attributes, each behind a space; those that are None are left out."""
    known = ((name, value) for name, value in values.items() if value is not None)
    return "".join(f' {name}="{xml_text(printable(str(value)), look)}"' for name, value in known)
