"""The two folders of a user: what may be forgotten (`cache`), and what the user wrote (`configuration`). Nothing is made here."""

import os
import sys
from pathlib import Path

_CACHE = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}
_CONFIGURATION = {"darwin": ("Library", "Application Support"), "win32": ("AppData", "Roaming")}


def cache() -> Path:
    """Where the memory lies. Raises `OSError` or `RuntimeError` when there is no such place."""
    if home := os.environ.get("WEGENKAART_HOME"):
        return Path(home).absolute() / "cache"
    given = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    return _of_user(given, _CACHE.get(sys.platform, (".cache",)))


def configuration() -> Path:
    """Where the user's own files lie. Raises `OSError` or `RuntimeError` when there is no such place."""
    if home := os.environ.get("WEGENKAART_HOME"):
        return Path(home).absolute()
    given = "APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME"
    return _of_user(given, _CONFIGURATION.get(sys.platform, (".config",)))


def _of_user(setting: str, below: tuple[str, ...]) -> Path:
    """A setting that is no full path is passed over, as the XDG specification asks."""
    if (given := Path(os.environ.get(setting, ""))).is_absolute():
        return given / "wegenkaart"
    home = Path.home()
    if not (home.is_absolute() and home.is_dir()):
        raise FileNotFoundError(home)
    return home.joinpath(*below) / "wegenkaart"
