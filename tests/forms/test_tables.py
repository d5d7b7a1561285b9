"""Tables are read exactly, whatever was done to their markup, and doubted where they must be."""

from random import Random
from typing import Any

import pytest

from lint_gov.forms.recognise import recognise
from lint_gov.model.document import Document
from lint_gov.model.form import Form
from lint_gov.model.report import Report, Value, ValueKind
from lint_gov.readers import read as read_source
from tests.forms.documents import document, grids, report_document, table
from tests.generate import FORMS, consistent_cells, render_html, render_markdown

Rows = list[list[tuple[str, int, int]]]
BOTH = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def read(made: Document) -> Report:
    report = recognise(made, FORMS)
    assert report is not None
    return report


def figures(report: Report) -> dict[str, str | None]:
    return {address: value.raw for address, value in report.cells.items()}


def doubts(report: Report) -> list[Value]:
    return [value for value in report.cells.values() if value.doubt]


def sample(form: Form, seed: int = 5) -> tuple[dict[str, str], dict[str, Any]]:
    cells = consistent_cells(Random(seed), form)  # noqa: S311 - made-up figures
    return cells, grids(cells, form)


@BOTH
def test_a_sound_report_is_read_whole(form: Form) -> None:
    cells, parts = sample(form)
    report = read(report_document(parts))
    assert figures(report) == cells
    assert doubts(report) == []
    assert (report.form_id("disclosure"), report.form_id("requests")) == (form.id, form.id)
    assert {name: reading.extra_rows for name, reading in report.tables.items()} == dict.fromkeys(parts, ())


@BOTH
def test_each_row_in_a_table_of_its_own(form: Form) -> None:
    cells, parts = sample(form)
    parts["requests"] = [table(row) for row in parts["requests"]]
    report = read(report_document(parts))
    assert figures(report) == cells
    assert doubts(report) == []


@BOTH
def test_a_table_cut_in_two_with_its_head_repeated(form: Form) -> None:
    cells, parts = sample(form)
    rows = parts["requests"]
    head, body = rows[:3], rows[3:]
    unspanned = [[(text, 1, columns) for text, _, columns in row] for row in body]
    parts["requests"] = [table(*head, *unspanned[:9]), table(*head, *unspanned[9:])]
    assert figures(read(report_document(parts))) == cells


@BOTH
def test_an_empty_row_and_an_empty_column(form: Form) -> None:
    cells, parts = sample(form)
    rows = [[*row, ("", 1, 1)] for row in parts["requests"]]
    parts["requests"] = [*rows[:6], [("", 1, 1)] * 4, *rows[6:]]
    assert figures(read(report_document(parts))) == cells


@BOTH
def test_the_whole_report_inside_one_table(form: Form) -> None:
    cells, parts = sample(form)
    rows: Rows = [[("示例市教育局2023年政府信息公开工作年度报告", 1, 10)]]
    for title, name in (
        ("二、主动公开政府信息情况", "disclosure"),
        ("三、收到和处理政府信息公开申请情况", "requests"),
        ("四、政府信息公开行政复议、行政诉讼情况", "disputes"),
    ):
        rows.extend([[(title, 1, 10)], *parts[name]])
    assert figures(read(document(table(*rows)))) == cells


def test_a_hidden_copy_of_the_tables_does_not_count_twice() -> None:
    cells, parts = sample(FORMS["2021"])
    first = report_document(parts)
    second = report_document(parts)
    report = read(Document("text", (*first.blocks, *second.blocks)))
    assert figures(report) == cells
    assert report.tables["requests"].extra_rows == ()


@pytest.mark.parametrize(
    ("printed", "row"),
    [
        ("8.属于行政查询事务", "denied.8"),
        ("属于行政查询事项", "denied.8"),
        ("８．属于行政查询事项", "denied.8"),
        ("7.属于行政执法案件", "denied.7"),
        ("2.其他法律行政止公开", "denied.2"),
        ("⼋.属于⾏政查询事项", "denied.8"),
    ],
)
def test_a_label_with_a_slip_still_names_its_row(printed: str, row: str) -> None:
    form = FORMS["2021"]
    cells, parts = sample(form)
    standard = next(line.label for line in form.tables["requests"].rows if line.id == row)
    parts["requests"] = [
        [(printed if text == standard else text, *spans) for text, *spans in cells_of]
        for cells_of in parts["requests"]
    ]
    report = read(report_document(parts))
    assert figures(report) == cells
    label = next(item for item in report.tables["requests"].labels if item.address == f"requests[{row}]")
    assert (label.printed, label.standard) == (printed, standard)


def test_a_subtotal_row_is_kept_apart() -> None:
    cells, parts = sample(FORMS["2021"])
    subtotal = [("小计", 1, 1), *[("9", 1, 1)] * 7]
    rows = parts["requests"]
    place = next(index for index, row in enumerate(rows) if any(cell[0].startswith("8.") for cell in row))
    parts["requests"] = [*rows[: place + 1], subtotal, *rows[place + 1 :]]
    report = read(report_document(parts))
    assert figures(report) == cells
    extra = report.tables["requests"].extra_rows
    assert [(row.label, row.after, [value.raw for value in row.values]) for row in extra] == [
        ("小计", "denied.8", ["9"] * 7)
    ]


def test_columns_in_another_order_are_read_by_their_heads() -> None:
    cells, parts = sample(FORMS["2021"])
    swapped = []
    for row in parts["requests"]:
        made = list(row)
        texts = [cell[0] for cell in made]
        if "商业企业" in texts:
            first, second = texts.index("商业企业"), texts.index("科研机构")
            made[first], made[second] = made[second], made[first]
        elif len(made) >= 8:
            made[-6], made[-5] = made[-5], made[-6]
        swapped.append(made)
    parts["requests"] = swapped
    report = read(report_document(parts))
    assert figures(report) == cells
    assert report.tables["requests"].columns[:3] == ("natural", "research", "company")


def test_a_row_without_a_cell_is_not_guessed() -> None:
    cells, parts = sample(FORMS["2021"])
    rows = parts["requests"]
    place = next(index for index, row in enumerate(rows) if any("予以公开" in cell[0] for cell in row))
    rows[place] = rows[place][:-1]
    report = read(report_document(parts))
    for address, value in report.cells.items():
        if address.startswith("requests[granted,"):
            assert value.raw in {None, cells[address], ""}, address
        else:
            assert value.raw == cells[address], address


def test_a_missing_row_is_missing_and_not_blank() -> None:
    _, parts = sample(FORMS["2021"])
    parts["disclosure"] = [row for row in parts["disclosure"] if row[0][0] != "规章"]
    report = read(report_document(parts))
    kinds = {address: value.kind for address, value in report.cells.items() if "[rules," in address}
    assert set(kinds.values()) == {ValueKind.MISSING}
    assert report.tables["disclosure"].rows == ("normative", "licence", "penalty", "coercion", "fee")


def test_data_columns_that_do_not_line_up_with_their_heads() -> None:
    cells, parts = sample(FORMS["2019"])
    parts["disclosure"] = [
        [(text, 1, 2 if index == 1 and len(row) == 4 else 1) for index, (text, _, _) in enumerate(row)]
        for row in parts["disclosure"]
    ]
    assert figures(read(report_document(parts))) == cells


def test_tables_of_two_forms() -> None:
    old, old_parts = sample(FORMS["2019"])
    new, new_parts = sample(FORMS["2021"])
    report = read(report_document(new_parts | {"requests": old_parts["requests"]}))
    assert report.form_id("disclosure") == "2021"
    assert report.form_id("requests") == "2019"
    assert figures(report) == {
        address: (old if address.startswith("requests") else new)[address] for address in report.cells
    }


def test_swapped_blocks_of_table_four_are_read_by_their_heads() -> None:
    cells, parts = sample(FORMS["2021"])
    heads = parts["disputes"]
    renamed = {"未经复议直接起诉": "复议后起诉", "复议后起诉": "未经复议直接起诉"}
    parts["disputes"] = [[(renamed.get(text, text), *spans) for text, *spans in row] for row in heads]
    report = read(report_document(parts))
    for column in ("upheld", "total"):
        assert report.cells[f"disputes[direct,{column}]"].raw == cells[f"disputes[after_review,{column}]"]
        assert report.cells[f"disputes[after_review,{column}]"].raw == cells[f"disputes[direct,{column}]"]
    assert report.tables["disputes"].rows == ("review", "after_review", "direct")


def test_the_place_of_a_cell_is_its_section_table_row_and_cell() -> None:
    _, parts = sample(FORMS["2021"])
    report = read(report_document(parts))
    assert report.cells["requests[new,natural]"].path == "section[3]/table[1]/row[4]/cell[2]"
    assert report.cells["disputes[review,upheld]"].path == "section[4]/table[1]/row[4]/cell[1]"


def test_a_table_without_one_of_its_columns_is_read_by_the_heads_that_it_has() -> None:
    cells, parts = sample(FORMS["2021"])
    spoilt = []
    for row in parts["requests"]:
        texts = [cell[0] for cell in row]
        if "科研机构" in texts:
            spoilt.append([cell for cell in row if cell[0] != "科研机构"])
        elif "法人或其他组织" in texts:
            spoilt.append([(text, rows, 4 if text == "法人或其他组织" else span) for text, rows, span in row])
        else:
            spoilt.append([*row[:-5], *row[-4:]] if len(row) >= 8 else row)
    parts["requests"] = spoilt
    report = read(report_document(parts))
    expected = {a: None if ",research]" in a else figure for a, figure in cells.items()}
    assert figures(report) == expected
    assert "research" not in report.tables["requests"].columns


def test_table_four_without_one_of_its_blocks() -> None:
    cells, parts = sample(FORMS["2021"])
    heads = [[("行政诉讼", 1, 10)], [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)]]
    columns = [("结果维持", 1, 1), ("结果纠正", 1, 1), ("其他结果", 1, 1), ("尚未审结", 1, 1), ("总计", 1, 1)]
    parts["disputes"] = [*heads, columns * 2, parts["disputes"][-1][5:]]
    report = read(report_document(parts))
    expected = {a: None if "[review," in a else figure for a, figure in cells.items()}
    assert figures(report) == expected
    assert report.tables["disputes"].rows == ("direct", "after_review")


def test_heads_of_table_four_that_span_two_rows_still_tell_swapped_blocks() -> None:
    cells, parts = sample(FORMS["2021"])
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    parts["disputes"] = [
        [("行政诉讼", 1, 10), ("行政复议", 2, 5)],
        [("复议后起诉", 1, 5), ("未经复议直接起诉", 1, 5)],
        [(text, 1, 1) for text in five * 3],
        [*parts["disputes"][-1][10:], *parts["disputes"][-1][5:10], *parts["disputes"][-1][:5]],
    ]
    report = read(report_document(parts))
    assert figures(report) == cells
    assert report.tables["disputes"].rows == ("after_review", "direct", "review")


def labels_of(form: Form) -> list[tuple[str, str, str]]:
    """Return (table, address of the line, label) for every printed label of a form, headings included."""
    found = []
    for name, part in form.tables.items():
        for block in part.blocks:
            found.append((name, f"{name}[{block.id}]", block.label))
            found.extend((name, f"{name}[{row.id}]", row.label) for row in block.rows)
            found.extend((name, f"{name}[,{column.id}]", column.label) for column in block.columns)
        found.extend((name, f"{name}[{row.id}]", row.label) for row in part.rows)
        found.extend((name, f"{name}[,{column.id}]", column.label) for column in part.columns if part.rows)
        found.extend((name, f"{name}[{heading.id}]", heading.label) for heading in part.headings)
    return found


def slipped(label: str) -> str:
    """Return a label with one character of its last half replaced by another."""
    place = len(label) - 2 if label[-1] in "”）项" else len(label) - 1
    return f"{label[:place]}误{label[place + 1 :]}"


def printed(form: Form, name: str) -> set[str]:
    """Return every text that the sample's table prints."""
    return {text for row in sample(form)[1][name] for text, *_ in row}


SLIPS = [
    (form, name, address, label)
    for form in FORMS.values()
    for name, address, label in dict.fromkeys(labels_of(form))
    if label in printed(form, name) and not address.endswith("[check]")
]


@pytest.mark.parametrize(
    ("form", "name", "address", "label"), SLIPS, ids=[f"{form.id}-{address}" for form, _, address, _ in SLIPS]
)
def test_one_wrong_character_in_a_label_costs_no_cell(
    form: Form, name: str, address: str, label: str
) -> None:
    cells, parts = sample(form)
    parts[name] = [
        [(slipped(text) if text == label else text, *spans) for text, *spans in row] for row in parts[name]
    ]
    report = read(report_document(parts))
    assert figures(report) == cells
    if label.startswith("第二十条"):
        return  # the number of an article's item is no category code
    seen = {item.printed for item in report.tables[name].labels if item.address == address}
    assert slipped(label) in seen


@pytest.mark.parametrize("text", ["见附件", "1x", "abc"])
def test_words_in_a_cell_of_table_four_cost_no_other_cell(text: str) -> None:
    cells, parts = sample(FORMS["2021"])
    parts["disputes"][-1][3] = (text, 1, 1)
    assert figures(read(report_document(parts))) == cells | {"disputes[review,pending]": text}


@pytest.mark.parametrize("text", ["见附件", "1x", "约30", "12①"])
def test_words_in_a_cell_of_table_three_cost_no_other_cell(text: str) -> None:
    cells, parts = sample(FORMS["2021"])
    row = next(row for row in parts["requests"] if row[0][0].startswith("一、"))
    row[2] = (text, 1, 1)
    assert figures(read(report_document(parts))) == cells | {"requests[new,company]": text}


def test_a_wrong_span_in_the_head_moves_no_column() -> None:
    cells, parts = sample(FORMS["2021"])
    parts["requests"] = [
        [(text, rows, 4 if text == "法人或其他组织" else span) for text, rows, span in row]
        for row in parts["requests"]
    ]
    assert figures(read(report_document(parts))) == cells


def test_a_heading_that_spans_too_many_rows_costs_no_cell() -> None:
    cells, parts = sample(FORMS["2021"])
    for heading in ("（三）不予公开", "（四）无法提供", "（五）不予处理", "三、本年度办理结果"):
        parts["requests"] = [
            [(text, rows + 2 if text == heading else rows, span) for text, rows, span in row]
            for row in sample(FORMS["2021"])[1]["requests"]
        ]
        assert figures(read(report_document(parts))) == cells, heading


def test_a_blank_total_in_a_grid_without_spans_stays_in_its_column() -> None:
    cells, parts = sample(FORMS["2021"])
    flat = [
        [(text, 1, 1) for text, _, span in row for text in [text, *[""] * (span - 1)]]
        for row in parts["requests"]
    ]
    body = next(row for row in flat if row[0][0].startswith("一、"))
    body[-1] = ("", 1, 1)
    parts["requests"] = flat
    report = read(report_document(parts))
    row = {a: v.raw for a, v in report.cells.items() if a.startswith("requests[new,")}
    assert row == {a: ("" if a.endswith(",total]") else cells[a]) for a in row}


def test_two_tables_of_one_kind_with_different_figures_are_both_in_doubt() -> None:
    _, parts = sample(FORMS["2021"])
    _, last_year = sample(FORMS["2021"], seed=6)
    parts["requests"] = [table(*last_year["requests"]), table(*parts["requests"])]
    report = read(report_document(parts))
    assert all(v.doubt for a, v in report.cells.items() if a.startswith("requests["))
    assert not any(v.doubt for a, v in report.cells.items() if a.startswith("disclosure["))


def test_a_figure_merged_over_two_rows_is_in_doubt() -> None:
    _, parts = sample(FORMS["2021"])
    place = next(index for index, row in enumerate(parts["requests"]) if row[0][0].startswith("一、"))
    first, second = parts["requests"][place], parts["requests"][place + 1]
    first[1] = (first[1][0], 2, 1)
    del second[1]
    report = read(report_document(parts))
    assert [a for a, v in report.cells.items() if v.doubt] == [
        "requests[new,natural]",
        "requests[carried_in,natural]",
    ]


def test_digits_that_stand_apart_are_one_figure_only_where_the_sums_agree() -> None:
    _, parts = sample(FORMS["2021"])
    row = next(row for row in parts["requests"] if row[0][0].startswith("一、"))
    place = next(index for index, cell in enumerate(row) if len(cell[0]) == 2 and cell[0].isdigit())
    figure = row[place][0]
    row[place] = (f"{figure[0]} {figure[1]}", 1, 1)
    report = read(report_document(parts))
    assert doubts(report) == []
    row[place] = (f"{figure[0]} {(int(figure[1]) + 1) % 10}", 1, 1)
    assert len(doubts(read(report_document(parts)))) == 1


def test_a_table_that_prints_its_totals_first() -> None:
    cells, parts = sample(FORMS["2021"])
    moved = []
    for row in parts["requests"]:
        texts = [cell[0] for cell in row]
        if "自然人" in texts:
            moved.append([row[-1], *row[:-1]])
        else:
            moved.append([*row[:-7], row[-1], *row[-7:-1]] if len(row) >= 8 else row)
    parts["requests"] = moved
    assert figures(read(report_document(parts))) == cells


@BOTH
def test_a_blank_table_among_figures_that_found_no_cell_was_not_read(form: Form) -> None:
    _, parts = sample(form)
    blank = [
        [(text if not text.isdigit() else "", *spans) for text, *spans in row] for row in parts["requests"]
    ]
    figures_apart = [table(["", str(number), "7", "9"]) for number in range(30)]
    report = read(report_document(parts | {"requests": [table(*blank), *figures_apart]}))
    kinds = {value.kind for value in report.cells.values() if value.address.startswith("requests")}
    assert kinds == {ValueKind.MISSING}


@BOTH
def test_a_table_left_blank_is_blank(form: Form) -> None:
    _, parts = sample(form)
    blank = [
        [(text if not text.isdigit() else "", *spans) for text, *spans in row] for row in parts["requests"]
    ]
    report = read(report_document(parts | {"requests": blank}))
    kinds = {value.kind for value in report.cells.values() if value.address.startswith("requests")}
    assert kinds == {ValueKind.BLANK}


def missing_row(page: str, row: str, left: str) -> set[ValueKind]:
    """Return what the cells of the row of partial grants are once no more than `left` is left of it."""
    report = read(read_source(page.replace(row, left).encode()))
    return {value.kind for address, value in report.cells.items() if address.startswith("requests[partial,")}


def test_a_row_that_ends_before_its_figures_has_none() -> None:
    cells = consistent_cells(Random(5), FORMS["2021"])  # noqa: S311 - made-up figures
    page, web = render_markdown(cells, FORMS["2021"]), render_html(cells, FORMS["2021"])
    row, web_row = (
        next(line for line in text.split("\n") if "（二）部分公开" in line) for text in (page, web)
    )
    assert missing_row(page, row, "|  | （二）部分公开 |  |") == {ValueKind.MISSING}
    assert missing_row(web, web_row, "<tr><td>（二）部分公开</td><td></td></tr>") == {ValueKind.MISSING}
