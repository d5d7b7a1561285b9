"""Settings that hold for every test."""

import os

from hypothesis import HealthCheck, settings

# "commit" is small and the same on every run; "search" looks for new faults, on demand:
# HYPOTHESIS_PROFILE=search python -m pytest
settings.register_profile("commit", max_examples=60, deadline=None, derandomize=True)
settings.register_profile(
    "search", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "commit"))
