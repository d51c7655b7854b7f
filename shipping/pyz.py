"""Make the single file: the program, its libraries and its knowledge in one zip that Python starts: `make pyz`.

pip takes the libraries of `requirements.txt` and checks their hashes. How it works, and why so: docs/adr/0012-a-single-file.md.
"""

import argparse
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

from wegenkaart import __version__

HERE = Path(__file__).parent
ROOT = HERE.parent
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
TAG = f"cp{sys.version_info.major}{sys.version_info.minor}"
PACKAGE, MODULE = "pydantic_core", "_pydantic_core"
LIBRARIES = (".so", ".pyd")
# How pip did its work, with places on this machine; and starters that need these libraries installed.
LEFT_OUT = ("*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json", "bin/*", "Scripts/*")
MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in it, the first that a zip can hold: so that the same content is the same bytes."""


def build(target: Path, platform: str | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        _install(tree, platform)
        suffix = _suffix(tree)
        for unwanted in (path for pattern in LEFT_OUT for path in tree.glob(pattern)):
            unwanted.unlink()
        (tree / PACKAGE / f"{MODULE}.py").write_bytes((HERE / "unpacked.py").read_bytes())
        _compile(tree)
        front = _filled((HERE / "front.py").read_text(encoding="utf-8"), SUFFIX=suffix, PYTHON=PYTHON, PLATFORM=platform or _platform())
        (tree / "__main__.py").write_text(front, encoding="utf-8")
        _pack(tree, target)


def _install(tree: Path, platform: str | None) -> None:
    """The locked libraries, each with a hash that fits; then the program, from this checkout."""
    lock = tree.with_name("requirements.txt")
    lock.write_text(_for_every_system((ROOT / "requirements.txt").read_text(encoding="utf-8")), encoding="utf-8")
    other = ["--platform", platform, "--python-version", PYTHON, "--implementation", "cp"] if platform else []
    _pip(tree, "--require-hashes", "--only-binary=:all:", *other, "-r", str(lock))
    _pip(tree, "--no-index", "--no-build-isolation", str(ROOT))


def _pip(tree: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "install", "--no-deps", "--no-compile"]
    subprocess.run([*command, "--target", str(tree), *arguments], cwd=ROOT, check=True)


def _for_every_system(lock: str) -> str:
    """For pip looks at the system it runs on, not at the one that is asked for. So what only Windows needs is in every file (25 kB)."""
    return lock.replace(" ; sys_platform == 'win32'", "")


def _suffix(tree: Path) -> str:
    """Of the one library that must be there: it says Python, machine and system. The others are faster forms of modules in Python."""
    for path in sorted(tree.rglob("*")):
        if path.suffix in LIBRARIES and path.parent.name != PACKAGE:
            path.unlink()
    (found,) = (tree / PACKAGE).glob(f"{MODULE}.*[!i]")
    return found.name.removeprefix(MODULE)


def _compile(tree: Path) -> None:
    """Compiled modules only: reading them as text would make every start ten times as long."""
    options = ["-q", "-b", "--invalidation-mode", "unchecked-hash", "-s", str(tree)]
    subprocess.run([sys.executable, "-m", "compileall", *options, str(tree)], env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)
    for path in tree.rglob("*.py"):
        path.unlink()


def _filled(text: str, **values: str) -> str:
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)


def _pack(tree: Path, target: Path) -> None:
    """As a whole or not at all, and the same bytes for the same tree."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    with half.open("wb") as file:
        file.write(f"#!/usr/bin/env python{PYTHON}\n".encode())
        with zipfile.ZipFile(file, "w") as archive:
            for path in sorted(path for path in tree.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(path.relative_to(tree).as_posix(), MOMENT)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    half.chmod(0o755)
    half.replace(target)


def _platform() -> str:
    return re.sub(r"[-.]", "_", sysconfig.get_platform())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the file (default dist)")
    parser.add_argument("--platform", help="for another system, as pip names it: win_amd64, macosx_11_0_arm64, manylinux2014_aarch64")
    options = parser.parse_args()
    target = options.out / f"wegenkaart-{__version__}-{TAG}-{options.platform or _platform()}.pyz"
    try:
        build(target, options.platform)
    except subprocess.CalledProcessError as error:  # which has said why
        sys.exit(error.returncode)
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
