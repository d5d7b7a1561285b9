"""The guides of the checkout as pages of the website: the same text, its links led to the pages."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, normpath, relpath

ROOT = Path(__file__).parent.parent
_LINK = re.compile(r"(?P<before>\[(?P<words>[^\[\]]*)\]\()(?P<target>[^()\s#]+)(?P<part>#[^()\s]*)?\)")
_COMMENT = re.compile(r"^<!--.*-->\n", re.MULTILINE)
_HOMES = {"zh": "README.zh-CN.md", "en": "README.md"}


def guides(language: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of every guide, the home page first."""
    places = _places(language)
    for source, page in places.items():
        text = _COMMENT.sub("", (ROOT / source).read_text(encoding="utf-8"))
        yield page, _linked(text, source, page, places)


def _places(language: str) -> dict[str, str]:
    """Return the page that each file of the checkout becomes."""
    guide = sorted(path.name for path in (ROOT / "docs").glob("*.md"))
    return {
        _HOMES[language]: "index.md",
        **{f"docs/{name}": f"guide/{name}" for name in guide},
        "samples/README.md": "guide/samples.md",
        "CONTRIBUTING.md": "guide/contributing.md",
        "CHANGELOG.md": "guide/changes.md",
    }


def _linked(text: str, source: str, page: str, places: Mapping[str, str]) -> str:
    """Return a text whose links lead to the pages; what is no page keeps its words alone."""
    other = dict.fromkeys(_HOMES.values(), "index.md") | dict(places)

    def led(match: re.Match[str]) -> str:
        if "://" in match["target"] or match["target"].startswith("mailto:"):
            return match[0]
        target = other.get(normpath(f"{dirname(source)}/{match['target']}".lstrip("/")))
        if target is None:
            return match["words"]
        return f"{match['before']}{relpath(target, dirname(page) or '.')}{match['part'] or ''})"

    return _LINK.sub(led, text)
