"""Figures by address, from JSON and CSV: read as written, refused by name."""

import json

import pytest

from lint_gov.forms.recognise import recognise
from lint_gov.model.document import Figures, Stated, Unreadable
from lint_gov.model.location import Location
from lint_gov.model.wording import Text
from lint_gov.outputs.inspection import as_dict
from lint_gov.pipeline import lint, read_report
from lint_gov.readers import Limits, read
from lint_gov.result import ReadStatus
from tests.generate import FORMS, change_figures, consistent_cells, render_html, seeded, year_of
from tests.readers.seen import document

A, B = "requests[new,natural]", "requests[new,total]"


def figures(content: str, name: str | None = None) -> Figures | None:
    return document(content, name).figures


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f'{{"cells": {{"{A}": 150}}}}', Figures({A: Stated("150", 0)})),
        (
            (
                '{"organisation": "示例市教育局", "year": 2023, "published": "2024-01-18", "fo'
                f'rm": "2021", "cells": {{"{A}": "", "{B}": null}}}}'
            ),
            Figures({A: Stated("", 0), B: Stated(None, 1)}, "示例市教育局", 2023, "2024-01-18", {"": "2021"}),
        ),
        (
            (
                '{"year": "2020", "form": {"requests": "2019", "disclosure": null}, "cells":'
                f' {{"{A}": "1,170件"}}}}'
            ),
            Figures({A: Stated("1,170件", 0)}, None, 2020, None, {"requests": "2019"}),
        ),
        (
            '\ufeff {"cells": {"requests[ new, natural ]": 24252.310}}',
            Figures({A: Stated("24252.310", 0)}),
        ),
        (
            (
                f'{{"cells": {{"{A}": {{"raw": "7", "doubt": "看不清"}}, "{B}": {{"raw": null, "'
                'kind": "missing"}}}'
            ),
            Figures({A: Stated("7", 0, Text("看不清", "看不清")), B: Stated(None, 1)}),
        ),
        (f'address,value\n"{A}",150\n"{B}",\n', Figures({A: Stated("150", 0), B: Stated("", 1)})),
        (
            f'value;note;ADDRESS\r\n示例市教育局;;meta[organ]\r\n2023;;meta[year]\r\n\r\n"1;170";x;{A}\r\n',
            Figures({A: Stated("1;170", 3)}, "示例市教育局", 2023),
        ),
        (
            f'"address"\t"value"\n{A}\t+8\nmeta[form]\t2021\nmeta[published]\t2024-01-18\n',
            Figures({A: Stated("+8", 0)}, published="2024-01-18", forms={"": "2021"}),
        ),
    ],
)
def test_figures_are_read_as_written(content: str, expected: Figures) -> None:
    assert figures(content) == expected


def test_places_are_lines_and_columns() -> None:
    content = (
        f'{{"cells_": {{"{A}": 9}},\n "x": ["cells", {{"cells": {{"a": 1}}}}],\n "cells": {{"{A}'
        f'": 1,\n   "{B}": {{"raw": "x}}{{"}}}}}}'
    )
    read_json = document(content)
    assert [read_json.places.locate(anchor) for anchor in (0, 1)] == [
        Location(line=3, column=12),
        Location(line=4, column=4),
    ]
    read_csv = document(f'address,value\n"{A}","1\n2"\n"{B}",3\n')
    assert [read_csv.places.locate(anchor) for anchor in (0, 1)] == [
        Location(line=2, column=1),
        Location(line=4, column=1),
    ]


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        (
            '{"cells": {',
            "E001",
            "not well-formed JSON: line 1, column 12: Expecting property name enclosed in double quotes",
        ),
        (
            '{"a": 1, "cells": [1]}',
            "E001",
            "the JSON has no object `cells` that would hold the figures by address",
        ),
        (f'{{"cells": {{"{A}": 1, "{A}": 2}}}}', "E001", f"{A!r} stands there twice"),
        (f'{{"cells": {{"{A}": 1, "requests[new, natural]": 2}}}}', "E001", f"{A!r} stands there twice"),
        (f'{{"cells": {{"{A}": true}}}}', "E001", f"the value of {A!r} should be a number, a text or null"),
        (f'{{"cells": {{"{A}": NaN}}}}', "E001", "NaN in the JSON is no figure"),
        (f'{{"year": 23, "cells": {{"{A}": 1}}}}', "E001", "`year` should be a year of four digits"),
        ('{"cells": {}}', "E001", "there is not one figure in the file"),
        (f'{{"cells": {{"{A}": null}}}}', "E001", "there is not one figure in the file"),
        ('{"cells": ' + "[" * 100_000, "E004", "the JSON is nested too deep"),
        ("address,value\n", "E001", "there is not one figure in the file"),
        (f'address,value"\n"{A}",1\n', "E001", "the first line must name the columns address and value"),
        (f'address,value\n"{A}"\n', "E001", "line 2 lacks an address or a value"),
        (f'address,value\n"{A},1\n', "E001", "line 2 is not well-formed CSV: unexpected end of data"),
        (f'address,value\n"{A}",1\n"{A}",1\n', "E001", f"{A!r} stands there twice"),
    ],
)
def test_what_is_wrong_is_named(content: str, rule: str, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        document(content)
    assert (refusal.value.rule, refusal.value.detail_en) == (rule, said)
    assert refusal.value.detail_zh


def test_more_lines_than_a_text_may_have_are_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(f'address,value\n"{A}",1\n'.encode() + b"\n" * 9, None, Limits(parts=10))
    assert (refusal.value.rule, refusal.value.detail_en) == (
        "E004",
        "11 lines exceed the limit of 10; the file was not read",
    )


def test_more_figures_than_a_report_can_have_are_refused() -> None:
    for content in (f'{{"cells": {{"{A}": 1, "{B}": 2}}}}', f'address,value\n"{A}",1\n"{B}",2\n'):
        with pytest.raises(Unreadable) as refusal:
            read(content.encode(), None, Limits(cells=1))
        assert (refusal.value.rule, refusal.value.detail_en) == (
            "E004",
            "2 cells exceed the limit of 1; the file was not read",
        )


@pytest.mark.parametrize(
    ("content", "name", "media"),
    [
        ('{"cells": 1}', "a.json", None),
        ("[1]", "a.json", None),
        ("{甲}", "a.txt", "text"),
        ('{"other": 1}', None, "text"),
        ("address value\n1 2", "a.csv", "text"),
        ("规章,0\n其他,1", "a.csv", "text"),
        ("the address of the value, and more\n文", None, "text"),
    ],
)
def test_other_text_is_not_taken_for_figures(content: str, name: str | None, media: str | None) -> None:
    if media is None:
        with pytest.raises(Unreadable):
            document(content, name)
    else:
        assert document(content, name).media == media


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '{"cells": {"requests[new,natual]": 1}}',
            "there is no cell 'requests[new,natual]'; did you mean requests[new,natural]?",
        ),
        ('{"cells": {"x\\u202e": 1}}', "there is no cell 'x\ufffd'"),
        (f'{{"form": "2020", "cells": {{"{A}": 1}}}}', "there is no form '2020'; did you mean 2021?"),
        (
            '{"form": "2021", "cells": {"requests[other,natural]": 1}}',
            "there is no cell 'requests[other,natural]'; did you mean requests[other.3,natural]?",
        ),
    ],
)
def test_an_address_or_a_form_that_there_is_not_is_named(content: str, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        recognise(document(content), FORMS)
    assert (refusal.value.rule, refusal.value.detail_en) == ("E001", said)


@pytest.mark.parametrize(
    ("facts", "cells", "forms"),
    [
        (
            '"year": 2023,',
            {A: "1", "disclosure[fee,amount]": "2"},
            {"disclosure": "2021", "requests": "2021"},
        ),
        ('"year": 2020,', {A: "1", "disclosure[fee,items]": "2"}, {"disclosure": "2019", "requests": "2019"}),
        ('"year": 2023,', {A: "1", "disclosure[fee,items]": "2"}, {"disclosure": "2019", "requests": "2021"}),
        ("", {"requests[other,natural]": "1"}, {"requests": "2019"}),
        ("", {A: "1"}, {"requests": "2021"}),
        ('"form": "2019",', {A: "1"}, {"requests": "2019"}),
        (
            '"year": 2023, "form": {"requests": "2019"},',
            {A: "1", "disclosure[rules,issued]": "0"},
            {"disclosure": "2021", "requests": "2019"},
        ),
    ],
)
def test_each_table_follows_the_form_that_has_its_cells(
    facts: str, cells: dict[str, str], forms: dict[str, str]
) -> None:
    report = recognise(document(f'{{{facts} "cells": {json.dumps(cells)}}}'), FORMS)
    assert report is not None
    assert {name: reading.form for name, reading in report.tables.items()} == forms
    assert {address: value.raw for address, value in report.cells.items() if value.raw is not None} == cells


@pytest.mark.parametrize("form_id", sorted(FORMS))
def test_figures_alone_give_the_diagnoses_of_figures(form_id: str) -> None:
    form = FORMS[form_id]
    cells, _ = change_figures(seeded(4), consistent_cells(seeded(3), form), form, 2)
    page = render_html(cells, form)
    whole = lint(page.encode())
    reading = read_report(page.encode(), FORMS)
    inspected = json.dumps(as_dict("x", reading.report, reading.document.places))
    facts = {"organisation": "示例市教育局", "year": year_of(form)}
    table = "address,value\nmeta[organ],示例市教育局\n" + f"meta[year],{year_of(form)}\n"
    table += "".join(f'"{address}",{figure}\n' for address, figure in cells.items())
    for content in (inspected, json.dumps({**facts, "cells": cells}), table, table.encode("gb18030")):
        result = lint(content if isinstance(content, bytes) else content.encode())
        assert result.status is ReadStatus.READ
        assert [(one.rule, one.address, one.fingerprint, one.message) for one in result.diagnostics] == [
            (one.rule, one.address, one.fingerprint, one.message) for one in whole.diagnostics
        ]
        assert {
            outcome.rule[0]
            for outcome in result.outcomes
            if outcome.reason and outcome.reason.en.startswith("the source holds figures")
        } >= {"S", "C"}
        assert not [
            outcome
            for outcome in result.outcomes
            if outcome.rule[0] in "SC" and outcome.status != "not-applicable"
        ]
