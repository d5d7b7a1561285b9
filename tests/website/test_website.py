"""The website: every rule has a page in both languages, and links of the guides lead to pages."""

from pathlib import PurePosixPath

import pytest

from lint_gov.ruleset import bundled_ruleset
from website.guides import guides
from website.rule_pages import FAMILIES, families, rule_pages

RULESET = bundled_ruleset(examples=True)
LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_page_and_a_line_in_the_index(language: str) -> None:
    (path, index), *pages = rule_pages(RULESET, language)
    assert path == "rules/index.md"
    assert [page for page, _ in pages] == [f"rules/{rule.id}.md" for rule in RULESET.rules]
    for rule in RULESET.rules:
        assert f"| [{rule.id}]({rule.id}.md) | {rule.name} |" in index
    for rule, (_, text) in zip(RULESET.rules, pages, strict=True):
        title = rule.title.in_language(language)
        assert text.startswith(f"---\ntitle: {rule.id} {title}\n---\n\n# {rule.id} {rule.name}\n\n{title}\n")


def test_every_family_has_a_name() -> None:
    assert [family for family, _ in families(RULESET)] == list(FAMILIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_guides_lead_to_pages(language: str) -> None:
    pages = dict(guides(language))
    assert next(iter(pages)) == "index.md"
    assert "guide/index.md" in pages
    home = pages["index.md"]
    assert "](guide/index.md)" in home
    assert "](docs/" not in home
    assert "<!--" not in home
    for path, text in pages.items():
        assert "](../docs/" not in text, path
        assert PurePosixPath(path).suffix == ".md"


def test_what_is_no_page_keeps_its_words() -> None:
    home = dict(guides("en"))["index.md"]
    assert "Apache License 2.0" in home
    assert "[Apache License 2.0]" not in home
