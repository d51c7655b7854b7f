"""What people install: the source distribution, the wheel made from it, and the program that comes out.

Everything here runs without a network: the build uses the tools of this environment, and the fresh environment borrows its
libraries, but not its (editable) wegenkaart.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from wegenkaart import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `python -m build` makes it: through the source distribution, not straight from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`wegenkaart` in a fresh environment."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, symlinks=os.name != "nt")
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(folder)}))
    python = scripts / Path(sys.executable).name
    libraries = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    done = run([*pip, "install", "--no-index", "--no-deps", "--ignore-installed", str(wheel)], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return scripts / "wegenkaart"


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in another folder, with a home of its own and no trace of the checkout."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    own = {"WEGENKAART_HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(command, cwd=folder, env={**inherited, **own}, capture_output=True, text=True, timeout=120, check=False)


def test_the_wheel_holds_the_same_bytes_as_data(wheel: Path) -> None:
    files = [path for path in (ROOT / "data").rglob("*") if path.is_file()]
    expected = {f"wegenkaart/{path.relative_to(ROOT).as_posix()}": path.read_bytes() for path in files}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name: archive.read(name) for name in archive.namelist() if name.startswith("wegenkaart/data/")}
    assert sorted(shipped) == sorted(expected)  # before the bytes: a missing file should not print all of them
    assert [name for name in expected if shipped[name] != expected[name]] == []


def test_the_wheel_holds_every_module_the_licence_and_the_mark_that_it_is_typed(wheel: Path) -> None:
    package = ROOT / "src" / "wegenkaart"
    modules = {f"wegenkaart/{path.relative_to(package).as_posix()}" for path in package.rglob("*.py")}
    names = set(zipfile.ZipFile(wheel).namelist())
    licence = f"wegenkaart-{__version__}.dist-info/licenses/LICENSE"
    assert modules | {"wegenkaart/py.typed", licence} <= names


def test_the_installed_program_starts_from_another_folder_with_the_knowledge_of_the_checkout(program: Path, tmp_path: Path) -> None:
    installed = run([str(program), "--version"], tmp_path)
    assert installed.stderr == ""
    assert installed.stdout.startswith(f"wegenkaart {__version__} (kennisbank ")
    checkout = run([sys.executable, "-m", "wegenkaart", "--version"], tmp_path)
    assert installed.stdout == checkout.stdout


def test_the_installed_program_proves_its_own_knowledge(program: Path, tmp_path: Path) -> None:
    done = run([str(program), "check"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
