"""How far the prose of two reports is the same: the share of five-character runs of one in the other.

Figures, names of the organ and what nearly every report says are left out first, so that what is
compared is what an author wrote. Runs of characters with the digits removed tell copied prose from
prose of the same sort better than fingerprints of whole texts do, and need no library.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

from lint_gov.model.report import Report
from lint_gov.prose.passages import plain
from lint_gov.text.pattern import late

_RUN = 5
_SAMPLED = 4  # one run in so many is looked at for a sketch
SKETCH = 32
OWN_SECTIONS = ("overview", "problems")  # where an author writes in his own words
_LONGEST = 40_000  # characters of prose that are compared
_SENTENCE = late(r"[。；;！!？?\n]")
_NOT_HAN = late("[^\u4e00-\u9fff]+")
# Sentences with one of these stand in nearly every report: they are nobody's own words.
_COMMON = (
    "习近平新时代中国特色社会主义思想",
    "党的十九大",
    "党的二十大",
    "中华人民共和国政府信息公开条例",
    "政府信息公开工作年度报告",
    "本报告由",
    "统计期限",
    "数据的统计",
    "如有疑问",
    "如对本",
    "联系电话",
    "联系地址",
    "电子邮箱",
    "邮政编码",
)


def own_words(report: Report, sections: Sequence[str]) -> str:
    """Return the prose of some sections without figures, marks, the organ's name and common sentences."""
    texts = (report.section(name) for name in sections)
    text = "\n".join(plain(section.text) for section in texts if section is not None)[:_LONGEST]
    kept = (part for part in _SENTENCE().split(text) if not any(words in part for words in _COMMON))
    bare = _NOT_HAN().sub("", "".join(kept))
    name = re.sub(_NOT_HAN(), "", report.organisation or "")
    return bare.replace(name, "") if name else bare


@lru_cache(maxsize=64)  # a text is compared as this year's, as last year's, and with those alike
def runs_of(text: str) -> frozenset[str]:
    """Return all runs of five characters of a text."""
    return frozenset([text[start : start + _RUN] for start in range(len(text) - _RUN + 1)])


def share_in(runs: frozenset[str], others: frozenset[str]) -> float:
    """Return which share of runs stands among others too, from 0 to 1."""
    return len(runs & others) / len(runs) if runs else 0.0


def sketch_of(runs: Iterable[str]) -> "array[int]":
    """Return up to 32 numbers of which texts have many in common that have most of their runs in common."""
    sampled = (run for run in runs if not ord(run[0]) % _SAMPLED)
    return array("I", nsmallest(SKETCH, {crc32(run.encode()) for run in sampled}))
