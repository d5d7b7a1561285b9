"""Runs LibreOffice on one file as an outside program that is not trusted with anything else."""
# Macros, links and the network are switched off in the profile that it is given; where the system
# lets us, it has no network to begin with. A document can name pictures on other machines, and
# LibreOffice asks for them while it converts.

import os
import shutil
import signal
import subprocess
from functools import lru_cache
from pathlib import Path

SECONDS = 45.0
"""How long a conversion may take: less than a file may, so that the end of it is ours."""

_MEMORY_KIB = 4 * 1024 * 1024  # of addresses, most of which it never touches
_CPU_SECONDS = 60  # in case this process is ended before it can end the other
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
_SWITCHES = (
    "--headless",
    "--invisible",
    "--nologo",
    "--norestore",
    "--nolockcheck",
    "--nodefault",
    "--nofirststartwizard",
)
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_NETWORK = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    (_NETWORK, "ooInetProxyType", "2"),
    (_NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPProxyPort", "9"),
    (_NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPSProxyPort", "9"),
)


class NotConvertedError(Exception):
    """LibreOffice gave no file; `slow` says that its time was up, `seconds` how long it had."""

    def __init__(self, said: str, *, seconds: float, slow: bool = False) -> None:
        """Keep what the program wrote, and why it was ended."""
        super().__init__(said)
        self.seconds = seconds
        self.slow = slow


def program() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def converted(soffice: str, source: Path, target: str, *, filter_name: str, seconds: float = SECONDS) -> Path:
    """Return the file that LibreOffice makes of another, in a folder beside it; NotConvertedError if none.

    `target` is an extension and, behind a colon, an export filter; `filter_name` the import filter.
    The folder of the source must be ours alone: the profile of the program is put there too.
    """
    profile, output = source.parent / "profile", source.parent / "converted"
    _write_profile(profile)
    command = [
        *_confined(),
        soffice,
        *_SWITCHES,
        f"-env:UserInstallation={profile.as_uri()}",
        f"--infilter={filter_name}",
        "--convert-to",
        target,
        "--outdir",
        str(output),
        str(source),
    ]
    said = _run(command, source.parent, seconds)
    made = output / f"{source.stem}.{target.partition(':')[0]}"
    if not made.is_file():
        raise NotConvertedError(said, seconds=seconds)
    return made


def _write_profile(profile: Path) -> None:
    property_ = '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop>'
    settings = "".join(
        f'<item oor:path="{path}">{property_.format(name, value)}</item>\n' for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">\n{settings}</oor:items>\n',
        encoding="utf-8",
    )


@lru_cache(maxsize=1)
def _confined() -> tuple[str, ...]:
    """Return what a command is run through: limits on memory and time, and no network where possible."""
    if os.name != "posix":
        return ()
    # A worker's own limit on addresses would be inherited, and is too small for this program.
    limits = f'ulimit -S -v {_MEMORY_KIB} 2>/dev/null; ulimit -S -t {_CPU_SECONDS} 2>/dev/null; exec "$@"'
    bounded = ("/bin/sh", "-c", limits, "sh")
    unshare = shutil.which("unshare")
    alone = (unshare, "--map-root-user", "--net", "--") if unshare else ()
    return (*bounded, *alone) if alone and _works(*alone, "true") else bounded


def _works(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=5).returncode == 0  # noqa: S603 - fixed
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(command: list[str], home: Path, seconds: float) -> str:
    """Run a command in a group of its own and return what it wrote; nothing of the group is left behind."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of the system, on a path that we made
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=home,
            env={**os.environ, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"},
        )
    except OSError as error:
        raise NotConvertedError(str(error), seconds=seconds) from error
    with process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as late:
            raise NotConvertedError(str(late), seconds=seconds, slow=True) from late
        finally:
            _end(process)
    return said.decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started, whether or not it has ended by itself."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
    elif process.poll() is None:
        process.kill()
