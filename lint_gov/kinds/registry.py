"""The list of the kinds of check: a new kind is its file and its name here."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from lint_gov.kinds.kind import Kind

_NAMES = (
    "attachment",
    "cell_value",
    "cited_article",
    "cited_document",
    "code_list",
    "concrete_text",
    "copy_damage",
    "deadline",
    "declared_parts",
    "digits_split",
    "document_number",
    "enumeration",
    "equation",
    "extra_rows",
    "fee_conflict",
    "form_choice",
    "formats_agree",
    "governed_year",
    "magnitude",
    "mention",
    "organ_name",
    "personal_data",
    "prose_breakdown",
    "prose_contradiction",
    "prose_figure",
    "prose_share",
    "publication_date",
    "ratio",
    "reading_trouble",
    "repeated_figures",
    "report_title",
    "reporting_period",
    "required_section",
    "required_table",
    "roll_up",
    "secrecy_mark",
    "section_content",
    "section_numeral",
    "section_order",
    "section_title",
    "stale_year",
    "stated_year",
    "subtotal",
    "table_lines",
    "table_picture",
    "text_copied",
    "topics",
    "unexpected_section",
    "unit",
    "unsure_cells",
    "web_address",
    "wording",
    "year_on_year",
)
ACROSS = frozenset(
    {
        "equation",
        "formats_agree",
        "magnitude",
        "repeated_figures",
        "roll_up",
        "text_copied",
        "year_on_year",
    }
)
"""The kinds that look, always or with some parameters, at other reports than the one they judge."""


class _Kinds(Mapping[str, Kind]):
    """The kinds by name; each is imported when it is first asked for."""

    def __getitem__(self, name: str) -> Kind:
        if name not in _NAMES:
            raise KeyError(name)
        kind: Kind = import_module(f"lint_gov.kinds.{name}").KIND
        return kind

    def __contains__(self, name: object) -> bool:
        return name in _NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


KINDS: Mapping[str, Kind] = _Kinds()
