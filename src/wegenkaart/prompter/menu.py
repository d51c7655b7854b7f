"""Arrow keys, numbers and words, with questionary. The highlight starts on what decides nothing: a stray Enter answers nothing."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # before the import: the question to the terminal leaks as text in some

import questionary
from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.output import Output, create_output

from wegenkaart.prompter.checklist import NONE, Rest, completed, rests, said_before, spoken, ticked_before
from wegenkaart.prompter.frame import Frame
from wegenkaart.prompter.keys import Quit, bind
from wegenkaart.prompter.lines import LinePrompter
from wegenkaart.prompter.prompter import (
    MIN_COLUMNS,
    MIN_ROWS,
    NOT_KNOWING,
    Asides,
    Checklist,
    Command,
    Ended,
    Menu,
    Option,
    Stopped,
    Ticks,
)
from wegenkaart.prompter.rows import Rows

_STYLE = questionary.Style([("answer", "noinherit bold"), ("pointer", "bold")])  # no colour: people chose their own


def in_terminal() -> "MenuPrompter":
    """Reads the keyboard and draws on standard error. Raises all kinds of errors where a terminal cannot do that."""
    return MenuPrompter(create_input(sys.stdin), create_output(stdout=sys.stderr), LinePrompter(sys.stdin, sys.stderr))


class MenuPrompter:
    keys = (
        "Kies met een cijfer of een pijltje, en druk op Enter. Weet u het niet? Druk dan alleen op Enter. "
        "Onder elke vraag staat wat u nog meer kunt: typ dat teken, en Enter.\n"
        "Schermlezer, of liever gewone regels? Typ: wegenkaart advise --plain"
    )

    def __init__(self, read_from: Input, write_to: Output, lines: LinePrompter) -> None:
        """`lines` is for typed text, and for a screen that was made too small for a menu."""
        self._in = read_from
        self._out = write_to
        self._lines = lines
        self._begun: dict[tuple[str, ...], set[int]] = {}
        """What was ticked in a checklist that the person left without closing it; by its text and its rows."""

    def say(self, text: str) -> None:
        self._lines.say(text)

    def choose(self, menu: Menu) -> Option:
        if self._too_small():
            return self._lines.choose(menu)
        while True:
            self.say(menu.text)
            picked = self._select(Rows(menu.options, menu.safe, menu.kept or menu.safe), menu.text)
            if isinstance(picked, Option):
                return picked
            self._obey(picked, menu.asides)

    def tick(self, checklist: Checklist) -> Ticks:
        if self._too_small():
            return self._lines.tick(checklist)
        rows, name = _checklist_rows(checklist), (checklist.text, *checklist.rows)
        rows.ticked = self._begun.get(name, rows.ticked)
        self._begun[name] = rows.ticked
        while True:
            self.say(checklist.text)
            picked = self._select(rows, checklist.text)
            if isinstance(picked, Option):
                del self._begun[name]
                ticks = completed(checklist, rows.ticked, Rest[picked.value or ""])
                self.say(f" Uw antwoord: {spoken(checklist.rows, ticks)}")
                return ticks
            self._obey(picked, checklist.asides)

    def read(self, text: str, asides: Asides) -> str:
        _forget_early_keys(self._in)
        return self._lines.read(text, asides)

    def _obey(self, asked: Command, asides: Asides) -> None:
        self.say(f"\n{asides.obey(asked)}\n")

    def _too_small(self) -> bool:
        size = self._out.get_size()
        return size.columns < MIN_COLUMNS or size.rows < MIN_ROWS

    def _select(self, rows: Rows, question: str) -> Option | Command:
        """What was chosen. Whatever else a key may bring about is no answer, and the question stays."""
        while not isinstance(result := self._asked(rows, question), Option | Command):
            pass
        return result

    def _asked(self, rows: Rows, question: str) -> object:
        """What came out of the menu. The rows know what was ticked, and where the highlight was."""
        with create_app_session(input=self._in, output=self._out):
            prompt = questionary.select(
                "Uw antwoord:",
                rows.choices,
                default=rows.choices[rows.start],
                qmark="",
                instruction="(cijfer of pijltje)",
                use_jk_keys=False,  # typing "ja" would move the highlight
                use_emacs_keys=False,
                style=_STYLE,
            )
            bind(prompt.application, rows)
            failed = partial(_fail, prompt.application)
            prompt.application._handle_exception = failed  # type: ignore[method-assign] # noqa: SLF001 (there is no public way)
            prompt.application.erase_when_done = rows.tickable > 0  # the crosses say more in one line
            Frame(rows, question, self._out).put_around(prompt.application)
            _forget_early_keys(self._in)
            return _result(prompt.unsafe_ask)


def _fail(application: Application[Any], _loop: object, context: Mapping[str, Any]) -> None:
    """A bug while keys are handled ends the question: by itself prompt_toolkit prints it, with all that the error says, and goes on."""
    if application.future and not application.future.done():
        application.exit(exception=context.get("exception") or RuntimeError(context.get("message")))


def _result(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except KeyboardInterrupt as error:
        raise Stopped from error
    except (EOFError, OSError) as error:
        raise Ended from error
    except Quit as error:  # what the terminal itself would make of this key, were no menu there
        number = getattr(signal, "SIGQUIT", None)  # Windows has none, and `nohup` has it ignored
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.raise_signal(number)
        raise Stopped from error


def _checklist_rows(checklist: Checklist) -> Rows:
    """The rows to tick, and below them the ways to say what holds for the rest."""
    count = len(checklist.rows)
    labels = [Option(str(number), None, label) for number, label in enumerate(checklist.rows, 1)]
    closing = {
        rest: Option(str(count + number), rest.name, f"Klaar, de rest {_is(rest)}", (rest.value, *_words(rest)))
        for number, rest in enumerate(rests(checklist), 1)
    }
    rows = Rows((*labels, *closing.values()), closing[Rest.UNKNOWN], closing[said_before(checklist)], tickable=count)
    rows.ticked.update(ticked_before(checklist))
    return rows


def _is(rest: Rest) -> str:
    return f"is {rest.value}" if rest is Rest.NO else rest.value


def _words(rest: Rest) -> tuple[str, ...]:
    return {Rest.NO: NONE, Rest.UNKNOWN: NOT_KNOWING, Rest.KEPT: ()}[rest]


def _forget_early_keys(keyboard: Input) -> None:
    """Keys pressed before the question was on the screen answer nothing."""
    clear_typeahead(keyboard)
    try:
        import termios  # noqa: PLC0415
    except ImportError:  # Windows
        return
    with suppress(termios.error):  # a pipe
        termios.tcflush(keyboard.fileno(), termios.TCIFLUSH)
