"""The program, run as a user or another program runs it: as a process, in a shell, or (faster) in this process."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TypeAlias

import pytest

from wegenkaart import cli
from wegenkaart.cli import loading
from wegenkaart.knowledge import opened

SRC = Path(__file__).parents[1] / "src"
OFFLINE = Path(__file__).with_name("offline")
"""With what ends a process that uses the network."""
COMMAND = [sys.executable, "-m", "wegenkaart"]
NOW = "2026-11-23T03:00:00+01:00"
TIMEOUT = 20


@dataclass(frozen=True)
class Said:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one line of a run that failed before it said anything."""
        assert self.out == ""
        assert self.err.count("\n") == 1
        return self.err.rstrip("\n")


def fill_in(home: Path, contents: str) -> None:
    """The municipality's own file, as the program wants it: for its owner alone."""
    file = home / "contacten.yaml"
    file.write_text(contents, encoding="utf-8")
    file.chmod(0o600)


Run: TypeAlias = Callable[..., Said]
_opened = cache(opened)  # proving the knowledge base takes longer than most tests; once is enough


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{SRC}{os.pathsep}{OFFLINE}", **(more or {})}


def process(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], input=stdin, capture_output=True, timeout=TIMEOUT, check=False, cwd=cwd, env=environment(env)
    )


def shell(line: str, cwd: Path, env: Mapping[str, str] | None = None) -> Said:
    """A line of shell in which `wegenkaart` is the program."""
    function = f'wegenkaart() {{ "{sys.executable}" -m wegenkaart "$@"; }}; '
    done = subprocess.run(
        ["bash", "-c", function + line], stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False, cwd=cwd,
        env=environment(env),
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def in_process(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program as a function: the same code from the arguments to the exit code, without the start of a process."""
    monkeypatch.setattr(loading, "opened", _opened)

    def run(*arguments: str, stdin: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode())))
        capsys.readouterr()
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run
