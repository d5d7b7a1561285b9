"""The names of the output formats and the modules that write them; nothing else, so that help is quick."""

# Imported when asked for: a format's libraries cost nobody else's start-up.
HOMES = {
    "full": "lint_gov.outputs.full",
    "concise": "lint_gov.outputs.concise",
    "json": "lint_gov.outputs.json_report",
    "jsonl": "lint_gov.outputs.jsonl",
    "html": "lint_gov.outputs.html",
    "xlsx": "lint_gov.outputs.xlsx",
    "sarif": "lint_gov.outputs.sarif",
    "junit": "lint_gov.outputs.junit",
    "github": "lint_gov.outputs.github",
    "gitlab": "lint_gov.outputs.gitlab",
    "markdown": "lint_gov.outputs.markdown",
    "step-summary": "lint_gov.outputs.step_summary",
    "record": "lint_gov.outputs.record",
}
STEP_SUMMARY = "step-summary"
RECORD = "record"
FORMATS = tuple(name for name in HOMES if name not in {STEP_SUMMARY, RECORD})
"""The formats that may be asked for; the summary of a step goes with `github`, records with `compare`."""
