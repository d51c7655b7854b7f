"""A real terminal: the program on a pseudo-terminal, and a screen that shows what a person would see."""

import os
import shlex
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pyte

from program import environment

ENTER, LEFT, CTRL_C, CTRL_D, CTRL_Z, CTRL_BACKSLASH = "\r", "\x1b[D", "\x03", "\x04", "\x1a", "\x1c"
TIMEOUT = 20.0
_QUIET = 0.2
"""How long nothing has to come before it counts as still."""


class Terminal:
    def __init__(self, command: str, columns: int, rows: int, env: Mapping[str, str], cwd: Path) -> None:
        self.raw = b""
        self._drawn = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            "bash", ["-c", f"exec {command}"], dimensions=(rows, columns), env=dict(env), cwd=str(cwd), timeout=TIMEOUT
        )
        self._child.delaybeforesend = None
        self.before = self.settings()

    @property
    def pid(self) -> int:
        return int(self._child.pid)

    @property
    def cursor_hidden(self) -> bool:
        return bool(self._draw().cursor.hidden)

    def settings(self) -> list[Any]:
        """How the terminal treats keys: with echo, by the line, and so on."""
        return termios.tcgetattr(self._child.child_fd)

    def lines(self) -> list[str]:
        """What stands on the screen now."""
        return [line.rstrip() for line in self._draw().display]

    def text(self) -> str:
        return "\n".join(self.lines())

    def press(self, keys: str | bytes) -> None:
        self._child.send(keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, rows: int) -> None:
        self._draw()
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def hang_up(self) -> None:
        """Take the terminal away, as when a connection breaks."""
        os.close(self._child.child_fd)
        self._child.child_fd = -1

    @property
    def restored(self) -> bool:
        """Whether keys and cursor are as they were before the program began."""
        return self.settings() == self.before and not self.cursor_hidden

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self, text: str, times: int = 1) -> None:
        """Until the text has been written so many times, from the start."""
        end = time.monotonic() + TIMEOUT
        while self.raw.count(text.encode()) < times:
            assert time.monotonic() < end, f"{text!r} did not come; the screen:\n{self.text()}"
            assert self._read(0.1) or self._child.isalive() or self._read(0.1), f"it ended without {text!r}; the screen:\n{self.text()}"

    def settle(self) -> None:
        """Until nothing comes any more."""
        while self._read(_QUIET):
            pass

    def end(self) -> int:
        """Read to the end. Returns the exit code, negative for a signal that it died of."""
        end = time.monotonic() + TIMEOUT
        while self._child.isalive():
            assert time.monotonic() < end, f"it does not end; the screen:\n{self.text()}"
            self._read(0.1)
        while self._read(0.1):
            pass
        return -int(self._child.signalstatus) if self._child.signalstatus else int(self._child.exitstatus)

    def close(self) -> None:
        self._child.close(force=True)

    def _read(self, wait: float) -> bool:
        """Take in what came. Returns whether anything did."""
        try:
            came = self._child.read_nonblocking(65536, wait)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += came
        return True

    def _draw(self) -> pyte.Screen:
        """The screen with all that came: drawn when it is looked at, for drawing is slow."""
        self._stream.feed(self.raw[self._drawn :])
        self._drawn = len(self.raw)
        return self._screen


@contextmanager
def terminal(arguments: str, cwd: Path, columns: int = 80, rows: int = 24, **env: str) -> Iterator[Terminal]:
    """The program with these arguments (a piece of shell: it may redirect) on a terminal of this size."""
    clean = {name: value for name, value in environment({"TERM": "xterm-256color", **env}).items() if name != "COLUMNS"}
    opened = Terminal(f"{shlex.quote(sys.executable)} -m wegenkaart {arguments}", columns, rows, clean, cwd)
    try:
        yield opened
    finally:
        opened.close()
