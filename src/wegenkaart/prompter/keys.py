"""What the keys of a menu do: what questionary leaves out, and what it does otherwise than people expect."""

from typing import Any, cast

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from wegenkaart.prompter.prompter import Back, Command, Option
from wegenkaart.prompter.rows import Rows


class Quit(Exception):
    """The quit key: without the advice."""


def bind(application: Application[Any], rows: Rows) -> None:
    """Typed text, back, ticks, end of input, signals, suspending, and Escape-Enter, which would give an empty answer."""
    windows = application.layout.find_all_windows()
    rows.control = next(each.content for each in windows if isinstance(each.content, InquirerControl))
    # Without those of its own: they search, count and accept lines of text, and here is no text to edit.
    application._default_bindings = KeyBindings()  # noqa: SLF001
    bindings = cast("KeyBindings", application.key_bindings)
    _bind_answers(bindings, rows)
    _bind_ways_out(bindings)


def _bind_answers(bindings: KeyBindings, rows: Rows) -> None:
    def enter(event: KeyPressEvent) -> None:
        if (result := rows.entered()) is not None:
            rows.control.is_answered = isinstance(result, Option)
            _leave(event, result)

    for key in (Keys.ControlM, Keys.ControlJ):
        bindings.add(key, eager=True)(enter)
    bindings.add(Keys.BracketedPaste, eager=True)(lambda _event: None)
    for keys in ((Keys.Backspace,), (Keys.Escape,), (Keys.Escape, Keys.Any)):
        bindings.add(*keys)(lambda _event: rows.clear())
    for enter_key in (Keys.ControlM, Keys.ControlJ):
        bindings.add(Keys.Escape, enter_key, eager=True)(lambda _event: rows.clear())
        bindings.add(Keys.Escape, Keys.Escape, enter_key, eager=True)(lambda _event: rows.clear())
    bindings.add(Keys.Any)(lambda event: rows.type(event.data) if event.data.isprintable() else None)


def _bind_ways_out(bindings: KeyBindings) -> None:
    bindings.add(Keys.Left, eager=True)(lambda event: _fail(event, Back))
    bindings.add(Keys.ControlD, eager=True)(lambda event: _fail(event, EOFError))
    bindings.add(Keys.ControlZ, eager=True)(lambda event: event.app.suspend_to_background())
    bindings.add(Keys.ControlBackslash, eager=True)(lambda event: _fail(event, Quit))
    for key in (Keys.ControlC, Keys.ControlQ, Keys.SIGINT):
        bindings.add(key, eager=True)(lambda event: _fail(event, KeyboardInterrupt))


def _leave(event: KeyPressEvent, result: Option | Command) -> None:
    """With a result. What was no answer leaves no trace on the screen."""
    event.app.erase_when_done |= isinstance(result, Command)
    event.app.exit(result=result)


def _fail(event: KeyPressEvent, error: type[BaseException]) -> None:
    event.app.erase_when_done = True
    event.app.exit(exception=error)
