"""Settings that hold for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# "commit" is small and the same on every run; "search" looks for new faults, on demand:
# HYPOTHESIS_PROFILE=search python -m pytest
settings.register_profile("commit", max_examples=60, deadline=None, derandomize=True)
settings.register_profile(
    "search", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "commit"))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep parsed rules in a folder of the test run's own, not in the user's."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINT_GOV_CACHE_DIR", str(folder))
        yield folder
