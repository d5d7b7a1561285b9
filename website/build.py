"""Builds the website: Markdown into a folder, and MkDocs over it, once for each language."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lint_gov.model.rule import Ruleset
from lint_gov.model.wording import Text
from lint_gov.ruleset import bundled_ruleset
from website.guides import guides
from website.rule_pages import FAMILIES, INDEX, families, page_path, rule_pages

LANGUAGES = {"zh": "中文", "en": "English"}
_FRONT = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>lint-gov</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=zh/index.html"></head>
<body><p><a href="zh/index.html">中文</a> · <a href="en/index.html">English</a></p></body>
</html>
"""
_GUIDE = Text("指南（英文）", "Guide")
_RULES = Text("规则", "Rules")
_HOME = Text("首页", "Home")


def build(folder: Path) -> None:
    """Write the website to a folder; mkdocs.exceptions.Abort where a link leads nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(_FRONT, encoding="utf-8")
    ruleset = bundled_ruleset(examples=True)
    for language in LANGUAGES:
        with TemporaryDirectory() as scratch:
            pages = Path(scratch, "pages")
            for path, text in (*guides(language), *rule_pages(ruleset, language)):
                page = pages / path
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")
            settings = Path(scratch, "mkdocs.yml")
            # JSON is YAML.
            settings.write_text(json.dumps(_settings(pages, folder / language, language, ruleset)), "utf-8")
            _rendered(settings)


def _rendered(settings: Path) -> None:
    from mkdocs.commands.build import build as render  # noqa: PLC0415 - loads the whole of MkDocs
    from mkdocs.config import load_config  # noqa: PLC0415 - the same

    config = load_config(config_file=str(settings))
    config.plugins.on_startup(command="build", dirty=False)
    render(config)


def _settings(pages: Path, folder: Path, language: str, ruleset: Ruleset) -> dict[str, Any]:
    """Return the settings of MkDocs; they make a warning of it, a lost link above all, a fault."""
    alternate = [
        {"name": name, "link": f"../{code}/index.html", "lang": code} for code, name in LANGUAGES.items()
    ]
    return {
        "site_name": "lint-gov",
        "docs_dir": str(pages),
        "site_dir": str(folder.absolute()),
        "strict": True,
        "use_directory_urls": False,
        "theme": _theme(language),
        "plugins": [{"search": {"lang": ["zh", "en"]}}],
        "markdown_extensions": ["tables", "fenced_code", {"toc": {"permalink": True}}],
        "extra": {"generator": False, "alternate": alternate},
        "nav": list(_navigation(pages, language, ruleset)),
    }


def _theme(language: str) -> dict[str, Any]:
    """Return the theme: nothing is fetched from anywhere, and light or dark is the reader's choice."""
    return {
        "name": "material",
        "language": language,
        "font": False,
        "features": ["navigation.indexes", "search.highlight", "toc.integrate"],
        "palette": [
            {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "indigo"},
            {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "indigo"},
        ],
    }


def _navigation(pages: Path, language: str, ruleset: Ruleset) -> Iterator[dict[str, Any]]:
    yield {_HOME.in_language(language): "index.md"}
    by_family = [
        {FAMILIES[family].in_language(language): [page_path(rule) for rule in rules]}
        for family, rules in families(ruleset)
    ]
    yield {_RULES.in_language(language): [{INDEX.in_language(language): "rules/index.md"}, *by_family]}
    found = sorted(path.name for path in (pages / "guide").glob("*.md") if path.name != "index.md")
    yield {_GUIDE.in_language(language): ["guide/index.md", *(f"guide/{name}" for name in found)]}
