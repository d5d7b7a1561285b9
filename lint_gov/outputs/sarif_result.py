"""One diagnosis as a SARIF `result`: message, places, fingerprint, suppression."""

from collections.abc import Iterator

from lint_gov.forms.address import label_of
from lint_gov.model.diagnostic import Diagnostic, Suppression
from lint_gov.model.location import Location
from lint_gov.outputs.files import uri_of
from lint_gov.outputs.levels import suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference, standing
from lint_gov.outputs.told import in_lines, message_of, told
from lint_gov.result import Result

ROOT = "SRCROOT"
FINGERPRINT = "lintGov/v1"


def result_object(result: Result, diagnostic: Diagnostic, look: Look) -> dict[str, object]:
    """Return a diagnosis; what to do about it is part of the text, never a `fix`."""
    related = list(_related(result, diagnostic, look))
    suppressed = diagnostic.suppressed
    return {
        "ruleId": diagnostic.rule,
        "level": diagnostic.severity.value,
        "message": {"text": _message(result, diagnostic, look)},
        "locations": [_location(result, diagnostic.address, diagnostic.location, look)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: diagnostic.fingerprint},
        **({"suppressions": [_suppression(suppressed, look)]} if suppressed else {}),
        "properties": _properties(diagnostic),
    }


def place_of(result: Result, look: Look) -> dict[str, object]:
    """Return the place of a source as a whole."""
    return {"physicalLocation": {"artifactLocation": _artifact(result.path, look)}}


def _message(result: Result, diagnostic: Diagnostic, look: Look) -> str:
    return "\n".join((message_of(diagnostic, look), *in_lines(told(result, diagnostic, look))))


def _artifact(path: str, look: Look) -> dict[str, object]:
    uri, relative = uri_of(path, look)
    return {"uri": uri, "uriBaseId": ROOT} if relative else {"uri": uri}


def _location(result: Result, address: str | None, location: Location, look: Look) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _artifact(result.path, look)}
    if location.line is not None:
        region = {"startLine": location.line}
        physical["region"] = region | ({} if location.column is None else {"startColumn": location.column})
    logical = list(_logical(result, address, location, look))
    place: dict[str, object] = {"physicalLocation": physical}
    return place | ({"logicalLocations": logical} if logical else {})


def _logical(
    result: Result, address: str | None, location: Location, look: Look
) -> Iterator[dict[str, object]]:
    """Yield the address in the report, then the place in a document that has no lines."""
    if address is not None:
        words = standing(result.report, address, look)
        yield {"fullyQualifiedName": address, "kind": "address", **({"name": words} if words else {})}
    if location.path is not None:
        yield {"fullyQualifiedName": location.path, "kind": "element"}
    inner = reference("", location._replace(line=None)).removeprefix("#")
    if inner:
        box = {"properties": {"box": list(location.box)}} if location.box else {}
        yield {"fullyQualifiedName": inner, "kind": "place", **box}


def _related(result: Result, diagnostic: Diagnostic, look: Look) -> Iterator[dict[str, object]]:
    """Yield the cells of the identity, and those that a repair would change, each with its figure."""
    equation = diagnostic.equation
    figures = dict((*equation.left, *equation.right)) if equation else {}
    figures |= {one.address: one.old for repair in diagnostic.repairs for one in repair.cells}
    places = dict(diagnostic.cells)
    number = 0
    for address, figure in figures.items():
        if address not in places or result.report is None:
            continue
        number += 1
        label = label_of(result.report.forms, address)
        yield {
            "id": number,
            **_location(result, address, places[address], look),
            "message": {"text": f"{label}: {figure or '□'}"},
        }


def _suppression(suppressed: Suppression, look: Look) -> dict[str, object]:
    facts = {"by": suppressed.by, "date": suppressed.date, "expires": suppressed.expires}
    return {
        "kind": "external",
        "status": "accepted",
        "justification": suppression_words(suppressed, look),
        "properties": {
            "kind": suppressed.kind,
            "reason": suppressed.reason,
            **{name: value for name, value in facts.items() if value is not None},
        },
    }


def _properties(diagnostic: Diagnostic) -> dict[str, object]:
    certainty = diagnostic.repairs[0].certainty.value if diagnostic.repairs else None
    return {
        "name": diagnostic.name,
        "basis": diagnostic.basis,
        "explains": [{"rule": one.rule, "at": one.at} for one in diagnostic.explains],
        "candidates": diagnostic.candidates,
        "certainty": certainty,
    }
