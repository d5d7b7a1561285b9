"""A line on stderr that says how far a long run is; on terminals only."""

import sys
import time
from dataclasses import dataclass, field

from lint_gov.cli.terminal import encoding_of, is_terminal
from lint_gov.outputs.encoding import fitted
from lint_gov.outputs.look import Look

_PATIENCE = 1.0  # seconds that a run may take without a word
_PAUSE = 0.1
_BAR = 24
_CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class Progress:
    """The line: `step` counts a source, `hide` takes the line away before something else is written.

    `total` is None where nobody knows how many sources there are.
    """

    total: int | None
    look: Look
    shown: bool
    done: float = 0
    visible: bool = False
    start: float = field(default_factory=time.monotonic)
    drawn: float = 0.0

    def step(self, share: float = 1) -> None:
        """Count one source as done, or a share of the work on it."""
        self.done += share
        now = time.monotonic()
        if self.shown and now - self.start > _PATIENCE and now - self.drawn > _PAUSE:
            self.drawn, self.visible = now, True
            _write(f"{_CLEAR}{self._line(now)}")

    def hide(self) -> None:
        """Take the line away."""
        if self.visible:
            self.visible = False
            _write(_CLEAR)

    def _line(self, now: float) -> str:
        if self.total is None:
            return self.look.say(f"已检查 {self.done:.0f} 个文件", f"{self.done:.0f} checked")
        full = int(_BAR * self.done) // max(self.total, 1)
        left = (now - self.start) / self.done * (self.total - self.done)
        remaining = self.look.say(f"还需约 {_clock(left)}", f"about {_clock(left)} left")
        return f"{'█' * full}{'░' * (_BAR - full)} {int(self.done)}/{self.total}  {remaining}"


def progress(total: int | None, look: Look, *, wanted: bool) -> Progress:
    """Return the line for a run of so many sources, which stays hidden where nobody would see it."""
    return Progress(total, look, shown=wanted and total != 1 and is_terminal(sys.stderr))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _write(text: str) -> None:
    sys.stderr.write(fitted(text, encoding_of(sys.stderr)))
    sys.stderr.flush()
