"""Writes `samples/expected/*.json` and the output shown in the READMEs anew: `python -m tests.regenerate`.

Run it after a change that is meant, and read the difference before committing it.
"""

import json
import sys

from tests.samples import SAMPLES, check, expected_path
from tests.shown import READMES, with_real_output


def main() -> int:
    """Write every expected file and every README; return 0."""
    for name in SAMPLES:
        _, said = check(name)
        text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        expected_path(name).write_text(text, encoding="utf-8")
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        readme.write_text(with_real_output(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
