"""The same report in every format gives the same values, diagnoses and fingerprints, places aside."""

from collections import Counter

import pytest

from lint_gov.pipeline import lint
from lint_gov.result import ReadStatus
from tests.agreeing import COUNT, EXACT, OLD, PRINTED, contents, expected, reports, said, values
from tests.converting import needs_chromium, needs_soffice

_SHARE = 0.995


def told(media: str, cells: Counter[str]) -> str:
    """Return the counts of one format in words; a run on demand prints them."""
    total = cells.total()
    return (
        f"{media}: {COUNT} reports, {total} cells: {dict(cells)}, {100 * cells['exact'] / total:.3f} % exact"
    )


def test_the_page_itself_is_read_as_drawn() -> None:
    for one in reports():
        result = expected()[one.name]
        assert result.status is ReadStatus.READ
        assert {address: text for address, (text, _, _) in values(result).items()} == dict(one.cells)
        assert {doubt for _, _, doubt in values(result).values()} == {None}


@pytest.mark.parametrize(
    "media", [*list(EXACT)[1:], *(pytest.param(media, marks=needs_soffice) for media in OLD)]
)
def test_exact_formats_agree_in_everything(media: str, capsys: pytest.CaptureFixture[str]) -> None:
    cells: Counter[str] = Counter()
    for name, content in contents(media).items():
        result = lint(content)
        assert values(result) == values(expected()[name]), name
        assert said(result) == said(expected()[name]), name
        cells["exact"] += len(values(result))
    with capsys.disabled():
        print(f"\n{told(media, cells)}" if COUNT > 4 else "", end="")


@pytest.mark.parametrize(
    "media",
    [pytest.param(PRINTED[0], marks=needs_soffice), pytest.param(PRINTED[1], marks=needs_chromium)],
)
def test_printed_formats_are_exact_or_doubtful(media: str, capsys: pytest.CaptureFixture[str]) -> None:
    cells: Counter[str] = Counter()
    unlike = []
    for name, content in contents(media).items():
        result, wanted = lint(content), values(expected()[name])
        became = {address: _became(value, wanted[address]) for address, value in values(result).items()}
        assert set(became) == set(wanted), name
        assert [address for address, state in became.items() if state == "wrong"] == [], name
        cells.update(became.values())
        if set(became.values()) == {"exact"} and said(result) != said(expected()[name]):
            unlike.append(name)
    assert unlike == []
    assert cells["exact"] >= _SHARE * cells.total()
    with capsys.disabled():
        print(f"\n{told(media, cells)}" if COUNT > 4 else "", end="")


def _became(value: tuple[str | None, object, object], wanted: tuple[str | None, object, object]) -> str:
    if value == wanted:
        return "exact"
    return "doubtful" if value[2] is not None or value[0] is None else "wrong"
