"""Lets `python -m lint_gov` do what `lint-gov` does."""

from lint_gov.cli.main import main

if __name__ == "__main__":
    main()
