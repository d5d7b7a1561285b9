"""Kind `cited_document`: documents are cited by their right names and numbers, and in force.

A title that is nearly a known one is a slip of it; one that differs more is another document.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.forms.similarity import is_subsequence, likeness
from lint_gov.kinds.citations import Citation, citations_in
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.reasons import NO_YEAR
from lint_gov.kinds.schemas import WORDS
from lint_gov.kinds.texts import Part, parts_of, sentence_around
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.text.normalise import label_key, plain_digits, without_space
from lint_gov.text.pattern import LatePattern, late

_TEXT = {"type": "string", "minLength": 1}
_DOCUMENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {**_TEXT, "description": "its title, without 《》"},
        "short": {**WORDS, "description": "other titles that it may be cited by"},
        "number": {**_TEXT, "description": "its number, such as 国办公开办函〔2021〕30号 or 国务院令第711号"},
        "until": {"type": "integer", "description": "the last report year that it is in force for"},
        "instead": {**_TEXT, "description": "the number of the document that has taken its place"},
    },
}
_SCHEMA = {
    "properties": {
        "documents": {
            "type": "array",
            "items": _DOCUMENT,
            "minItems": 1,
            "description": "the documents known",
        },
        "refuse": {
            "enum": ["superseded", "misnamed"],
            "description": "superseded: a document cited after its time; misnamed: a wrong title or number",
        },
        "unless": {**WORDS, "description": "no finding where the same sentence has one of these"},
    },
    "required": ["documents", "refuse"],
}
_VALUES = ("where", "printed", "name", "number", "instead", "fault", "match")
_NUMBER = late(r"^(?P<code>[^〔第\d]+)(?:〔(?P<year>\d{4})〕|第)(?P<serial>\d{1,4})号$")
_SIMILAR = 0.85
_LONGER = 4
_FARTHEST = 40
_SHARED = 0.7
_AT = "text"


class _Document(NamedTuple):
    name: str
    key: str
    titles: frozenset[str]
    signs: tuple[frozenset[str], ...]
    number: str
    cited: LatePattern | None
    parts: tuple[str, str, str] | None
    until: int | None
    instead: str


class _Hit(NamedTuple):
    part: Part
    paragraph: Paragraph
    printed: str
    document: _Document
    fault: str


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    documents = tuple(map(_document, parameters["documents"]))
    unless = tuple(parameters.get("unless", ()))
    superseded = parameters["refuse"] == "superseded"

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        if superseded and report.year is None:
            yield not_applicable(_AT, NO_YEAR)
            return
        seen: set[tuple[str, str]] = set()
        for part in parts_of(report) if not superseded or _any_over(documents, report.year) else ():
            for paragraph in part.paragraphs:
                if "《" not in paragraph.text and "号" not in paragraph.text:
                    continue
                text = plain_digits(without_space(paragraph.text))
                found = (
                    _outdated(text, documents, report.year or 0) if superseded else _wrong(text, documents)
                )
                for printed, place, document, fault in found:
                    told = (part.at if superseded else printed, document.key)
                    if told in seen or any(word in sentence_around(text, place) for word in unless):
                        continue
                    seen.add(told)
                    hit = _Hit(part, paragraph, printed, document, fault)
                    yield failed(part.at, _finding(hit, damaged=report.copy_damaged))
        if not seen:
            yield passed(_AT)

    return check


def _document(data: Mapping[str, Any]) -> _Document:
    number: str = data.get("number", "")
    match = _NUMBER().match(number)
    titles = tuple(map(label_key, (data["name"], *data.get("short", ()))))
    return _Document(
        data["name"],
        titles[0],
        frozenset(titles),
        tuple(map(frozenset, titles)),
        number,
        _any_brackets(match["code"], match["year"] or "", match["serial"]) if match else None,
        (match["code"], match["year"] or "", match["serial"]) if match else None,
        data.get("until"),
        data.get("instead", ""),
    )


def _any_over(documents: tuple[_Document, ...], year: int | None) -> bool:
    """Return whether any of the documents was no longer in force for a report of this year."""
    return any(one.until is not None and year is not None and year > one.until for one in documents)


def _any_brackets(code: str, year: str, serial: str) -> LatePattern:
    between = rf"[〔\[［【﹝（(]?{year}[〕\]］】﹞）)]?第?" if year else "第?"
    return late(rf"{code}{between}{serial}号")


_Found = tuple[str, int, _Document, str]


def _outdated(text: str, documents: tuple[_Document, ...], year: int) -> Iterator[_Found]:
    """Yield the citations of documents that were no longer in force for a report of this year."""
    for document in documents:
        if document.until is None or year <= document.until:
            continue
        match = document.cited().search(text) if document.cited and "号" in text else None
        if match is not None:
            yield match[0], match.start(), document, "superseded"
            continue
        for one in citations_in(text) if document.name[:4] in text else ():
            if label_key(one.title) in document.titles:
                yield f"《{one.title}》", one.start, document, "superseded"


def _wrong(text: str, documents: tuple[_Document, ...]) -> Iterator[_Found]:
    """Yield the citations whose title is nearly a known one, or whose number is that of another one."""
    if "《" not in text:
        return
    for one in citations_in(text):
        marks = set(one.title)
        if not any(
            len(signs & marks) >= _SHARED * len(signs) for document in documents for signs in document.signs
        ):
            continue
        key = label_key(one.title)
        if any(document.key in key or key in document.titles for document in documents):
            exact = next((document for document in documents if key in document.titles), None)
            if exact is not None and _is_misnumbered(one, exact):
                behind = text[one.end + 1 : one.end + _FARTHEST].partition("号")[0]
                yield f"《{one.title}》{behind}号", one.start, exact, "number"
            continue
        near = next((document for document in documents if _is_slip(key, document)), None)
        if near is not None:
            yield f"《{one.title}》", one.start, near, "name"


def _is_misnumbered(cited: Citation, document: _Document) -> bool:
    """Return whether the number behind a title is another one of the same series."""
    if cited.number is None or document.parts is None:
        return False
    code, year, serial = document.parts
    return cited.code.endswith(code) and cited.number != (year, serial)


def _is_slip(key: str, document: _Document) -> bool:
    return abs(len(key) - len(document.key)) <= _LONGER and likeness(key, document.key) >= _SIMILAR


def _finding(hit: _Hit, *, damaged: bool) -> Finding:
    document = hit.document
    lost = damaged and hit.fault == "name" and is_subsequence(label_key(hit.printed), document.key)
    values: Values = {
        "where": hit.part.where,
        "printed": shown(hit.printed),
        "name": document.name,
        "number": document.number,
        "instead": document.instead,
        "fault": hit.fault,
        "match": "lost" if lost else "other",
    }
    fix = None
    if hit.fault == "name" and not lost:
        fix = Fix(hit.printed, f"《{document.name}》", hit.paragraph.anchor, hint=True)
    return Finding(hit.part.address, values, anchor=hit.paragraph.anchor, quote=shown(hit.printed), fix=fix)


KIND = Kind("cited_document", _SCHEMA, _bind, _VALUES)
