"""Has outside programs print reports: LibreOffice as DOC, RTF, ODT and PDF, Chromium as PDF."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TARGETS = {
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt:writer8",
    "pdf": "pdf",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "ods": "ods:calc8",
}
_A_FILE, _START = 20.0, 60.0
_CHROMIUM_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-pdf-header-footer",
)

needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def by_libreoffice(documents: Mapping[str, bytes], target: str) -> dict[str, bytes]:
    """Return documents converted to one of `TARGETS`, by the names of their sources (with ending)."""
    with TemporaryDirectory(prefix="lint-gov-converting-") as name:
        folder = Path(name)
        sources = _written(folder, documents)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = [profile, "--headless", "--convert-to", TARGETS[target], "--outdir", str(folder / "made")]
        _run([SOFFICE or "soffice", *options, *map(str, sources)], len(sources))
        return {source.name: (folder / "made" / f"{source.stem}.{target}").read_bytes() for source in sources}


def by_chromium(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return pages printed as PDF, by the names of their sources (with ending)."""
    with TemporaryDirectory(prefix="lint-gov-converting-") as name:
        folder = Path(name)
        made = {}
        for source in _written(folder, pages):
            target = source.with_suffix(".pdf")
            options = [*_CHROMIUM_OPTIONS, f"--user-data-dir={folder / 'user'}", f"--print-to-pdf={target}"]
            _run([CHROMIUM or "chromium", *options, source.as_uri()], 1)
            made[source.name] = target.read_bytes()
        return made


def drawn_by_chromium(page: str) -> str:
    """Return a page as it stands once its scripts have run."""
    with TemporaryDirectory(prefix="lint-gov-converting-") as name:
        folder = Path(name)
        (source,) = _written(folder, {"page.html": page.encode()})
        options = [*_CHROMIUM_OPTIONS, f"--user-data-dir={folder / 'user'}", "--dump-dom"]
        return _run([CHROMIUM or "chromium", *options, source.as_uri()], 1).decode()


def _written(folder: Path, documents: Mapping[str, bytes]) -> Sequence[Path]:
    for name, content in documents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in documents]


def _run(command: Sequence[str], files: int) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=_START + files * _A_FILE).stdout
