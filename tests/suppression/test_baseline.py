"""Baselines as files."""

from pathlib import Path

import pytest

from lint_gov import lint
from lint_gov.suppression.baseline import Entry, as_text, baseline_in, pruned, report_key
from lint_gov.suppression.faults import SuppressionError
from tests.cli.running import broken_page

ONE, TWO, THREE = (
    Entry("A104", "disputes[review,total]", "0" * 20),
    Entry("S101", None, "1" * 20),
    Entry("A101", "requests[,natural]", "2" * 20),
)
TEXT = """\
{
 "version": 1,
 "reports": {
  "乙局 2023": [
   {"rule": "A101", "address": "requests[,natural]", "fingerprint": "22222222222222222222"}
  ],
  "甲局 2023": [
   {"rule": "A104", "address": "disputes[review,total]", "fingerprint": "00000000000000000000"},
   {"rule": "S101", "address": null, "fingerprint": "11111111111111111111"}
  ]
 }
}
"""


def test_a_baseline_is_sorted_and_has_an_entry_a_line(tmp_path: Path) -> None:
    entries = {"甲局 2023": (TWO, ONE, ONE), "丙局 2023": (), "乙局 2023": (THREE,)}
    assert as_text(entries) == TEXT
    path = tmp_path / "b.json"
    path.write_text(TEXT, encoding="utf-8")
    assert baseline_in(str(path), ()) == {"乙局 2023": (THREE,), "甲局 2023": (ONE, TWO)}
    path.write_text(as_text({}), encoding="utf-8")
    assert baseline_in(str(path), ()) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "{",
            ":1:2: expected a baseline that can be read: Expecting property name enclosed in double quotes",
        ),
        ("[]", ': expected a baseline with "version": 1'),
        ('{"version": 2, "reports": {}}', ': expected a baseline with "version": 1'),
        ('{"version": 1}', ': expected "reports" with the entries of each report'),
        ('{"version": 1, "reports": {"x": {}}}', ': expected a list of entries for "x"'),
        (
            TEXT.replace("0" * 20, "0"),
            ': expected rule, address and fingerprint in every entry of "甲局 2023"',
        ),
        (
            TEXT.replace('"rule"', '"role"'),
            ': expected rule, address and fingerprint in every entry of "乙局 2023"',
        ),
        (
            TEXT.replace("S101", "E003"),
            ': expected rules that a baseline may hold, found E003 in "甲局 2023"',
        ),
        ("[" * 100_000, ": expected a baseline that can be read: "),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SuppressionError) as caught:
        baseline_in(str(path), ("E003",))
    assert str(caught.value).startswith(f"{path}{said}")


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    path = str(tmp_path / "none.json")
    with pytest.raises(SuppressionError) as caught:
        baseline_in(path, ())
    assert str(caught.value) == f"{path}: expected a baseline that can be read: No such file or directory"


def test_pruning_takes_out_what_is_gone_and_adds_nothing() -> None:
    entries = {"a": (ONE, TWO, THREE), "b": (ONE,)}
    found = {"a": frozenset({ONE.fingerprint, "9" * 20})}
    decided = {"a": frozenset({"A104", "A101"})}
    assert pruned(entries, found, decided) == {"a": (ONE, TWO), "b": (ONE,)}


def test_a_report_without_a_name_is_known_by_its_file() -> None:
    assert report_key("in/a.html", None) == "? ? a.html"


def test_a_report_is_known_by_its_organ_however_it_is_spelt() -> None:
    report = lint(broken_page().encode()).report
    assert report is not None
    spelt = [report._replace(organisation=name) for name in ("示例市（体育 局）", "⽰例市(体育局)")]
    assert {report_key("a.html", one) for one in spelt} == {"示例市(体育局) 2023"}
