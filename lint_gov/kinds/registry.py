"""The list of the kinds of check: a new kind is its file and its name in the two lists here."""

from collections.abc import Mapping

from lint_gov.kinds import (
    cell_value,
    code_list,
    copy_damage,
    digits_split,
    equation,
    extra_rows,
    form_choice,
    governed_year,
    magnitude,
    organ_name,
    prose_figure,
    ratio,
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
    unit,
    unsure_cells,
    wording,
)
from lint_gov.kinds.kind import Kind

_KINDS: tuple[Kind, ...] = (
    cell_value.KIND,
    code_list.KIND,
    copy_damage.KIND,
    digits_split.KIND,
    equation.KIND,
    extra_rows.KIND,
    form_choice.KIND,
    governed_year.KIND,
    magnitude.KIND,
    organ_name.KIND,
    prose_figure.KIND,
    ratio.KIND,
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
    unit.KIND,
    unsure_cells.KIND,
    wording.KIND,
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
