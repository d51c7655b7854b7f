"""The rows of a menu while it is on the screen: how they look, which are ticked, and what was typed."""

from collections.abc import Sequence

import questionary
from questionary.prompts.common import InquirerControl

from wegenkaart.prompter.prompter import COMMAND_KEYS, COMMANDS, Command, Option, command, meant, wrapped

MARGIN = "   "
"""What questionary puts before every row, the pointer or as many spaces."""
_ANSWERED = " Uw antwoord: "
"""What questionary puts before the row that was chosen, when that alone is left on the screen."""
_TYPED_SHOWN = 30


class Rows:
    control: InquirerControl
    """What holds the highlight. Known once the menu has been made."""

    def __init__(self, options: Sequence[Option], safe: Option, start: Option, tickable: int = 0) -> None:
        """The first `tickable` options can be ticked. What means nothing moves the highlight to `safe`."""
        self.options = tuple(options)
        self.tickable = tickable
        self.ticked: set[int] = set()
        self.choices = [questionary.Choice(each.label, each) for each in self.options]
        self.start = self._at = self.options.index(start)
        self._safe = self.options.index(safe)
        self._typed = ""
        self._marked: int | None = None
        """The row that a digit ticked or cleared, while the highlight is still where it was."""

    def draw(self, columns: int) -> None:
        """Give every row its words for this width; a label too long for the screen goes on below itself."""
        for row, (choice, option) in enumerate(zip(self.choices, self.options, strict=True)):
            margin = _ANSWERED if self.control.is_answered else MARGIN
            before = f"{margin}{self._before(row, option)}"
            choice.title = wrapped(f"{before}{option.label}", columns - 1, " " * len(before)).removeprefix(margin)

    def keys(self, columns: int) -> str:
        """What stands below the rows."""
        return wrapped(f"{MARGIN}{self._help()}", columns - 1, MARGIN)

    @property
    def height(self) -> int:
        """In lines, as they were last drawn."""
        return sum(_lines(choice) for choice in self.choices)

    @property
    def in_sight(self) -> int:
        """The row that must be seen: what the last key did, or else the highlight."""
        return self.control.pointed_at if self._marked is None or self._has_moved() else self._marked

    @property
    def first_line(self) -> int:
        """Of the row that must be seen: how many lines stand above it."""
        return sum(_lines(choice) for choice in self.choices[: self.in_sight])

    def lines_below(self) -> int:
        """How many lines of the row that must be seen stand below its first."""
        return _lines(self.choices[self.in_sight]) - 1

    @property
    def unseen_enter(self) -> str:
        """What Enter does, where the highlight need not be in sight; empty where it is."""
        closes = self.in_sight != self.control.pointed_at >= self.tickable
        return f"Enter is: {self.options[self.control.pointed_at].label}" if closes else ""

    def type(self, char: str) -> None:
        """Move the highlight to what the typed text means. A digit ticks a row that can be ticked."""
        self._typed = typed = self._still_typed()
        self._marked = None
        if not typed and char in [each.number for each in self.options[: self.tickable]]:
            self._toggle(int(char) - 1)
            self._marked, self._at = int(char) - 1, self.control.pointed_at
        elif typed or char != " ":
            longer = typed + char
            another = longer.isdecimal() and meant(longer, self.options) is None  # another number instead of a longer one
            self._set(char if another else longer)
        elif self.control.pointed_at < self.tickable:
            self._toggle(self.control.pointed_at)

    def clear(self) -> None:
        self._set("")

    def entered(self) -> Option | Command | None:
        """What Enter gives: the command or the option, and nothing (`None`) on a row that can be ticked and for words that mean nothing."""
        typed, self._typed = self._still_typed(), ""
        if asked := command(typed):
            return asked
        if typed and not meant(typed, self.options):
            self.clear()
            return None
        if self.control.pointed_at < self.tickable:
            self._tick_or_leave(self.control.pointed_at)
            return None
        return self.options[self.control.pointed_at]

    def _still_typed(self) -> str:
        """What was typed, as long as the arrows have not moved the highlight since."""
        return "" if self._has_moved() else self._typed

    def _has_moved(self) -> bool:
        return self.control.pointed_at != self._at

    def _set(self, typed: str) -> None:
        self._typed, self._marked = typed, None
        if not command(typed):
            found = meant(typed, self.options) or self.options[self._safe if typed else self.start]
            self.control.pointed_at = self.options.index(found)
        self._at = self.control.pointed_at

    def _tick_or_leave(self, row: int) -> None:
        """Enter after a space means that one is done, not that the tick goes: it moves on to how to close."""
        if row in self.ticked:
            self.clear()
        self.ticked.add(row)

    def _toggle(self, row: int) -> None:
        self.ticked ^= {row}

    def _before(self, row: int, option: Option) -> str:
        """The number, and whether the row is ticked. Numbers stand below each other, until the row alone is left on the screen."""
        tick = f"[{'x' if row in self.ticked else ' '}] " if row < self.tickable else ""
        width = 0 if self.control.is_answered else len(self.options[-1].number)
        return f"{option.number:>{width}}. {tick}"

    def _help(self) -> str:
        """The keys; once something was typed, what Enter then does."""
        typed = self._still_typed()
        if not typed:
            return f"{'Een cijfer of de spatie zet een kruisje. ' if self.tickable else ''}{COMMAND_KEYS}"
        shown = f"Getypt: {typed[:_TYPED_SHOWN]}."
        if asked := command(typed):
            return f"{shown} Enter is: {COMMANDS[asked]}"
        found = meant(typed, self.options)
        return f"{shown} Enter is: {found.label}" if found else f"{shown} Dat ken ik niet. Enter wist dit."


def _lines(choice: questionary.Choice) -> int:
    return str(choice.title).count("\n") + 1
