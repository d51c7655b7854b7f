"""What holds for every test: no network, no traces of the person who runs it, the same screen everywhere."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from wegenkaart.errors import InvalidFile
from wegenkaart.knowledge import anew, default_data

# No deadline: CI shares its cores. No chance: a failing example must fail again for whoever looks into it.
settings.register_profile("wegenkaart", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("wegenkaart")
# `make mutants` only wants to know whether a test fails; the smallest example of it can take a minute.
settings.register_profile("mutants", settings.get_profile("wegenkaart"), phases=(Phase.explicit, Phase.generate))

_NETWORK = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname")
_NOT_OURS = ("FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES", "CI", "GITHUB_ACTIONS")


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        message = f"a test (or the program) used the network: {event} {arguments[1:]}"
        raise RuntimeError(message)


sys.addaudithook(_refuse_the_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write golden screens, transcripts and generated pages anew")


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program remembers of the shipped knowledge, proved once for all tests; nothing when it cannot be proved."""
    home = tmp_path_factory.mktemp("warm")
    with pytest.MonkeyPatch.context() as patch, suppress(InvalidFile):
        patch.setenv("WEGENKAART_HOME", str(home))
        anew(default_data())
    return home / "cache"


@pytest.fixture
def home(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a memory of its own: files are replaced there and never written in, so links to the shared ones are enough."""
    home = tmp_path_factory.mktemp("home")
    (home / "cache").mkdir(mode=0o700)
    for path in warm.glob("*"):
        (home / "cache" / path.name).hardlink_to(path)
    return home


@pytest.fixture(autouse=True)
def _own_environment(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own folders for configuration and cache, 80 columns, no colour, in this process and in those a test starts."""
    for name in [*_NOT_OURS, *(name for name in os.environ if name.startswith("WEGENKAART_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WEGENKAART_HOME", str(home))
    for name, folder in {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What makes a process run with tests/faults.c: a chosen system call fails, or the clock is another one."""
    library = tmp_path_factory.mktemp("faults") / "faults.so"
    compiler = shutil.which("gcc") or shutil.which("cc")
    source = Path(__file__).with_name("faults.c")
    made = compiler and subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], capture_output=True, check=False)
    if sys.platform != "linux" or not made or made.returncode:
        pytest.skip("no C compiler that can make faults.c for this system")
    return {"LD_PRELOAD": str(library)}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds how it must look; `make golden` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; if that is right: make golden, and read the diff"

    return compare
