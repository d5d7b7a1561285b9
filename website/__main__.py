"""Builds the website: `python -m website [FOLDER]`, by default in `site`.

`python -m website --check` builds it in a folder that is gone afterwards. A link that leads nowhere
ends either with exit code 1.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from website.build import build


def main(arguments: list[str]) -> int:
    """Build the website as asked and return 0, or 1 where it has a fault."""
    from mkdocs.exceptions import Abort  # noqa: PLC0415 - loads the whole of MkDocs

    parser = argparse.ArgumentParser(prog="python -m website", description="Build the documentation.")
    parser.add_argument("folder", nargs="?", default="site", help="where to write it (default: site)")
    parser.add_argument("--check", action="store_true", help="build it and keep nothing")
    given = parser.parse_args(arguments)
    try:
        if given.check:
            with TemporaryDirectory() as scratch:
                build(Path(scratch))
        else:
            build(Path(given.folder))
    except Abort as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
