"""How much memory a process of ours may take, where the system can see to that."""

import sys
from pathlib import Path


def limit_memory(allowed: int) -> None:
    """Let this process have so many bytes more than it has now, where the system can see to that."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not on every system

    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = size + allowed if most == resource.RLIM_INFINITY else min(size + allowed, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
