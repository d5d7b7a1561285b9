"""The names of the output formats and the modules that write them; nothing else, so that help is quick."""

# Imported when asked for: a format's libraries cost nobody else's start-up.
HOMES = {
    "full": "lint_gov.outputs.full",
    "concise": "lint_gov.outputs.concise",
    "json": "lint_gov.outputs.json_report",
    "jsonl": "lint_gov.outputs.jsonl",
    "html": "lint_gov.outputs.html",
    "xlsx": "lint_gov.outputs.xlsx",
}
FORMATS = tuple(HOMES)
