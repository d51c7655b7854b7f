"""Numbered lines: works in every terminal, through a pipe, and with a screen reader. Nothing is redrawn."""

from typing import TextIO

from wegenkaart.advice.document import OpenQuestion
from wegenkaart.prompter.prompter import UNKNOWN_LABEL, Stopped

_STOP = ("s", "stop", "stoppen")


class LinePrompter:
    def __init__(self, read_from: TextIO, write_to: TextIO) -> None:
        self._in = read_from
        self._out = write_to

    def say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        options: list[tuple[str | None, str]] = [(value.id, value.label) for value in question.values]
        options.append((None, UNKNOWN_LABEL))
        self.say(f"\n{question.question}")
        for number, (_, label) in enumerate(options, 1):
            self.say(f"  {number}. {label}")
        while True:
            typed = self._line(f"Typ een cijfer van 1 tot {len(options)} (? is uitleg, s is stoppen): ")
            if typed == "?":
                self.say(f"{explain} Vraag het aan {question.ask}.")
                continue
            chosen = _chosen(typed, options)
            if len(chosen) == 1:
                self.say(f"Uw antwoord: {options[chosen[0]][1]}")
                return options[chosen[0]][0]
            self.say("Dat begrijp ik niet. Typ het cijfer van uw antwoord.")

    def _line(self, prompt: str) -> str:
        print(prompt, end="", file=self._out, flush=True)
        try:
            line = self._in.readline()
        except (KeyboardInterrupt, UnicodeDecodeError, ValueError) as error:
            raise Stopped from error
        if not line or line.strip().lower() in _STOP:
            self.say("")
            raise Stopped
        return line.strip().lower()


def _chosen(typed: str, options: list[tuple[str | None, str]]) -> list[int]:
    """The options that the typed text can mean: a number, an id, a label, or the unique beginning of a label."""
    if typed.isdecimal():
        return [int(typed) - 1] if 1 <= int(typed) <= len(options) else []
    exact = [i for i, (value, label) in enumerate(options) if typed in (value, label.lower())]
    return exact or [i for i, (_, label) in enumerate(options) if typed and label.lower().startswith(typed)]
