"""The rows of a menu while it is on the screen: how they look, which are ticked, and what was typed."""

from collections.abc import Sequence

import questionary
from questionary.prompts.common import InquirerControl

from wegenkaart.prompter.prompter import COMMAND_KEYS, COMMANDS, Command, Option, command, meant, wrapped

_MARGIN = "   "
"""What questionary puts before every row, the pointer or as many spaces."""
_TYPED_SHOWN = 30


class Rows:
    control: InquirerControl
    """What holds the highlight. Known once the menu has been made."""

    def __init__(self, options: Sequence[Option], safe: Option, start: Option, tickable: int = 0) -> None:
        """The first `tickable` options can be ticked. What means nothing moves the highlight to `safe`."""
        self.options = tuple(options)
        self.tickable = tickable
        self.ticked: set[int] = set()
        self.choices = [*(questionary.Choice(each.label, each) for each in self.options), questionary.Separator("")]
        self.start = self._at = self.options.index(start)
        self._safe = self.options.index(safe)
        self._typed = ""

    def draw(self, columns: int) -> None:
        """Give every row its words for this width; a label too long for the screen goes on below itself."""
        titles = (*(self._title(row, option) for row, option in enumerate(self.options)), ("", self._help()))
        for choice, (before, text) in zip(self.choices, titles, strict=True):
            title = wrapped(f"{_MARGIN}{before}{text}", columns - 1, " " * len(f"{_MARGIN}{before}"))
            choice.title = title.removeprefix(_MARGIN)

    def type(self, char: str) -> None:
        """Move the highlight to what the typed text means. A digit ticks a row that can be ticked."""
        self._typed = typed = self._still_typed()
        if not typed and char in [each.number for each in self.options[: self.tickable]]:
            self._toggle(int(char) - 1)
        elif typed or char != " ":
            longer = typed + char
            another = longer.isdecimal() and meant(longer, self.options) is None  # another number instead of a longer one
            self._set(char if another else longer)
        elif self.control.pointed_at < self.tickable:
            self._toggle(self.control.pointed_at)

    def clear(self) -> None:
        self._set("")

    def entered(self) -> Option | Command | None:
        """What Enter gives: the command or the option, and nothing (`None`) on a row that it ticks and for words that mean nothing."""
        typed, self._typed = self._still_typed(), ""
        if asked := command(typed):
            return asked
        if typed and not meant(typed, self.options):
            return None
        if self.control.pointed_at < self.tickable:
            self._toggle(self.control.pointed_at)
            return None
        return self.options[self.control.pointed_at]

    def _still_typed(self) -> str:
        """What was typed, as long as the arrows have not moved the highlight since."""
        return self._typed if self.control.pointed_at == self._at else ""

    def _set(self, typed: str) -> None:
        self._typed = typed
        if not command(typed):
            found = meant(typed, self.options) or self.options[self._safe if typed else self.start]
            self.control.pointed_at = self.options.index(found)
        self._at = self.control.pointed_at

    def _toggle(self, row: int) -> None:
        self.ticked ^= {row}

    def _title(self, row: int, option: Option) -> tuple[str, str]:
        """What stands before the label, and the label."""
        tick = f"[{'x' if row in self.ticked else ' '}] " if row < self.tickable else ""
        return f"{option.number:>{len(self.options[-1].number)}}. {tick}", option.label

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
