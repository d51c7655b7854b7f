"""A real browser, headless and without a network, for tests that look at pages as people do. Where it is not installed they are skipped."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: make browser")
TIMEOUT = 300
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


def chromium(page: Path, *flags: str) -> str:
    """What Chromium writes on standard output when it opens a file, with a profile of its own."""
    assert CHROMIUM is not None
    with TemporaryDirectory() as profile:
        command = [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()]
        return subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True).stdout.decode()


def dom(page: Path, *flags: str) -> str:
    """The page after its scripts have run. A page may look into another file that it frames."""
    return chromium(page, "--allow-file-access-from-files", "--dump-dom", *flags)
