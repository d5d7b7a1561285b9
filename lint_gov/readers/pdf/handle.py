"""What the library gives out: pointers to things of its own, of which Python knows no type."""

from typing import Any

Handle = Any
"""A page, a text page or an object on a page, as the library knows it."""
