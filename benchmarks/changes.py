"""The ways to put a defect into a report: functions from draft to draft.

A change that changes nothing raises ValueError, so that no defect is counted that is not there.
"""

from collections.abc import Callable
from dataclasses import replace

from benchmarks.drafts import Draft, Part, level_of, place_of

Change = Callable[[Draft], Draft]


def figure(address: str, change: int | str) -> Change:
    """Return the change of one figure, by so much, or to a text."""

    def changed(draft: Draft) -> Draft:
        new = change if isinstance(change, str) else str(int(draft.cells[address]) + change)
        return replace(draft, cells={**draft.cells, address: new})

    return changed


def stated(name: str, change: int | str) -> Change:
    """Return the change of a figure that the prose alone states wrongly, by so much, or as a text."""
    return lambda draft: replace(draft, stated={**draft.stated, name: change})


def more(row: str, count: int) -> Change:
    """Return the change that so many more natural persons have this result; every sum is kept."""
    rows = ("new", row) if row == "carried_out" else ("new", row, "handled")
    return both(
        *(figure(f"requests[{name},{column}]", count) for name in rows for column in ("natural", "total"))
    )


def fact(**facts: object) -> Change:
    """Return the change of a fact: organisation, year, published."""
    return lambda draft: replace(draft, facts={**draft.facts, **facts})


def both(*changes: Change) -> Change:
    """Return several changes, one after the other."""

    def changed(draft: Draft) -> Draft:
        for change in changes:
            draft = change(draft)
        return draft

    return changed


def words(old: str, new: str) -> Change:
    """Return the change of words wherever they are printed: in titles, prose and tables."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(_replaced(part, old, new) for part in parts)

    return _edited(edit)


def says(sentence: str, after: str = "各项工作平稳有序。") -> Change:
    """Return the change that adds a sentence behind the paragraph that ends with `after`."""
    return words(after, f"{after}{sentence}")


def with_section(before: str, title: str, text: str) -> Change:
    """Return the change that puts a section of the author's own before another."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        place = place_of(parts, before)
        return (*parts[:place], (2, title), (0, text), *parts[place:])

    return _edited(edit)


def without_section(title: str) -> Change:
    """Return the change that takes a section away, table and all."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        start = place_of(parts, title)
        end = next((i for i in range(start + 1, len(parts)) if level_of(parts[i]) == 2), len(parts) - 1)
        return (*parts[:start], *parts[end:])

    return _edited(edit)


def without_sentences(word: str) -> Change:
    """Return the change that takes away every sentence of the prose that has a word."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(part if isinstance(part, list) else (part[0], _without(part[1], word)) for part in parts)

    return _edited(edit)


def _without(text: str, word: str) -> str:
    if word not in text:
        return text
    kept = (sentence for sentence in text.split("。") if word not in sentence)
    return "。".join(kept)


def without_text(title: str) -> Change:
    """Return the change that leaves a section its title only, and its table."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        start = place_of(parts, title)
        end = next((i for i in range(start + 1, len(parts)) if level_of(parts[i]) == 2), len(parts) - 1)
        kept = (part for part in parts[start + 1 : end] if isinstance(part, list))
        return (*parts[: start + 1], *kept, *parts[end:])

    return _edited(edit)


def without_table(title: str) -> Change:
    """Return the change that takes the table of a section away."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        start = place_of(parts, title)
        table = next(i for i in range(start, len(parts)) if isinstance(parts[i], list))
        return (*parts[:table], *parts[table + 1 :])

    return _edited(edit)


def without_row(label: str) -> Change:
    """Return the change that takes away a row whose first cell is this label, spanning no other."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(
            [row for row in part if row[0].text != label] if isinstance(part, list) else part
            for part in parts
        )

    return _edited(edit)


def swapped(title: str, other: str) -> Change:
    """Return the change that puts two sections that follow each other into the wrong order."""

    def edit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        start, middle = place_of(parts, title), place_of(parts, other)
        end = next((i for i in range(middle + 1, len(parts)) if level_of(parts[i]) == 2), len(parts) - 1)
        return (*parts[:start], *parts[middle:end], *parts[start:middle], *parts[end:])

    return _edited(edit)


def _edited(edit: Callable[[tuple[Part, ...]], tuple[Part, ...]]) -> Change:
    def changed(draft: Draft) -> Draft:
        return replace(draft, edits=(*draft.edits, _checked(edit)))

    return changed


def _checked(
    edit: Callable[[tuple[Part, ...]], tuple[Part, ...]],
) -> Callable[[tuple[Part, ...]], tuple[Part, ...]]:
    def run(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        changed = edit(parts)
        if changed == parts:
            message = "a defect changed nothing in the report"
            raise ValueError(message)
        return changed

    return run


def _replaced(part: Part, old: str, new: str) -> Part:
    if isinstance(part, list):
        return [[replace(cell, text=cell.text.replace(old, new)) for cell in row] for row in part]
    return (part[0], part[1].replace(old, new))


def same(draft: Draft) -> Draft:
    """Return the draft as it is: the defect is in last year's report."""
    return draft
