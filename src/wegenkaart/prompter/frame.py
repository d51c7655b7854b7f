"""What stands around the rows of a menu: its question above, the keys below. The rows scroll where they do not fit between."""

from typing import Any, cast

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import is_done
from prompt_toolkit.layout import ConditionalContainer, Dimension, FormattedTextControl, HSplit, ScrollOffsets, Window
from prompt_toolkit.output import Output

from wegenkaart.prompter.prompter import wrapped
from wegenkaart.prompter.rows import MARGIN, Rows

MORE = "Er is meer: gebruik de pijltjes."
_PROMPT, _FEWEST = 1, 3
"""The line of the answer; and the rows that are always shown, on a screen on which a menu can be drawn at all."""


class Frame:
    def __init__(self, rows: Rows, question: str, output: Output) -> None:
        self._rows = rows
        self._question = question
        self._output = output
        self._room = _FEWEST
        self._below = ""

    def put_around(self, application: Application[Any]) -> None:
        """The rows must have their control (`keys.bind`)."""
        listed = next(each for each in application.layout.find_all_windows() if each.content is self._rows.control)
        self._rows.control.get_cursor_position = lambda: Point(x=len(MARGIN), y=self._rows.first_line)  # what the list scrolls to
        listed.height = lambda: Dimension(max=self._room)
        listed.scroll_offsets = ScrollOffsets(bottom=self._rows.lines_below)
        keys = Window(FormattedTextControl(lambda: self._below), dont_extend_height=True)
        cast("HSplit", application.layout.container).children.append(ConditionalContainer(keys, filter=~is_done))
        application.before_render += lambda _app: self._measure()

    def _measure(self) -> None:
        """How much room there is now, for people change the size of their window."""
        size = self._output.get_size()
        self._rows.draw(size.columns)
        self._below = self._rows.keys(size.columns)
        self._room = size.rows - _PROMPT - _height(wrapped(self._question, size.columns)) - _height(self._below)
        if self._rows.height > self._room:
            more = wrapped(f"{MARGIN}{self._rows.unseen_enter or MORE}", size.columns - 1, MARGIN)
            self._below = f"{more}\n{self._below}"
            self._room = max(_FEWEST, self._room - _height(more))


def _height(text: str) -> int:
    return text.count("\n") + 1
