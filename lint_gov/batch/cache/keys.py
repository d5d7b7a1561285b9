"""What a result depends on, as one key: change anything of it, and the result is made anew."""

import json
import os
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from lint_gov.batch.cache.signature import signature
from lint_gov.batch.cache.store import LAYOUT
from lint_gov.batch.links import Links, Spot
from lint_gov.batch.task import Settings, Task
from lint_gov.model.document import Unreadable
from lint_gov.model.rule import Ruleset
from lint_gov.pipeline import content_of, largest
from lint_gov.readers import Limits
from lint_gov.sources.names import is_url
from lint_gov.sources.opening import is_member

_SPOT = Spot("", 0, 0)
_PLAIN = (str, int, float, bool, type(None))


class Keys(NamedTuple):
    """What holds for every source of a run, and for those of each setup, by its number."""

    run: str
    setups: tuple[str, ...]

    def of(self, task: Task, digest: str, kind: str) -> str:
        """Return the key of a source: `kind` tells what is made of its content."""
        setup = self.setups[task.setup]
        found = bool(task.folders)
        return _digest((self.run, setup, kind, task.path, task.named, found, digest))


def keys_for(settings: Settings, rules: Ruleset) -> Keys:
    """Return the keys of a run; OSError where a file that it depends on cannot be read.

    All settings count, but for where the cache is and on which day waivers are judged: what counts
    of that day is which of them have expired.
    """
    waived = settings.suppressions
    expired = tuple(waiver.expired(waived.day) for waiver in waived.waivers)
    plain = settings._replace(
        cache=None,
        setups=(),
        organs=None,
        suppressions=waived._replace(day=""),
    )
    organs = settings.organs.organs if settings.organs else None
    previous = None
    if settings.previous is not None:
        previous = sha256(content_of(settings.previous, settings.limits)).hexdigest()
    run = _digest((LAYOUT, signature(), rules.sha256, plain, organs, previous, expired))
    return Keys(run, tuple(map(_digest, settings.every_setup())))


def linked_key(links: Links) -> str | None:
    """Return the key of a report beside others: how it and they were read, and how they belong to it.

    None where one of them is not kept.
    """
    if None in links.keys:
        return None
    shape = links._replace(
        own=_SPOT,
        previous=_as_many(links.previous),
        twins=_as_many(links.twins),
        alike=_as_many(links.alike),
        children=tuple(map(_as_many, links.children)),
    )
    return _digest(shape)


def _as_many(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return as many spots, none of them a place: where reports are kept changes with every run."""
    return (_SPOT,) * len(spots)


def content_digest(task: Task, limits: Limits) -> str | None:
    """Return the SHA-256 of a source that can be read again, None where it is not to be kept.

    What lies far away costs as much to fetch as to lint, and a pipe or a crawl goes by only once.
    """
    if task.refusal is not None or task.crawl or task.content is not None or is_url(task.path):
        return None
    try:
        if not os.path.isfile(task.path) and not is_member(task.path):  # noqa: PTH113 - text as given
            return None
        content = content_of(task.path, limits)
    except (Unreadable, OSError, ValueError):
        return None
    return sha256(content).hexdigest() if len(content) <= largest(limits) else None


def _digest(value: object) -> str:
    text = _spelled(value)
    return sha256(text.encode()).hexdigest()


def _spelled(value: object) -> str:
    """Return plain data as text, the same in every process; TypeError for anything else."""
    if isinstance(value, _PLAIN):
        return json.dumps(value)
    if isinstance(value, tuple | list):
        return f"{type(value).__name__}({','.join(map(_spelled, value))})"
    if isinstance(value, frozenset):
        return f"set({','.join(sorted(map(_spelled, value)))})"
    if isinstance(value, Mapping):
        pairs = sorted((_spelled(key), _spelled(one)) for key, one in value.items())
        return f"map({','.join(f'{key}:{one}' for key, one in pairs)})"
    if isinstance(value, re.Pattern):
        return f"pattern({json.dumps(value.pattern)},{value.flags})"
    message = f"{type(value).__name__} has no place in a key"
    raise TypeError(message)
