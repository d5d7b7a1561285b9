"""Checks Chinese government information disclosure annual reports (政府信息公开工作年度报告).

`lint(source)` reads one report, checks it and says which figure is wrong.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint_gov.pipeline import lint
    from lint_gov.result import Result

__version__ = "0.1.0"

__all__ = ["Result", "__version__", "lint"]

_HOMES = {"lint": "lint_gov.pipeline", "Result": "lint_gov.result"}


def __getattr__(name: str) -> object:
    """Return a name of the library, imported when it is first asked for."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, whether imported yet or not."""
    return sorted({*globals(), *__all__})
