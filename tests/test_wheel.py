"""What people install: the source distribution, the wheel made from it, and the program that comes out.

Everything here runs without a network: the build uses the tools of this environment, and the fresh environment borrows its
libraries, but not its (editable) wegenkaart.
"""

import hashlib
import os
import shutil
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
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `python -m build` makes: a source distribution, and the wheel through that, not straight from the checkout."""
    return built(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def built(checkout: Path, folder: Path) -> Path:
    done = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(checkout)], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


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


def test_the_wheel_holds_the_package_the_licence_and_nothing_else_than_that_and_data(wheel: Path) -> None:
    package = ROOT / "src" / "wegenkaart"
    expected = {f"wegenkaart/{path.relative_to(package).as_posix()}" for path in package.rglob("*.*") if "__pycache__" not in path.parts}
    about = {
        f"wegenkaart-{__version__}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if not name.startswith("wegenkaart/data/")} == expected | about
    assert "wegenkaart/py.typed" in names


def test_made_again_elsewhere_from_files_of_another_time_and_other_rights_they_are_the_same_to_the_byte(dist: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders gemaakt"
    made_here = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "dist", "mutants", "htmlcov")
    shutil.copytree(ROOT, elsewhere, ignore=made_here)
    for path in elsewhere.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600 | path.stat().st_mode & 0o100)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = built(elsewhere, tmp_path)
    for name in (f"wegenkaart-{__version__}.tar.gz", f"wegenkaart-{__version__}-py3-none-any.whl"):
        assert hashlib.sha256((again / name).read_bytes()).hexdigest() == hashlib.sha256((dist / name).read_bytes()).hexdigest()


def test_the_installed_program_starts_from_another_folder_with_the_knowledge_of_the_checkout(program: Path, tmp_path: Path) -> None:
    installed = run([str(program), "--version"], tmp_path)
    assert installed.stderr == ""
    assert installed.stdout.startswith(f"wegenkaart {__version__} (kennisbank ")
    checkout = run([sys.executable, "-m", "wegenkaart", "--version"], tmp_path)
    assert installed.stdout == checkout.stdout


def test_the_installed_program_proves_its_own_knowledge(program: Path, tmp_path: Path) -> None:
    done = run([str(program), "check"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
