"""Which configuration is closest to a folder."""

from pathlib import Path

import pytest

from lint_gov.config.finding import closest


def test_the_closest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "reports" / "2023"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.lint-gov]\n", encoding="utf-8")
    assert closest(str(inner)) == str(tmp_path / "pyproject.toml")
    (tmp_path / "lint-gov.toml").touch()
    assert closest(str(inner)) == str(tmp_path / "lint-gov.toml")
    (tmp_path / "reports" / "pyproject.toml").write_text("[tool.ruff]\n# lint-gov\n", encoding="utf-8")
    assert closest(str(inner)) == str(tmp_path / "lint-gov.toml")
    (inner / "lint-gov.toml").touch()
    known: dict[str, str | None] = {}
    assert closest(str(inner), known) == str(inner / "lint-gov.toml")
    assert closest(str(tmp_path / "reports"), known) == str(tmp_path / "lint-gov.toml")
    assert closest(str(inner / "deeper" / "still"), known) == str(inner / "lint-gov.toml")
    assert known == {
        str(inner): str(inner / "lint-gov.toml"),
        str(inner / "deeper"): str(inner / "lint-gov.toml"),
        str(inner / "deeper" / "still"): str(inner / "lint-gov.toml"),
        str(tmp_path): str(tmp_path / "lint-gov.toml"),
        str(tmp_path / "reports"): str(tmp_path / "lint-gov.toml"),
    }


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("[tool.lint-gov]", True),
        ("[tool.lint-gov.severity]", True),
        ("[[tool.lint-gov.per-file]]", True),
        ('[ tool . "lint-gov" ]', True),
        ("[tool.lint-governor]", False),
        ("# [tool.lint-gov]", False),
        ("", False),
    ],
)
def test_a_shared_file_counts_where_it_has_our_table(tmp_path: Path, text: str, ours: bool) -> None:
    (tmp_path / "pyproject.toml").write_text(f"{text}\n", encoding="utf-8")
    assert (closest(str(tmp_path)) == str(tmp_path / "pyproject.toml")) is ours
