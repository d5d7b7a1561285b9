"""The JSON Schema of rule files: a common part, and the keys of each kind."""

from collections.abc import Iterable, Mapping
from typing import Any

from lint_gov.forms.address import TABLE_NAMES
from lint_gov.kinds.kind import Kind
from lint_gov.model.diagnostic import Severity
from lint_gov.model.document import TroubleKind
from lint_gov.model.organ import LEVELS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REQUIRED = ("id", "name", "kind", "severity", "message")
SHARED = ("table", "form")  # common keys that a kind may restrict further

_ID = r"^[A-Z]{1,8}\d{2,4}$"
_SEVERITY = {"enum": [severity.value for severity in Severity]}
_LANGUAGES: Schema = {
    "zh": {"type": "string", "minLength": 1, "description": "The text in Chinese."},
    "en": {"type": "string", "minLength": 1, "description": "The text in English."},
}
_DEFINITIONS: Schema = {
    "text": {
        "description": "A text in Chinese and English; a plain text serves for both.",
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "properties": _LANGUAGES,
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
    },
    "condition": {
        "type": "string",
        "description": (
            "A condition on the finding's values, `year` and `form`: name =, !=, <, <=, >, >=, in or not in "
            "a number, a word or [a, b]; joined by `and`."
        ),
        "examples": ["year = 2019", "match in [lost, none] and year > 2020"],
    },
    "basis": {
        "type": "object",
        "description": "Where the requirement is written.",
        "properties": {
            "document": {
                "type": "string",
                "minLength": 1,
                "description": "The document, by number or title.",
            },
            "clause": {"type": "string", "minLength": 1, "description": "The article, part or table in it."},
        },
        "required": ["document"],
        "additionalProperties": False,
    },
    "figures": {
        "type": "object",
        "description": "Figures by cell address, as numbers or as printed; null is a cell that was not read.",
        "additionalProperties": {"type": ["string", "number", "null"]},
        "minProperties": 1,
    },
}
_SOURCE: Schema = {
    "cells": {"$ref": "#/$defs/figures", "description": "Figures by cell address; other cells are 0."},
    "prose": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "Beside `cells`: the prose of sections by their ids.",
    },
    "text": {"type": "string", "description": "A whole document, or a part, as plain text."},
    "html": {"type": "string", "description": "A whole document, or a part, as HTML."},
    "year": {"type": "integer", "minimum": 1949, "maximum": 9999, "description": "The report year."},
    "organisation": {"type": "string", "description": "The organ that the report is of."},
    "published": {"type": "string", "description": "The date of publication, as 2021-03-10."},
    "troubles": {
        "type": "array",
        "items": {"enum": [kind.value for kind in TroubleKind]},
        "description": "What went wrong in reading it.",
    },
}
_ONE_SOURCE: Schema = {
    "oneOf": [{"required": ["cells"]}, {"required": ["text"]}, {"required": ["html"]}],
    "errorMessage": "exactly one of cells, text and html",
}


def rule_schema(kind: Kind | None, kinds: Iterable[str], forms: Iterable[str]) -> Schema:
    """Return the closed schema of the rule files of one kind; without a kind, of the common keys only.

    `errorMessage` in it is ours: the words for what was expected where JSON Schema has none.
    """
    common = common_properties(kinds, forms)
    if kind is None:
        return {
            "type": "object",
            "properties": common,
            "required": list(REQUIRED),
            "$defs": definitions(forms),
        }
    own = dict(kind.schema)
    return {
        **own,
        "type": "object",
        "properties": {**common, **own.get("properties", {})},
        "required": [*REQUIRED, *own.get("required", ())],
        "additionalProperties": False,
        "$defs": {**definitions(forms), **own.get("$defs", {})},
    }


def published_schema(kinds: Mapping[str, Kind], forms: Iterable[str]) -> Schema:
    """Return the one schema of all rule files, for editors and for other tools."""
    forms = tuple(forms)
    return {
        "$schema": DIALECT,
        "title": "lint-gov rule",
        "description": "One rule of lint-gov: one file, with its examples.",
        "type": "object",
        "properties": common_properties(kinds, forms),
        "required": list(REQUIRED),
        "allOf": [_branch(kind) for kind in kinds.values()],
        "unevaluatedProperties": False,
        "$defs": definitions(forms),
    }


def _branch(kind: Kind) -> Schema:
    condition = {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]}
    return {"if": condition, "then": dict(kind.schema)}


def common_properties(kinds: Iterable[str], forms: Iterable[str]) -> Schema:
    """Return the schema of each key that rules of every kind have."""
    return {**_identity(), **_scope(kinds, forms), **_judgement(), **_wording()}


def _identity() -> Schema:
    former = _matching(r"^[A-Za-z][A-Za-z0-9-]*$", "old-name", "A former id or name.")
    defect = "Name of the defect, lower case with hyphens."
    return {
        "id": _matching(_ID, "OWN01", "Permanent id: capital letters and a number."),
        "name": _matching(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "requests-unbalanced", defect),
        "since": _matching(r"^\d+\.\d+\.\d+$", "0.1.0", "The version that first had the rule."),
        "status": {
            "enum": ["preview", "stable", "deprecated"],
            "description": "Default: stable. Others run only where they are named.",
        },
        "successor": _matching(_ID, "OWN02", "The rule that took the place of a deprecated one."),
        "default": {"enum": ["on", "off"], "description": "off: runs only where it is named. Default: on."},
        "aliases": _list_of(former, "Former ids and names."),
        "tags": _list_of({"type": "string", "minLength": 1}, "Words to find the rule by."),
    }


def _scope(kinds: Iterable[str], forms: Iterable[str]) -> Schema:
    form = _form(forms)
    return {
        "kind": {
            "enum": list(kinds),
            "description": "The kind of check; it decides which other keys there are.",
        },
        "table": {"enum": list(TABLE_NAMES), "description": "The table that the rule is about."},
        "form": {
            "description": "The form, or forms, that the rule is for; default: every form.",
            "anyOf": [form, {"type": "array", "items": form, "minItems": 1}],
        },
    }


def _form(forms: Iterable[str]) -> Schema:
    ids = list(forms)
    return {"enum": [*ids, *(int(name) for name in ids if name.isdigit())]}


def _judgement() -> Schema:
    basis = {"$ref": "#/$defs/basis"}
    return {
        "severity": {
            "description": "error, warning or note; or a list of choices, the first that holds is taken.",
            "anyOf": [_SEVERITY, {"type": "array", "items": _severity_choice(), "minItems": 1}],
        },
        "waivable": {"type": "boolean", "description": "false: no waiver clears it. Default: true."},
        "basis": {
            "description": "The document that requires it, or several.",
            "anyOf": [basis, {"type": "array", "items": basis, "minItems": 1}],
        },
    }


def _wording() -> Schema:
    text = {"$ref": "#/$defs/text"}
    return {
        "title": {**text, "description": "A short name of the defect, for lists."},
        "message": {
            "description": "One sentence that stands alone; {name} is a value of the finding. Or choices.",
            "anyOf": [text, {"type": "array", "items": _message_choice(), "minItems": 1}],
        },
        "why": {**text, "description": "Why it matters."},
        "help": {**text, "description": "What to do about it."},
        "beware": {**text, "description": "When a finding may be wrong, or right and yet no defect."},
        "examples": {"$ref": "#/$defs/examples"},
    }


def definitions(forms: Iterable[str]) -> Schema:
    """Return the schemas that the common part refers to."""
    source = {**_SOURCE, "form": {**_form(forms), "description": "The form that the example follows."}}
    other = _object(dict(source), "", **_ONE_SOURCE)
    source["previous"] = {**other, "description": "The same organ's report of the year before."}
    source["twins"] = _list_of(other, "Other files of the same report, which come before it.")
    source["alike"] = _list_of(other, "Reports of other organs for the same year whose prose may be alike.")
    source["children"] = _list_of(other, "The reports of all organs directly under the organ.")
    source["organ_level"] = {
        "type": "string",
        "description": "province, prefecture, county, township, department.",
    }
    source["organ"] = _organ()
    source["as_of"] = {"type": "string", "description": "The day the check is made for, as 2021-04-01."}
    source["note"] = {"type": "string", "description": "What the example shows."}
    at = {"type": "string", "minLength": 1, "examples": ["requests[,natural]"]}
    expected = {
        "at": {
            "description": "Where it fails, and only there.",
            "anyOf": [at, {"type": "array", "items": at}],
        },
        "severity": {**_SEVERITY, "description": "The severity it has there."},
        "values": {"type": "object", "description": "Some of the values of the finding."},
        "repair": {"$ref": "#/$defs/figures", "description": "The first repair that is offered."},
    }
    plain = _list_of(_object(source, "", **_ONE_SOURCE), "")
    bad = _list_of(
        _object({**source, **expected}, "", required=["at"], **_ONE_SOURCE), "Reports that break it."
    )
    examples = {
        "good": {**plain, "description": "Reports that keep the rule."},
        "bad": bad,
        "undecided": {**plain, "description": "Reports on which it cannot be told."},
    }
    return {
        **_DEFINITIONS,
        "examples": _object(examples, "Examples: the tests and the documentation of the rule."),
    }


def _organ() -> Schema:
    """Return the schema of what a register says of the organ of an example."""
    text = {"type": "string", "minLength": 1}
    keys = {
        "name": {**text, "description": "Its name in the register."},
        "level": {"enum": list(LEVELS), "description": "Its level."},
        "parent": {**text, "description": "The organ above it."},
        "deadline": _matching("^[0-9]{2}-[0-9]{2}$", "03-31", "The day by which its report is due."),
    }
    return _object(keys, "What the register of organs says of the organ.", required=["name"])


def _severity_choice() -> Schema:
    when = {"$ref": "#/$defs/condition"}
    return _object({"when": when, "then": _SEVERITY}, "A severity and when it holds.", required=["then"])


def _message_choice() -> Schema:
    when = {"$ref": "#/$defs/condition"}
    return _object({"when": when, **_LANGUAGES}, "A message and when it is used.")


def _object(properties: Schema, description: str, **more: object) -> Schema:
    shown = {"description": description} if description else {}
    return {"type": "object", **shown, "properties": properties, "additionalProperties": False, **more}


def _list_of(items: Schema, description: str) -> Schema:
    shown = {"description": description} if description else {}
    return {"type": "array", **shown, "items": items}


def _matching(pattern: str, example: str, description: str) -> Schema:
    return {"type": "string", "pattern": pattern, "examples": [example], "description": description}
