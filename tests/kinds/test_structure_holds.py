"""Whatever a report looks like, the rules of structure and of reading give verdicts that can be worded."""

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.forms.values import value_of
from lint_gov.kinds.registry import KINDS
from lint_gov.model.document import Paragraph, Trouble, TroubleKind
from lint_gov.model.outcome import Status, Subject
from lint_gov.model.report import Damage, ExtraRow, Report, Section, TableReading
from lint_gov.model.wording import Text
from lint_gov.ruleset import bundled_ruleset
from lint_gov.ruleset.template import fill
from tests.generate import FORMS

TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["", "无", "……", "下一步加强培训。", "存在问题：公开不够及时。", "结果维持尚未审结"]),
)
IDS = [section.id for section in FORMS["2021"].sections]
ADDRESSES = [address for table in FORMS["2021"].tables.values() for address in table.addresses]
COUNTS = st.integers(0, 2)
SECTIONS = st.builds(
    Section,
    st.sampled_from([*IDS, None]),
    TEXTS,
    st.sampled_from([None, "一", "三", "七", "12"]),
    st.none() | st.integers(0, 9),
    st.lists(st.builds(Paragraph, TEXTS, st.just(1)), max_size=3).map(tuple),
    COUNTS,
    COUNTS,
)
DAMAGES = st.builds(Damage, st.sampled_from(["number", "date", "label"]), TEXTS, st.none() | TEXTS)
TROUBLES = st.builds(Trouble, st.sampled_from(list(TroubleKind)), TEXTS, TEXTS)


@st.composite
def readings(draw: st.DrawFn, table: str, form: str) -> TableReading:
    lines = FORMS[form].tables[table]
    rows = [row.id for row in lines.rows] or [
        line.id for block in lines.blocks for line in block.rows or (block,)
    ]
    columns = [f"{block.id}:{column.id}" for block in lines.blocks for column in block.columns]
    columns = columns or [column.id for column in lines.columns]
    extra = draw(st.lists(st.builds(ExtraRow, TEXTS, st.none(), st.just(())), max_size=2))
    return TableReading(
        table,
        form,
        tuple(draw(st.lists(st.sampled_from(rows), max_size=30))),
        tuple(draw(st.lists(st.sampled_from(columns), max_size=20))),
        (),
        tuple(extra),
        draw(st.sampled_from(["grid", "text"])),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    forms = {table: FORMS[draw(st.sampled_from(["2019", "2021"]))] for table in FORMS["2021"].tables}
    found = draw(st.sets(st.sampled_from(sorted(forms))))
    cells = {
        address: value_of(
            address, draw(st.sampled_from(["0", "3", "", "/", None])) if table in found else None
        )
        for table, form in forms.items()
        for address in form.tables[table].addresses
    }
    for address in draw(st.lists(st.sampled_from(ADDRESSES), max_size=3)):
        if address in cells:
            cells[address] = cells[address]._replace(doubt=Text("不确定", "not sure"))
    return Report(
        organisation=draw(st.none() | st.sampled_from(["示例市人民政府", "示例局"])),
        year=draw(st.none() | st.integers(2008, 2030)),
        title=draw(st.none() | TEXTS),
        title_anchor=None,
        published=None,
        period=None,
        forms=forms,
        tables={table: draw(readings(table, forms[table].id)) for table in sorted(found)},
        cells=cells,
        sections=tuple(draw(st.lists(SECTIONS, max_size=8))),
        damage=tuple(draw(st.lists(DAMAGES, max_size=4))),
        troubles=tuple(draw(st.lists(TROUBLES, max_size=2))),
    )


RULES = [rule for rule in bundled_ruleset().rules if rule.family in {"S", "E"}]


@given(reports())
def test_every_verdict_can_be_worded(made: Report) -> None:
    for rule in RULES:
        kind = KINDS[rule.kind]
        for verdict in rule.check(Subject(made)):
            assert verdict.status in {Status.PASSED, Status.FAILED, Status.UNDECIDED, Status.NOT_APPLICABLE}
            assert (verdict.finding is None) == (verdict.status is not Status.FAILED)
            if verdict.finding is None:
                assert verdict.status is Status.PASSED or verdict.reason is not None
                continue
            values = {"year": made.year, "form": "2021", **verdict.finding.values}
            assert set(kind.values) <= set(values)
            chosen = next(one.then for one in rule.message if one.when is None or one.when(values))
            assert fill(chosen.zh, values, "zh")
            assert fill(chosen.en, values, "en")


@given(reports())
def test_reading_troubles_never_make_the_author_the_culprit_of_absence(made: Report) -> None:
    cut = made._replace(troubles=(Trouble(TroubleKind.LIMIT, "超出上限", "a limit was reached"),))
    for rule in RULES:
        if rule.id in {"S101", "S102", "S121", "S131", "S132", "S133"}:
            for verdict in rule.check(Subject(cut)):
                absent = verdict.finding is not None and verdict.finding.values.get("state") != "empty"
                assert not absent
