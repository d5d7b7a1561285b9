"""Patterns that are compiled when they are first used.

To compile a pattern with a range or a set of Chinese characters takes up to two milliseconds, as long as
to check half a report, and there are a hundred of them: a pattern that few reports need waits here. One
that every report needs is compiled as usual.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import AnyStr

LETTER = r"[^\W\d_a-zA-Z]"
"""A letter that is none of ASCII's: in Chinese text a character. A range of them takes long to compile."""

LatePattern = Callable[[], re.Pattern[str]]


def late(pattern: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[AnyStr]]:
    """Return a function that gives the pattern, compiled when it is first called.

    Used as `_UNIT = late(r"…")`, then `_UNIT().search(text)`.
    """
    return cache(lambda: re.compile(pattern, flags))
