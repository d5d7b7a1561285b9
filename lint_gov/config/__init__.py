"""Configuration files: `lint-gov.toml`, or `[tool.lint-gov]` in `pyproject.toml`.

`finding` looks for them on every run and imports nothing else; the rest is for runs that have one.
"""
