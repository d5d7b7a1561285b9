"""What a file may cost: as the configuration of a run says, else as the tool does."""

from typing import NamedTuple

from lint_gov.batch.task import MEMORY, SECONDS
from lint_gov.cli.check_options import Options
from lint_gov.readers import Limits


class Bounds(NamedTuple):
    """The limits of reading, and the seconds and bytes of memory that a source may take."""

    reading: Limits = Limits()
    seconds: float = SECONDS
    memory: int = MEMORY


def bounds_of(options: Options) -> Bounds:
    """Return the limits of a run."""
    configuration = options.config.configuration
    if configuration is None:
        return Bounds()
    said = {key.replace("-", "_"): one.value for key, one in configuration.table("limits").items()}
    seconds, memory = said.pop("seconds", SECONDS), said.pop("memory", MEMORY)
    return Bounds(Limits()._replace(**said), float(seconds), memory)
