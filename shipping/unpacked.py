"""Stands in the single file for the library that the system itself must load, which it cannot do from a zip.

It is imported when knowledge must be proved. Then the library is unpacked in a new folder that only this user can enter, loaded, and
removed: nobody else can put something there, and nothing stays behind. Windows does not remove what is loaded; that goes a day later.
"""

import pkgutil
import sys
import tempfile
import time
from contextlib import suppress
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from wegenkaart.errors import Unreadable

PACKAGE, _, NAME = __name__.rpartition(".")
FILE = NAME + EXTENSION_SUFFIXES[0]
PREFIX = "wegenkaart-uitgepakt-"
LEFT_BEHIND = 24 * 3600
REFUSED = (
    f"ik kan {PACKAGE} nergens uitpakken en laden. "
    "Zet TMPDIR (Windows: TEMP) op een map waarin u mag schrijven en waaruit programma's mogen starten."
)


def loaded() -> ModuleType:
    """From the first place that allows it; some systems let nothing start from the usual one. Raises `Unreadable`."""
    content = pkgutil.get_data(PACKAGE, FILE) or b""
    for place in (tempfile.gettempdir, Path.home):
        with suppress(OSError, RuntimeError, ImportError):
            folder = Path(place())
            _sweep(folder)
            with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder, ignore_cleanup_errors=True) as own:
                return _from(Path(own) / FILE, content)
    raise Unreadable(REFUSED)


def _from(file: Path, content: bytes) -> ModuleType:
    file.write_bytes(content)
    spec = spec_from_file_location(__name__, file)
    if spec is None or spec.loader is None:
        raise ImportError(FILE)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sweep(folder: Path) -> None:
    """What was left behind. What somebody else left is not ours to remove, and what is in use stays."""
    for left in folder.glob(f"{PREFIX}*/{FILE}"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - LEFT_BEHIND:
                left.unlink()
                left.parent.rmdir()


if PACKAGE:  # and not when a tool reads this file by itself
    sys.modules[__name__] = loaded()
