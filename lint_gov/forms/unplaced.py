"""Tells a table that was left blank from one whose figures stand where nobody found their cells."""

from collections.abc import Mapping, Sequence

from lint_gov.forms.reading import Draft
from lint_gov.forms.stream import Item, TableRow, TextLine
from lint_gov.forms.values import kind_of
from lint_gov.model.report import ValueKind

_SHARE = 4  # one figure for so many cells: a page number or two are fewer
_STROKES = "|｜│┃║¦ \t"


def without_unplaced(
    drafts: Mapping[str, Draft], items: Sequence[Item], spans: Mapping[str, tuple[int, int]]
) -> None:
    """Make the cells of a wholly blank table missing where its section is full of figures.

    Those figures are most likely its own: that none of them found its cell is a fault of the
    reading, and no blank of the author's.
    """
    for name, draft in drafts.items():
        kinds = {value.kind for value in draft.values.values()}
        if ValueKind.BLANK in kinds and kinds <= {ValueKind.BLANK, ValueKind.MISSING}:
            low, high = spans.get(name, (0, len(items)))
            if sum(map(_figures_in, items[low:high])) * _SHARE > len(draft.values):
                draft.values.clear()
                draft.source = "text"  # its lines are no more certain than those of running text


def _figures_in(item: Item) -> int:
    """Return how many texts of an item are a figure and nothing else."""
    if isinstance(item, TableRow):
        return sum(not piece.continued and kind_of(piece.text)[1] is not None for piece in item.pieces)
    return isinstance(item, TextLine) and kind_of(item.text.strip(_STROKES))[1] is not None
