"""Numbered lines: works in every terminal, through a pipe, and with a screen reader. Nothing is redrawn."""

import os
from typing import TextIO

from wegenkaart.prompter.checklist import (
    Mistake,
    Rest,
    completed,
    rests,
    rows_meant,
    said_before,
    spoken,
)
from wegenkaart.prompter.prompter import (
    COMMAND_KEYS,
    NOT_KNOWING,
    Asides,
    Back,
    Checklist,
    Command,
    Ended,
    Menu,
    Option,
    Stopped,
    Ticks,
    command,
    is_unknown,
    meant,
    wrapped,
)
from wegenkaart.textfile import wait_for

MOST_TYPED = 1000
"""Characters on a line. No answer comes near it."""
MOST_PIECES = 10_000
"""A line that still goes on after so many times that has no end (`/dev/zero`)."""
MOST_IN_VAIN = 100
"""Lines in a row without a new answer, from what is no terminal (`yes`)."""
_WIDTH = 80
_INDENT = " " * len("  1. ")
_KEYS = " ".join(Command)
_WHICH = "Typ de cijfers van wat klopt, zoals 1 3, of 0 voor geen; daarna de rest"


class LinePrompter:
    keys = f"Typ het cijfer van uw antwoord en druk op Enter. Of typ een letter: {COMMAND_KEYS}."

    def __init__(self, read_from: TextIO, write_to: TextIO) -> None:
        self._in = read_from
        self._out = write_to
        self._shown = True
        """Whether the questions arrive: where they do not, nobody can answer them."""
        self._answered: set[tuple[str, object]] = set()
        self._in_vain = 0

    def say(self, text: str) -> None:
        shown = "".join(char if char.isprintable() or char == "\n" else "?" for char in wrapped(text, self._width()))  # it may be typed
        self._write(f"{shown}\n")

    def choose(self, menu: Menu) -> Option:
        chosen = self._chosen(menu)
        self._count(menu.text, chosen.label)
        self.say(f"Uw antwoord: {chosen.label}")
        return chosen

    def tick(self, checklist: Checklist) -> Ticks:
        self._put_rows(checklist)
        ticks = self._ticks(checklist)
        self._count(checklist.text, ticks)
        self.say(f"Uw antwoord: {spoken(checklist.rows, ticks)}")
        return ticks

    def read(self, text: str, asides: Asides) -> str:
        while asked := command(typed := self._line(text)):
            self._obey(asked, asides)
        return typed

    def _chosen(self, menu: Menu) -> Option:
        enter = f"; Enter is: {menu.kept.label}" if menu.kept else ""
        first, last = menu.options[0].number, menu.options[-1].number
        self._put(menu)
        while True:
            typed = self._line(f"Uw antwoord ({first}-{last}, of {_KEYS}{enter}):")
            if asked := command(typed):
                self._obey(asked, menu.asides)
                self._put(menu)
            elif chosen := meant(typed, menu.options) or (None if typed else menu.kept):
                return chosen
            else:
                self.say(f"Dat begrijp ik niet. {self.keys}")

    def _put(self, menu: Menu) -> None:
        self.say(menu.text)
        for option in menu.options:
            self._item(option.number, option.label)

    def _put_rows(self, checklist: Checklist) -> None:
        self.say(checklist.text)
        for number, row in enumerate(checklist.rows, 1):
            self._item(str(number), row)

    def _item(self, number: str, label: str) -> None:
        self._write(f"{wrapped(f'{number:>3}. {label}', self._width(), _INDENT)}\n")

    def _ticks(self, checklist: Checklist) -> Ticks:
        enter = f"; Enter is: {spoken(checklist.rows, checklist.kept)}" if checklist.kept else ""
        while True:
            typed = self._line(f"{_WHICH} (of {_KEYS}{enter}):")
            if asked := command(typed):
                self._obey(asked, checklist.asides)
                self._put_rows(checklist)
            elif not typed and checklist.kept:
                return checklist.kept
            elif (ticks := self._understood(checklist, typed)) is not None:
                return ticks

    def _understood(self, checklist: Checklist, typed: str) -> Ticks | None:
        """`None` when the rows have to be asked again: there was a mistake in them, or the person went back to them."""
        if is_unknown(typed):
            return completed(checklist, (), Rest.UNKNOWN)
        try:
            ticked = rows_meant(typed, checklist.rows)
            return completed(checklist, ticked, self._rest(checklist, len(ticked)))
        except Mistake as mistake:
            self.say(str(mistake))
        except Back:
            self._put_rows(checklist)
        return None

    def _rest(self, checklist: Checklist, ticked: int) -> Rest:
        """What is true of the rest; nobody is asked when there is none."""
        if ticked == len(checklist.rows):
            return Rest.UNKNOWN
        options = tuple(
            Option(str(number), rest.name, rest.value, NOT_KNOWING if rest is Rest.UNKNOWN else ())
            for number, rest in enumerate(rests(checklist), 1)
        )
        kept = options[rests(checklist).index(said_before(checklist))] if checklist.kept else None
        text = "De rest:" if ticked else "Geen van deze dus. Is het overal nee, of weet u het niet?"
        return Rest[self._chosen(Menu(text=text, options=options, safe=options[1], kept=kept, asides=checklist.asides)).value or ""]

    def _obey(self, asked: Command, asides: Asides) -> None:
        self.say(f"{asides.obey(asked)}\n")

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._out.fileno()).columns or _WIDTH
        except (OSError, ValueError):  # not a terminal
            return _WIDTH

    def _write(self, text: str) -> None:
        """On the screen. One that is gone is no reason to lose the advice: it may be on its way to a file."""
        wait_for(self._out)
        try:
            print(text, end="", file=self._out, flush=True)
        except (OSError, ValueError):
            self._shown = False

    def _count(self, asked: str, answer: object) -> None:
        """An answer that was not given before is progress. There are only so many."""
        if (asked, answer) not in self._answered:
            self._answered.add((asked, answer))
            self._in_vain = 0

    def _line(self, prompt: str) -> str:
        """One line as typed. Raises `Ended` when no more can come, or nothing comes of it."""
        while self._in_vain < MOST_IN_VAIN or self._in.isatty():
            self._in_vain += 1
            if (line := self._typed(prompt)) is not None:
                return line
            self.say(f"Deze regel is te lang (meer dan {MOST_TYPED} tekens). Typ alleen uw antwoord.")
        self.say(f"De laatste {MOST_IN_VAIN} regels veranderden niets. Ik stop met vragen.")
        raise Ended

    def _typed(self, prompt: str) -> str | None:
        """`None` for a line that is too long, of which the rest is forgotten."""
        self._write(f"{wrapped(prompt, self._width())} ")
        if not self._shown:
            raise Ended
        line = last = self._piece()
        for _ in range(MOST_PIECES):
            if len(last) < MOST_TYPED or last.endswith("\n"):
                return line.strip() if line is last else None
            last = self._piece()
        self.say("Hier komt geen eind aan een regel. Ik stop met vragen.")
        raise Ended

    def _piece(self) -> str:
        wait_for(self._in)
        try:
            line = self._in.readline(MOST_TYPED)
        except KeyboardInterrupt as error:
            self.say("")
            raise Stopped from error
        except (OSError, ValueError) as error:
            self.say("")
            raise Ended from error
        if not line:
            self.say("")
            raise Ended
        return line
