"""Damaged files of every format: a document or a reason, nothing else.

`python -m benchmarks.fuzz` does the same by the thousand, each reader in a process that is watched.
"""

from random import Random

import pytest

from lint_gov.model.document import Unreadable
from lint_gov.readers import read
from tests.mutations import mutated
from tests.seeds import Seeds, seeds

SEEDS = seeds()
_INPUTS = {"xlsb": 4}  # each in a process of its own


@pytest.mark.parametrize("name", SEEDS)
def test_a_sound_file_is_read(name: str) -> None:
    for content in SEEDS[name].files:
        assert SEEDS[name].read(content)


@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    told = [_told(name, SEEDS[name], number) for number in range(_INPUTS.get(name, 15))]
    assert {what for what in told if what not in {"read", "E001", "E004", "E007"}} == set()


def _told(name: str, held: Seeds, number: int) -> str:
    content = mutated(Random(f"{name} {number}"), held.files, held.tokens)  # noqa: S311 - inputs, no secrets
    try:
        # A PDF is read apart: the library is no Python, and may end the process.
        read(content) if name == "pdf" else held.read(content)
    except Unreadable as refused:
        return refused.rule
    return "read"
