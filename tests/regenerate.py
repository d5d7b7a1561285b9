"""Writes what is generated anew: `samples/expected/*.json`, the output in the READMEs, the schemas.

`python -m tests.regenerate`

Run it after a change that is meant, and read the difference before committing it.
"""

import json
import sys

from lint_gov.cli.rules import schema_text
from lint_gov.config.keys import schema as config_schema
from lint_gov.ruleset import rule_files_schema
from tests.outputs.written import KEPT, document, kept_path
from tests.samples import ROOT, SAMPLES, check, expected_path
from tests.shown import READMES, with_real_output


def main() -> int:
    """Write every schema, every expected file and every README; return 0."""
    for path, schema in (
        (ROOT / "rules" / "rule.schema.json", rule_files_schema()),
        (ROOT / "lint_gov" / "config" / "config.schema.json", config_schema()),
    ):
        path.write_text(schema_text(schema), encoding="utf-8")
    for name in SAMPLES:
        _, said = check(name)
        text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        expected_path(name).write_text(text, encoding="utf-8")
    for name in KEPT:
        kept_path(name).write_text(document(name), encoding="utf-8")
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        readme.write_text(with_real_output(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
