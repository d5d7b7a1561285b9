"""Kind `reading_trouble`: the file was read without troubles of certain sorts.

The pipeline reports the rules of this kind too where there is no report to check: then the
finding has `detail` alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.document import TroubleKind
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "troubles": {
            "type": "array",
            "items": {"enum": [kind.value for kind in TroubleKind]},
            "uniqueItems": True,
            "description": "the sorts of trouble; none for a rule that only a file without a report breaks",
        }
    },
    "required": ["troubles"],
}


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - the protocol
    kinds = frozenset(TroubleKind(name) for name in parameters["troubles"])

    def check(subject: Subject) -> Iterator[Verdict]:
        met = [trouble for trouble in subject.report.troubles if trouble.kind in kinds]
        if not met:
            yield passed("file")
        for trouble in met:
            # The report was recognised all the same: only a part of it was not read.
            values: Values = {
                "detail": Text(trouble.detail_zh, trouble.detail_en),
                "part": 1,
                "trouble": trouble.kind.value,
            }
            yield failed("file", Finding(None, values, anchor=trouble.anchor))

    return check


KIND = Kind("reading_trouble", _SCHEMA, _bind, ("detail",))
