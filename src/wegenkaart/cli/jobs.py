"""`--jobs`: the lines of a batch dealt to several processes. The answers are the same bytes in the same order, however many there are.

A helper is this program again (`cli.worker`), with pipes to and from it. It gets the knowledge and the setting as they are here, so
nothing is read or proved a second time and all speak of the same moment. Work goes out and comes back in turns: a helper gets its
next lines only when its answers were taken, so neither ever waits for the other with a full pipe, only so many lines are under way,
and no thread is needed. When a helper falls away its lines are answered here, as they would be without helpers.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self, TypeAlias, cast

from wegenkaart.cli.output import write_bytes
from wegenkaart.cli.worker import HEAD
from wegenkaart.errors import WegenkaartError, WrongUse

if TYPE_CHECKING:
    from wegenkaart.advice import Setting
    from wegenkaart.cli.batch import Answers
    from wegenkaart.model import KnowledgeBase

Lines: TypeAlias = list[tuple[int, bytes]]
"""Numbered."""

ALL = "alle"
MOST = 256
AT_ONCE, AT_ONCE_BYTES = 16, 100_000
"""How many lines a helper gets at most in one turn, and how long they are together (the last one may be longer)."""


def asked(text: str) -> int:
    """How many processes `--jobs` asks for. Raises `WrongUse`."""
    if text == ALL:
        return min(_cores(), MOST)
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST):
        raise WrongUse(f"--jobs {text}: dit is geen aantal processen. Geef een getal van 1 tot en met {MOST}, of '{ALL}'.")
    return int(text)


def _cores() -> int:
    """Those that this process may use, where the system can tell."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def deal(lines: Iterable[tuple[int, bytes]], answers: "Answers", home: "tuple[KnowledgeBase, Setting]", jobs: int) -> None:
    """Write the answer to every line. What stops the reading is raised after the answers to what was read before."""
    with ExitStack() as stack:
        idle: deque[Helper] = deque()
        with suppress(OSError):  # no more processes here: then with these
            idle.extend(stack.enter_context(Helper()) for _ in range(jobs))
        for helper in idle:
            helper.send(home)
        _Turns(idle, answers).take_all(_turns(lines))


class _Turns:
    """Who waits for work, and who has which lines; what was dealt first is taken first."""

    def __init__(self, idle: "deque[Helper]", answers: "Answers") -> None:
        self._idle, self._answers = idle, answers
        self._busy: deque[tuple[Helper, Lines]] = deque()

    def take_all(self, turns: "Iterable[Lines | WegenkaartError]") -> None:
        failed = None
        for turn in turns:
            if isinstance(turn, WegenkaartError):
                failed = turn
            else:
                self._give(turn)
        while self._busy:
            self._take()
        if failed:
            raise failed

    def _give(self, lines: Lines) -> None:
        while self._busy and not self._idle:
            self._take()
        if not self._idle:  # all have fallen away
            self._alone(lines)
            return
        helper = self._idle.popleft()
        helper.send(lines)
        self._busy.append((helper, lines))

    def _take(self) -> None:
        helper, lines = self._busy.popleft()
        said = helper.take()
        if said is None:
            self._alone(lines)
            return
        some_bad, text = said
        self._answers.some_bad |= some_bad
        write_bytes(text)
        self._idle.append(helper)

    def _alone(self, lines: Lines) -> None:
        for number, raw in lines:
            write_bytes(self._answers.to(number, raw))


def _turns(lines: Iterable[tuple[int, bytes]]) -> "Iterator[Lines | WegenkaartError]":
    """The lines, some at once; then what stopped the reading, if something did."""
    turn: Lines = []
    failed = None
    try:
        for number, raw in lines:
            turn.append((number, raw))
            if len(turn) == AT_ONCE or sum(len(each) for _, each in turn) >= AT_ONCE_BYTES:
                yield turn
                turn = []
    except WegenkaartError as error:
        failed = error
    if turn:
        yield turn
    if failed:
        yield failed


class Helper:
    """A process that answers lines. One that fell away takes nothing and says nothing."""

    def __init__(self) -> None:
        """Raises `OSError` when there can be no more processes."""
        # No folder of the user's is looked at for modules (-P). Of an incident nothing stands among the arguments, or in what is said
        # on standard error. A session of its own: Ctrl-C is for the one that started it, and that one ends it.
        where = os.pathsep.join(str(Path(each).absolute()) for each in sys.path if each)
        self._process = subprocess.Popen(  # noqa: S603 (this very program)
            [sys.executable or "", "-P", "-m", "wegenkaart.cli.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": where},
            start_new_session=True,
        )
        self._given, self._said = (cast("IO[bytes]", pipe) for pipe in (self._process.stdin, self._process.stdout))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._process.kill()
        for pipe in (self._given, self._said):
            with suppress(OSError):  # what was left in it is for one that fell away
                pipe.close()
        self._process.wait()

    def send(self, value: object) -> None:
        """Something to work with, or to work on."""
        with suppress(OSError):  # it fell away: there will be nothing to take
            pickle.dump(value, self._given)
            self._given.flush()

    def take(self) -> tuple[bool, bytes] | None:
        """Whether a line was bad, and all answers; `None` when it fell away."""
        head = self._said.read(HEAD.size)
        if len(head) < HEAD.size:
            return None
        some_bad, length = HEAD.unpack(head)
        text = self._said.read(length)
        return (some_bad, text) if len(text) == length else None
