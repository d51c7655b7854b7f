"""Where the two folders of a user are, on every system."""

import sys
from pathlib import Path

import pytest

from wegenkaart import folders

SETTINGS = ("WEGENKAART_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with a home and no settings."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "cache", "configuration"),
    [
        ("linux", ".cache/wegenkaart", ".config/wegenkaart"),
        ("darwin", "Library/Caches/wegenkaart", "Library/Application Support/wegenkaart"),
        ("win32", "AppData/Local/wegenkaart", "AppData/Roaming/wegenkaart"),
    ],
)
def test_each_system_has_its_own_places(platform: str, cache: str, configuration: str, user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert (folders.cache(), folders.configuration()) == (user / cache, user / configuration)


@pytest.mark.parametrize(
    ("platform", "cache", "configuration"), [("linux", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), ("win32", "LOCALAPPDATA", "APPDATA")]
)
def test_a_setting_of_the_system_goes_first_when_it_is_a_full_path(
    platform: str, cache: str, configuration: str, user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(cache, str(user / "c"))
    monkeypatch.setenv(configuration, str(user / "d"))
    assert (folders.cache(), folders.configuration()) == (user / "c" / "wegenkaart", user / "d" / "wegenkaart")
    monkeypatch.setenv(configuration, "d")
    assert folders.configuration().is_relative_to(user)
    assert folders.configuration() != user / "d" / "wegenkaart"


def test_our_own_setting_goes_before_all(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(user / "d"))
    monkeypatch.setenv("WEGENKAART_HOME", str(user / "eigen"))
    assert (folders.cache(), folders.configuration()) == (user / "eigen" / "cache", user / "eigen")
    monkeypatch.chdir(user)
    monkeypatch.setenv("WEGENKAART_HOME", "half")
    assert folders.configuration() == user / "half"


def test_a_home_that_is_not_there_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/bestaat/niet")
    for place in (folders.cache, folders.configuration):
        with pytest.raises(FileNotFoundError):
            place()
