"""Names of files as services that show a repository want them: relative to its root, or as URIs."""

import ntpath
import posixpath

from lint_gov.outputs.look import Look
from lint_gov.sources.names import MEMBER, is_url

_SAFE = "/!@$&'()*+,;=~"  # what a path of a URI may hold beside letters, figures and -._~ (RFC 3986)


def in_repository(path: str, look: Look) -> str:
    """Return a path relative to the root of its repository, with slashes; as it is where it lies elsewhere.

    A URL and "-", which is stdin, stay as they are; so does the name of a member behind its archive.
    """
    if path == "-" or is_url(path):
        return path
    container, mark, member = path.partition(MEMBER)
    windows = _on_windows(path, look)
    rules = ntpath if windows else posixpath
    whole = str(rules.normpath(rules.join(look.folder, container)))
    root = look.root.rstrip(rules.sep) + rules.sep
    inside = look.root and rules.normcase(whole).startswith(rules.normcase(root))
    name = whole[len(root) :] if inside else str(rules.normpath(container))
    return (name.replace("\\", "/") if windows else name) + mark + member


def uri_of(path: str, look: Look) -> tuple[str, bool]:
    """Return the URI of a source, percent-encoded byte by byte, and whether it is relative to the root."""
    from urllib.parse import quote  # noqa: PLC0415 - for few formats

    name = in_repository(path, look)
    if name == "-":
        return name, False
    if is_url(name):
        return quote(_bytes(name), safe=_SAFE + ":%?#[]"), False
    if name.startswith("//"):  # a share of Windows has a host in its name
        return "file:" + quote(_bytes(name), safe=_SAFE), False
    if name.startswith("/"):
        return "file://" + quote(_bytes(name), safe=_SAFE), False
    if _on_windows(path, look) and ntpath.splitdrive(name)[0]:
        return "file:///" + quote(_bytes(name), safe=_SAFE + ":"), False
    return quote(_bytes(name), safe=_SAFE), True


def _bytes(name: str) -> bytes:
    """Return a name as the system stores it, whatever it is."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, as Windows allows
        return name.encode("utf-8", "surrogatepass")


def _on_windows(path: str, look: Look) -> bool:
    """Return whether a path is one of Windows: what it starts from has a drive, or is on a share."""
    start = look.folder or path
    drive, rest = ntpath.splitdrive(start)
    return (drive.endswith(":") and rest[:1] in {"\\", "/"}) or start.startswith("\\\\")
