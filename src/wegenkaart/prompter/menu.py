"""Arrow keys, numbers and words, with questionary. The highlight starts on "Weet ik niet": a stray Enter answers nothing."""

import os
import sys
from contextlib import suppress
from typing import cast

os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # before the import: the question to the terminal leaks as text in some

import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output
from questionary.prompts.common import InquirerControl

from wegenkaart.advice.document import OpenQuestion
from wegenkaart.prompter.prompter import Back, Option, Stopped, explained, meant, options, wrapped

_EXPLAIN = "\0explain"
_POINTER = " »  "
_INDENT = " " * len(" » 1. ")
_STYLE = questionary.Style([("answer", "noinherit bold"), ("pointer", "bold")])  # no colour: people chose their own


def in_terminal() -> "MenuPrompter":
    """Reads the keyboard and draws on standard error. Raises all kinds of errors where a terminal cannot do that."""
    return MenuPrompter(create_input(sys.stdin), create_output(stdout=sys.stderr))


class MenuPrompter:
    keys = (
        "Kies met een cijfer of met de pijltjes, en druk op Enter. Weet u het niet? Druk dan alleen op Enter. "
        "Toets ? voor uitleg, pijltje naar links voor de vorige vraag, Ctrl-C om te stoppen."
    )

    def __init__(self, read_from: Input, write_to: Output) -> None:
        self._in = read_from
        self._out = write_to

    def say(self, text: str) -> None:
        print(wrapped(text, self._width()), file=sys.stderr, flush=True)

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        among = options(question)
        self.say(question.question)
        while True:
            chosen = self._select(among)
            if chosen == _EXPLAIN:
                self.say(explained(question, explain))
            elif found := next((option for option in among if option.number == chosen), None):
                return found.value

    def _width(self) -> int:
        return self._out.get_size().columns

    def _select(self, among: tuple[Option, ...]) -> str:
        """The number of the chosen option, or `_EXPLAIN`. Every answer outside those is for the caller to refuse."""
        choices = [questionary.Choice(self._title(option), option.number) for option in among]
        with create_app_session(input=self._in, output=self._out):
            prompt = questionary.select(
                "Uw antwoord:",
                choices,
                default=choices[-1],
                qmark="",
                instruction="(? is uitleg)",
                use_jk_keys=False,  # typing "ja" would move the highlight
                use_emacs_keys=False,
                style=_STYLE,
            )
            _bind(prompt, among)
            _forget_early_keys(self._in)
            try:
                return str(prompt.unsafe_ask())
            except (KeyboardInterrupt, EOFError) as error:
                raise Stopped from error

    def _title(self, option: Option) -> str:
        """The number and label; a label too long for the screen goes on below itself."""
        return wrapped(f"{option.number}. {option.label}", self._width() - len(_POINTER), _INDENT)


class _Typing:
    """Moves the highlight to what the typed text means, and to "Weet ik niet" when it means nothing."""

    def __init__(self, control: InquirerControl, among: tuple[Option, ...]) -> None:
        self._control = control
        self._among = among
        self._typed = ""
        self._at = control.pointed_at

    def add(self, char: str) -> None:
        if self._control.pointed_at != self._at:  # the arrows moved it since
            self._typed = ""
        longer = self._typed + char
        fresh = char.isdecimal() and meant(longer, self._among) is None  # another number instead of a longer one
        self._set(char if fresh else longer)

    def clear(self) -> None:
        self._set("")

    def _set(self, typed: str) -> None:
        self._typed = typed
        found = meant(typed, self._among) or self._among[-1]
        self._control.pointed_at = self._at = self._among.index(found)


def _bind(prompt: questionary.Question, among: tuple[Option, ...]) -> None:
    """What questionary leaves out: letters, `?`, back, end of input, a signal, and Escape-Enter, which would give ''."""
    application = prompt.application
    bindings = cast("KeyBindings", application.key_bindings)
    windows = application.layout.find_all_windows()
    typing = _Typing(next(each.content for each in windows if isinstance(each.content, InquirerControl)), among)

    def leave(event: KeyPressEvent, how: "type[BaseException] | str") -> None:
        event.app.erase_when_done = True
        if isinstance(how, str):
            event.app.exit(result=how)
        else:
            event.app.exit(exception=how)

    bindings.add("?", eager=True)(lambda event: leave(event, _EXPLAIN))
    bindings.add(Keys.Left, eager=True)(lambda event: leave(event, Back))
    for key in (Keys.ControlC, Keys.ControlD, Keys.SIGINT):
        bindings.add(key, eager=True)(lambda event: leave(event, KeyboardInterrupt))
    bindings.add(Keys.BracketedPaste, eager=True)(lambda _event: None)
    for keys in ((Keys.Backspace,), (Keys.Escape,), (Keys.Escape, Keys.ControlM)):
        bindings.add(*keys, eager=keys[-1] is Keys.ControlM)(lambda _event: typing.clear())
    bindings.add(Keys.Any)(lambda event: typing.add(event.data) if event.data.isprintable() else None)


def _forget_early_keys(keyboard: Input) -> None:
    """Keys pressed before the question was on the screen answer nothing."""
    clear_typeahead(keyboard)
    try:
        import termios  # noqa: PLC0415
    except ImportError:  # Windows
        return
    with suppress(termios.error):  # a pipe
        termios.tcflush(keyboard.fileno(), termios.TCIFLUSH)
