"""Ctrl-C in the wizard stops the asking, and then the advice comes. Who presses it twice, out of haste, must not lose that advice.

It breaks off nothing but a question. At any other moment it is remembered for the next question, or the advice is on its way already.
Who presses again after a while wants out (nobody empties the pipe that the advice goes to). `kill` and the quit key end it at any moment.
"""

import signal
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self, TypeVar

from wegenkaart.prompter import Asides, Checklist, Menu, Option, Prompter, Stopped, Ticks

HASTE = 2.0
"""Seconds after the first Ctrl-C in which others are the same one. On a slow machine an advice takes a fifth of it."""
Said = TypeVar("Said")


class Stopping:
    """Put around the asking, and all that must still be done with the answers."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._asked = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> Self:
        if callable(self._before):  # not where it is ignored (`nohup`)
            signal.signal(signal.SIGINT, self._pressed)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if callable(self._before):
            signal.signal(signal.SIGINT, self._before)

    def heeded_by(self, prompter: Prompter) -> Prompter:
        """The prompter, asking nothing any more once Ctrl-C was pressed."""
        return _Heeding(prompter, self)

    def ask(self, question: Callable[[], Said]) -> Said:
        """What is said to a question. Raises what it raises, and `Stopped` or `KeyboardInterrupt` for Ctrl-C."""
        if self._since is not None:
            raise Stopped
        self._asked = True
        try:
            return question()
        except Stopped:  # by a key in a menu, or a word: the first of several, it may be
            self._since = time.monotonic()
            raise
        finally:
            self._asked = False

    def _pressed(self, _number: int, _frame: FrameType | None) -> None:
        first = self._since is None
        self._since = self._since or time.monotonic()
        if (first and self._asked) or time.monotonic() - self._since > HASTE:
            raise KeyboardInterrupt


class _Heeding:
    """A prompter that can be stopped in between, too."""

    def __init__(self, prompter: Prompter, stopping: Stopping) -> None:
        self._prompter, self._stopping = prompter, stopping
        self.keys = prompter.keys

    def say(self, text: str) -> None:
        self._prompter.say(text)

    def choose(self, menu: Menu) -> Option:
        return self._stopping.ask(lambda: self._prompter.choose(menu))

    def tick(self, checklist: Checklist) -> Ticks:
        return self._stopping.ask(lambda: self._prompter.tick(checklist))

    def read(self, text: str, asides: Asides) -> str:
        return self._stopping.ask(lambda: self._prompter.read(text, asides))
