"""The folder that a run starts from, and the root of the repository it lies in."""

import os
from collections.abc import Mapping

# Set by GitHub Actions and GitLab, which name files relative to it.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def repository(environment: Mapping[str, str] = os.environ) -> tuple[str, str]:
    """Return the folder and the root, the folder itself where no service names another; or empty texts."""
    try:
        folder = os.getcwd()  # noqa: PTH109 - text
    except OSError:  # the folder is gone
        return "", ""
    for name in _ROOTS:
        root = os.path.realpath(environment.get(name) or os.sep)
        if root != os.path.realpath(os.sep) and _lies_in(os.path.realpath(folder), root):
            return os.path.realpath(folder), root
    return folder, folder


def _lies_in(folder: str, root: str) -> bool:
    folder, root = os.path.normcase(folder), os.path.normcase(root)
    return folder == root or folder.startswith(root.rstrip(os.sep) + os.sep)
