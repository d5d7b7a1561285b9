from lint_gov.kinds.reading_trouble import KIND
from lint_gov.model.document import Trouble, TroubleKind
from tests.kinds.handmade import failures, report, seen, verdicts

CUT = Trouble(TroubleKind.LIMIT, "单元格超过 10000 个", "more than 10,000 cells", anchor=9)
GARBLED = Trouble(TroubleKind.ENCODING, "有字符无法解码", "characters could not be decoded")


def test_a_file_without_trouble_passes_once() -> None:
    assert seen(KIND, report(), {"troubles": ["limit"]}) == [("passed", "file")]


def test_each_trouble_of_the_sort_is_a_finding() -> None:
    made = report(troubles=(CUT, GARBLED))
    assert failures(KIND, made, {"troubles": ["limit"]}) == [
        ("file", {"detail": "单元格超过 10000 个", "part": 1, "trouble": "limit"})
    ]
    (verdict,) = verdicts(KIND, made, {"troubles": ["limit"]})
    assert verdict.finding is not None
    assert (verdict.finding.address, verdict.finding.anchor) == (None, 9)


def test_troubles_of_other_sorts_are_left_to_their_rules() -> None:
    assert seen(KIND, report(troubles=(CUT, GARBLED)), {"troubles": ["scanned"]}) == [("passed", "file")]
    assert seen(KIND, report(troubles=(CUT,)), {"troubles": []}) == [("passed", "file")]
