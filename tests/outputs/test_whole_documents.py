"""Whole documents of the machine formats, as kept: `python -m tests.regenerate` writes them anew."""

from pathlib import Path

import pytest

from tests.outputs.written import KEPT, document, kept_path


@pytest.mark.parametrize("name", KEPT)
def test_document(name: str) -> None:
    assert document(name) == kept_path(name).read_text("utf-8")


def test_no_other_documents_are_kept() -> None:
    folder = Path(__file__).parent / "expected"
    assert {path.name for path in folder.iterdir()} == set(KEPT.values())
