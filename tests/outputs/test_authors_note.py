"""Notes of the author beside a diagnosis on figures."""

import pytest

from lint_gov import lint
from lint_gov.outputs.authors_note import authors_notes
from lint_gov.outputs.look import Look
from lint_gov.outputs.told import Said, told
from lint_gov.result import Result
from tests.cli.running import broken_page


def with_notes(*notes: str) -> Result:
    """Return the result of a report with an error in table 四 and paragraphs behind that table."""
    page = broken_page()
    start = page.rindex("</table>") + len("</table>")
    return lint((page[:start] + "".join(f"<p>{note}</p>" for note in notes) + page[start:]).encode())


def notes_of(result: Result) -> list[str]:
    (diagnostic,) = (one for one in result.diagnostics if one.rule == "A104")
    return list(authors_notes(result.report, diagnostic))


@pytest.mark.parametrize(
    "note", ["注：一件于年底撤回。", "（备注1：一件于年底撤回）", "说明: 一件于年底撤回"]
)
def test_a_note_in_the_section_of_the_table_is_shown(note: str) -> None:
    assert notes_of(with_notes("本节无其他事项。", note)) == [note]


def test_it_clears_nothing_and_stands_before_the_advice() -> None:
    result = with_notes("注：一件于年底撤回。")
    (diagnostic,) = (one for one in result.diagnostics if one.rule == "A104")
    assert diagnostic.suppressed is None
    assert told(result, diagnostic, Look(language="en"))[0] == Said("Author's note: ", "注：一件于年底撤回。")


def test_notes_are_few_short_and_without_personal_data() -> None:
    shown = notes_of(with_notes("注：" + "长" * 200, "注：电话13800138000。", "注：第三条。"))
    assert [len(one) for one in shown][:1] == [121]
    assert len(shown) == 2
    assert "13800138000" not in shown[1]


def test_other_paragraphs_and_other_rules_have_none() -> None:
    result = with_notes("注意事项如下。", "本表说明：略")
    assert notes_of(result) == []
    noted = with_notes("注：一件于年底撤回。")
    (diagnostic,) = (one for one in noted.diagnostics if one.rule == "A104")
    assert list(authors_notes(noted.report, diagnostic._replace(rule="S101"))) == []
    assert list(authors_notes(noted.report, diagnostic._replace(address="organ"))) == []
    assert list(authors_notes(noted.report, diagnostic._replace(address=None))) == []
    assert list(authors_notes(None, diagnostic)) == []
