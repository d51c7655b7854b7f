"""What every way of asking has in common: what is put before a person, what typed words mean, and the ways out."""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from wegenkaart.search import fold

UNKNOWN_LABEL = "Weet ik niet"
NOT_KNOWING = ("onbekend", "weet ik niet", "weet niet", "geen idee")
"""Other words for not knowing."""
MIN_COLUMNS, MIN_ROWS = 40, 12
"""The smallest screen on which a menu can be drawn."""
_NARROWEST = 16
_HANGING = re.compile(r"^ *(?:[0-9]+\. )?")

Ticks: TypeAlias = tuple[bool | None, ...]
"""For each row of a checklist: that it is the case, that it is not, or (`None`) that the person does not know."""


class Stopped(Exception):
    """The person stops: with Ctrl-C, or with the word for it."""


class Ended(Stopped):
    """The input ends: Ctrl-D, a pipe that is empty, a terminal that is gone."""


class Back(Exception):
    """The person wants the question before this one again."""


class Command(StrEnum):
    """What can be typed instead of an answer."""

    EXPLAIN = "?"
    WHY = "w"
    ADVICE = "a"
    BACK = "t"
    STOP = "s"


COMMANDS = {
    Command.EXPLAIN: "uitleg",
    Command.WHY: "waarom",
    Command.ADVICE: "advies tot nu toe",
    Command.BACK: "terug",
    Command.STOP: "stoppen",
}
_UNBROKEN = "\u00a0"
COMMAND_KEYS = ", ".join(f"{key} {does}".replace(" ", _UNBROKEN) for key, does in COMMANDS.items())
_SPOKEN = {
    "uitleg": Command.EXPLAIN,
    "waarom": Command.WHY,
    "advies": Command.ADVICE,
    "terug": Command.BACK,
    "stop": Command.STOP,
    "stoppen": Command.STOP,
}


@dataclass(frozen=True, kw_only=True)
class Asides:
    """What can be said besides the question. Made when asked for: most people never ask."""

    explain: Callable[[], str]
    why: Callable[[], str]
    advice: Callable[[], str]

    def obey(self, command: Command) -> str:
        """The text that was asked for. Raises `Back` or `Stopped` for the other commands."""
        if command is Command.BACK:
            raise Back
        if command is Command.STOP:
            raise Stopped
        return {Command.EXPLAIN: self.explain, Command.WHY: self.why, Command.ADVICE: self.advice}[command]()


@dataclass(frozen=True)
class Option:
    """One answer. `value` is what it stands for (`None`: not knowing); `words` are other ways to say it."""

    number: str
    value: str | None
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Menu:
    """A question with one answer. `safe` is the option that decides nothing: a stray key chooses at most that one."""

    text: str
    options: tuple[Option, ...]
    safe: Option
    kept: Option | None = None
    """The answer of before, which Enter alone gives again."""
    asides: Asides


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A question with rows to tick. What is not ticked is what the person then says of the rest, never assumed."""

    text: str
    rows: tuple[str, ...]
    kept: Ticks | None = None
    asides: Asides


class Prompter(Protocol):
    """Asks on standard error, so that standard output holds the advice and nothing else.

    Every method that asks raises `Stopped`, and all but `read` raise `Back`.
    """

    keys: str
    """How to answer: for the person, before the first question."""

    def say(self, text: str) -> None:
        """Show a text, wrapped to the screen."""

    def choose(self, menu: Menu) -> Option:
        """The option that the person chose."""

    def tick(self, checklist: Checklist) -> Ticks:
        """What the person said of every row."""

    def read(self, text: str, asides: Asides) -> str:
        """One typed line; empty for Enter alone."""


def command(typed: str) -> Command | None:
    """The command that a typed text is."""
    text = fold(typed.strip())
    return next((each for each in Command if each == text), _SPOKEN.get(text))


def meant(typed: str, among: Sequence[Option]) -> Option | None:
    """The option that a typed text means: by its number, then by its value, words or label, or by a beginning that no other has.

    The beginning of a label goes before that of another word.
    """
    text = fold(typed.strip())
    numbered = [each for each in among if text == each.number]
    exact = numbered or [each for each in among if text and text in (each.value, fold(each.label), *each.words)]
    begun = exact or [each for each in among if text and fold(each.label).startswith(text)]
    near = begun or [each for each in among if text and any(word.startswith(text) for word in each.words)]
    return near[0] if len(near) == 1 else None


def is_unknown(typed: str) -> bool:
    """Whether a typed text says that the person does not know: one of the words for that, or its beginning."""
    text = fold(typed.strip())
    return bool(text) and any(word.startswith(text) for word in NOT_KNOWING)


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Every line of the text on lines of at most this width; words are never broken.

    The later ones are indented, as far as the first of them, or as its text behind a number.
    """
    lines = (
        textwrap.fill(
            line,
            max(width, _NARROWEST),
            subsequent_indent=indent or " " * len("".join(_HANGING.findall(line)[:1])),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )
    return "\n".join(lines).replace(_UNBROKEN, " ")
