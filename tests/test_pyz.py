"""The single file of `make pyz`, as on a laptop without a network: on a stick, started by a Python that has nothing installed.

It is built here from the locked libraries, so this needs a package index, or what pip remembers of it.
"""

import hashlib
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from program import NOW, process
from terminal.screen import CTRL_C, Terminal
from wegenkaart import __version__

ROOT = Path(__file__).parents[1]
BUILD = [sys.executable, str(ROOT / "shipping" / "pyz.py")]
EXAMPLE = ROOT / "examples" / "telefoonstoring-112-2019.yaml"
BARE = [sys.executable, "-I", "-S"]  # no libraries, of this environment or of the user


def built(folder: Path, **settings: str) -> Path:
    done = subprocess.run(
        [*BUILD, "--out", str(folder)], cwd=folder.parent, env={**os.environ, **settings}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return Path(done.stdout.decode().rstrip("\n"))


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the file in it, where nothing can be written. Its name has a space, and letters that ASCII lacks."""
    folder = tmp_path_factory.mktemp("laptop") / "usb-stick één"
    built(folder)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.fixture(scope="module")
def single(stick: Path) -> Path:
    (found,) = stick.iterdir()
    return found


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A home for the tests that are not about the first start, which takes much longer."""
    return str(tmp_path_factory.mktemp("memory"))


def run(
    single: Path, folder: Path, *arguments: str, limit: Callable[[], None] | None = None, **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """With no environment but a place for what is unpacked, and without a home."""
    place = folder / "tmp"
    place.mkdir(exist_ok=True)
    return subprocess.run(
        [*BARE, str(single), *arguments], cwd=folder, env={"TMPDIR": str(place), "HOME": os.devnull, **settings}, stdin=subprocess.DEVNULL,
        capture_output=True, timeout=60, check=False, preexec_fn=limit,
    )  # fmt: skip


def nothing_can_be_written() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_its_name_says_the_version_the_python_and_the_system(single: Path) -> None:
    name = f"wegenkaart-{__version__}-cp{sys.version_info.major}{sys.version_info.minor}-"
    assert single.name.startswith(name)
    assert single.suffix == ".pyz"
    assert single.name.removeprefix(name).startswith(sys.platform)


@pytest.mark.parametrize(
    "command",
    [
        ("advise", "--answers", str(EXAMPLE), "--json", "--now", NOW),
        ("advise", "--answers", str(EXAMPLE), "--now", NOW),
        ("advise", "--no-input", "--format", "html", "--now", NOW),
        ("advise", "--no-input", "--gemeente", "Alkmaar", "--now", NOW),
        ("resources", "ibd"),
        ("check",),
        ("explain", "T12"),
        ("export", "wizard", "-", "--now", NOW),
        ("advise", "--fact", "gebied=provincie"),
        ("--version",),
        ("--help",),
    ],
    ids=" ".join,
)
def test_it_says_the_same_as_the_installed_program(command: tuple[str, ...], single: Path, memory: str, tmp_path: Path) -> None:
    installed, alone = process(*command), run(single, tmp_path, *command, WEGENKAART_HOME=memory)
    assert (alone.returncode, alone.stdout, alone.stderr) == (installed.returncode, installed.stdout, installed.stderr)
    assert alone.stdout + alone.stderr


def test_a_batch_is_shared_by_processes_as_it_is_in_the_installed_program(single: Path, memory: str, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"fase": "warm", "eigen_organisatie": "ja"}\n{"fase": "koud"}\n' * 20, encoding="utf-8")
    command = ("advise", "--batch", str(batch), "--now", NOW)
    done = run(single, tmp_path, *command, "--jobs", "2", WEGENKAART_HOME=memory)
    assert (done.returncode, done.stdout, done.stderr) == (0, process(*command).stdout, b"")
    assert done.stdout.count(b"\n") == 40


def test_check_finds_no_faults(single: Path, tmp_path: Path) -> None:
    done = run(single, tmp_path, "check")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"OK: ")


def test_it_leaves_nothing_behind(single: Path, tmp_path: Path) -> None:
    assert run(single, tmp_path, "check").returncode == 0
    assert list((tmp_path / "tmp").iterdir()) == []
    assert list(single.parent.iterdir()) == [single]


def test_what_it_proved_it_remembers_and_then_it_writes_nothing_at_all(single: Path, tmp_path: Path) -> None:
    question = ("advise", "--no-input", "--json", "--now", NOW)
    first = run(single, tmp_path, *question, WEGENKAART_HOME=str(tmp_path / "home"))
    again = run(single, tmp_path, *question, WEGENKAART_HOME=str(tmp_path / "home"), limit=nothing_can_be_written)
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, b"")


def test_where_nothing_can_be_unpacked_it_says_so_in_one_line(single: Path, tmp_path: Path) -> None:
    done = run(single, tmp_path, "check", limit=nothing_can_be_written)
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode() == (
        "Fout: ik kan pydantic_core nergens uitpakken en laden. Zet TMPDIR (Windows: TEMP) op een map waarin u mag schrijven en waaruit "
        "programma's mogen starten.\n"
    )


def test_what_was_left_unpacked_goes_a_day_later_and_no_sooner(single: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(single) as archive:
        (name,) = (Path(name).name for name in archive.namelist() if name.startswith("pydantic_core/_pydantic_core.c"))
    old, new, foreign = (tmp_path / "tmp" / f"wegenkaart-uitgepakt-{each}" / name for each in ("old", "new", "foreign"))
    for file in (old, new, foreign):
        file.parent.mkdir(parents=True)
        file.touch()
    (foreign.parent / "notes.txt").touch()
    for file in (old, foreign):
        os.utime(file, (time.time() - 90_000, time.time() - 90_000))
    assert run(single, tmp_path, "check").returncode == 0
    assert sorted(path.name for path in (tmp_path / "tmp").iterdir()) == ["wegenkaart-uitgepakt-foreign", "wegenkaart-uitgepakt-new"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            'if here != "{python}"',
            'if here != "2.5"',
            "Fout: dit bestand is voor Python {python}, en dit is Python {python}. Start het met Python {python}.\n",
        ),
        ('!= [".', '!= [".for-a-toaster', "Gebruik het bestand dat voor dit systeem is gemaakt.\n"),
    ],
    ids=["python", "system"],
)
def test_the_wrong_python_or_system_is_told_in_one_line_which_is_right(
    before: str, after: str, says: str, single: Path, tmp_path: Path
) -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    with zipfile.ZipFile(single) as archive:
        front = archive.read("__main__.py").decode()
    assert front.count(before.format(python=python)) == 1
    wrong = tmp_path / "wrong.pyz"
    with zipfile.ZipFile(wrong, "w") as archive:
        archive.writestr("__main__.py", front.replace(before.format(python=python), after))
    done = run(wrong, tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("Fout: dit bestand is voor ")
    assert done.stderr.decode().endswith(says.format(python=python))
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("module", ["wegenkaart/__main__.pyc", "wegenkaart/cli/output.pyc", "wegenkaart/render/text.pyc"])
def test_a_damaged_byte_is_told_as_what_it_is(module: str, single: Path, memory: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(single) as archive:
        entry = archive.getinfo(module)
    damaged = bytearray(single.read_bytes())
    damaged[entry.header_offset + 30 + len(module)] ^= 0xFF  # the first byte of what was compressed: no longer a block
    (tmp_path / "damaged.pyz").write_bytes(damaged)
    done = run(tmp_path / "damaged.pyz", tmp_path, "advise", "--no-input", WEGENKAART_HOME=memory)
    assert (done.returncode, done.stdout) == (70, b"")
    assert done.stderr.decode().endswith("is niet te lezen. Bel en handel verder volgens uw eigen crisisplan.\n")
    assert done.stderr.count(b"\n") == 1


def test_in_a_terminal_it_asks(single: Path, memory: str, tmp_path: Path) -> None:
    command = shlex.join([*BARE, str(single), "advise"])
    with closing(Terminal(command, 80, 24, {"TERM": "xterm-256color", "WEGENKAART_HOME": memory}, tmp_path)) as wizard:
        wizard.wait("Is er nu iets aan de hand, of bereidt u zich voor?")
        wizard.press("1")
        wizard.wait("112")
        wizard.settle()
        wizard.press(CTRL_C)
        assert wizard.end() == 130
        assert wizard.restored


def test_it_holds_compiled_modules_the_knowledge_and_every_licence_and_nothing_of_the_machine_that_made_it(single: Path) -> None:
    with zipfile.ZipFile(single) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in contents if name.endswith(".py")] == ["__main__.py"]
    assert [name for name in contents if name.startswith(("bin/", "tests/")) or "__pycache__" in name] == []
    places = (str(ROOT).encode(), bytes(Path(tempfile.gettempdir()) / tempfile.gettempprefix()))
    assert [name for name, content in contents.items() if any(place in content for place in places)] == []
    data = {f"wegenkaart/data/{path.name}": path.read_bytes() for path in (ROOT / "data").iterdir()}
    assert data.items() <= contents.items()
    assert f"wegenkaart-{__version__}.dist-info/licenses/LICENSE" in contents


def test_built_again_elsewhere_at_another_time_it_is_the_same_to_the_byte(single: Path, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        again = built(tmp_path / "again", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C")
    finally:
        os.umask(before)
    assert again.name == single.name
    assert sums(again) == sums(single)
    assert hashlib.sha256(again.read_bytes()).hexdigest() == hashlib.sha256(single.read_bytes()).hexdigest()
    assert again.stat().st_mode & 0o777 == 0o755


def sums(file: Path) -> list[tuple[str, int]]:
    """The checksum of each part: says what differs, where bytes do not."""
    with zipfile.ZipFile(file) as archive:
        return [(each.filename, each.CRC) for each in archive.infolist()]
