"""Many sources: linted one after another, or shared out among processes, with the same result.

Only text and counts come back from a source, in the order of the sources, and only so many are
under way at a time: memory does not grow with their number.
"""

from lint_gov.batch.run import check_all, cores
from lint_gov.batch.task import CHUNK, Checked, Settings, Setup, Task

__all__ = ["CHUNK", "Checked", "Settings", "Setup", "Task", "check_all", "cores"]
