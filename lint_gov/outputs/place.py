"""Places in words: where in its file something stands, and where in the report."""

from lint_gov.forms.address import label_of, parse_address
from lint_gov.model.location import Location
from lint_gov.model.report import Report
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable

_SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "others")
_NUMERALS = "一二三四五六"


def reference(path: str, location: Location) -> str:
    """Return `path:line:column` as far as it is known, in the way editors and viewers open it.

    A page of a PDF is `path#page=3` (RFC 8118), a cell of a workbook `path#Sheet!B5`, a cell of a
    word-processor table `path#table=1,row=26,cell=2`.
    """
    shown = printable(path)
    if location.line is not None:
        numbers = (location.line, location.column)
        return ":".join([shown, *(str(number) for number in numbers if number is not None)])
    if location.page is not None:
        return f"{shown}#page={location.page}"
    if location.sheet is not None:
        return f"{shown}#{printable(location.sheet)}!{location.cell or ''}".rstrip("!")
    parts = (("table", location.table), ("row", location.row), ("cell", location.cell))
    known = ",".join(f"{name}={number}" for name, number in parts if number is not None)
    return f"{shown}#{known}" if known else shown


def standing(report: Report | None, address: str | None, look: Look) -> str:
    """Return where in the report an address is, such as 「第三节 · 四、结转下年度继续办理 · 自然人」.

    Empty where there is no address, or nothing more to say than the address itself.
    """
    if address is None:
        return ""
    try:
        parts = parse_address(address)
    except ValueError:  # a fact or a table as a whole
        title = look.say("标题", "title") if address == "title" else ""
        return _ordinal(address, look) if address in _SECTIONS else title
    if parts.table == "section":
        return _section(report, parts.row, look)
    if parts.table == "meta":
        return _META.get(parts.row, ("", ""))[look.language == "en"]
    if parts.table not in _SECTIONS or report is None:
        return ""
    label = label_of(report.forms, address)
    words = printable(label) if label != address else ""
    return " · ".join(word for word in (_ordinal(parts.table, look), words) if word)


_META = {
    "organ": ("机构名称", "organisation"),
    "year": ("报告年度", "report year"),
    "published": ("发布日期", "date of publication"),
    "period": ("统计期限", "reporting period"),
}


def _ordinal(section: str, look: Look) -> str:
    place = _SECTIONS.index(section)
    return look.say(f"第{_NUMERALS[place]}节", f"section {place + 1}")


def _section(report: Report | None, section: str, look: Look) -> str:
    if section not in _SECTIONS:
        return ""
    form = next(iter(report.forms.values()), None) if report else None
    title = next((one.title for one in form.sections if one.id == section), "") if form else ""
    return " ".join(word for word in (_ordinal(section, look), title) if word)
