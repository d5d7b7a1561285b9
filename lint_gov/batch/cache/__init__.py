"""What came of sources in earlier runs: kept on disk, found by everything that it depends on."""

from lint_gov.batch.cache.memory import Memory, memory_for

__all__ = ["Memory", "memory_for"]
