"""The list of the kinds of check: a new kind is its file and its name in the two lists here."""

from collections.abc import Mapping

from lint_gov.kinds import (
    copy_damage,
    equation,
    extra_rows,
    form_choice,
    governed_year,
    reading_trouble,
    required_section,
    required_table,
    section_content,
    section_numeral,
    section_order,
    section_title,
    subtotal,
    table_lines,
    topics,
    unexpected_section,
    unsure_cells,
)
from lint_gov.kinds.kind import Kind

_KINDS: tuple[Kind, ...] = (
    copy_damage.KIND,
    equation.KIND,
    extra_rows.KIND,
    form_choice.KIND,
    governed_year.KIND,
    reading_trouble.KIND,
    required_section.KIND,
    required_table.KIND,
    section_content.KIND,
    section_numeral.KIND,
    section_order.KIND,
    section_title.KIND,
    subtotal.KIND,
    table_lines.KIND,
    topics.KIND,
    unexpected_section.KIND,
    unsure_cells.KIND,
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
