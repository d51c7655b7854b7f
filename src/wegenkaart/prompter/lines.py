"""Numbered lines: works in every terminal, through a pipe, and with a screen reader. Nothing is redrawn."""

import os
from typing import TextIO

from wegenkaart.advice.document import OpenQuestion
from wegenkaart.prompter.prompter import Back, Option, Stopped, explained, meant, options, wrapped

_STOP = ("s", "stop", "stoppen")
_BACK = ("t", "terug")
_EXPLAIN = ("?", "uitleg")
_WIDTH = 80
_INDENT = " " * len("  1. ")


class LinePrompter:
    keys = "Typ het cijfer van uw antwoord en druk op Enter. Typ ? voor uitleg, t voor de vorige vraag, s om te stoppen."

    def __init__(self, read_from: TextIO, write_to: TextIO) -> None:
        self._in = read_from
        self._out = write_to

    def say(self, text: str) -> None:
        print(wrapped(text, self._width()), file=self._out, flush=True)

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        among = options(question)
        self.say(question.question)
        for option in among:
            print(wrapped(f"  {option.number}. {option.label}", self._width(), _INDENT), file=self._out)
        while (chosen := self._chosen(among, explained(question, explain))) is None:
            pass
        self.say(f"Uw antwoord: {chosen.label}")
        return chosen.value

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._out.fileno()).columns or _WIDTH
        except (OSError, ValueError):  # not a terminal
            return _WIDTH

    def _chosen(self, among: tuple[Option, ...], explain: str) -> Option | None:
        """What one typed line means; `None` when the question has to be put again."""
        typed = self._line(f"Uw antwoord (1-{len(among)}): ")
        if typed.lower() in _EXPLAIN:
            self.say(explain)
            return None
        if (found := meant(typed, among)) is None:
            self.say(f"Dat begrijp ik niet. {self.keys}")
        return found

    def _line(self, prompt: str) -> str:
        print(prompt, end="", file=self._out, flush=True)
        try:
            line = self._in.readline()
        except (KeyboardInterrupt, OSError, ValueError) as error:
            self.say("")
            raise Stopped from error
        typed = line.strip()
        if not line or typed.lower() in _STOP:
            self.say("")
            raise Stopped
        if typed.lower() in _BACK:
            raise Back
        return typed
