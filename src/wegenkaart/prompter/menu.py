"""Arrow keys and digits, with questionary. The highlight starts on "Weet ik niet": a stray Enter answers nothing."""

import os
import sys

os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # before the import: the question to the terminal leaks as text in some

import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.output import create_output

from wegenkaart.advice.document import OpenQuestion
from wegenkaart.prompter.prompter import UNKNOWN_LABEL, Stopped

_UNKNOWN = "\0unknown"
_EXPLAIN = "\0explain"
_DIGITS = "123456789"


class MenuPrompter:
    def say(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        while True:
            chosen = self._select(question)
            if chosen == _EXPLAIN:
                self.say(f"  {explain} Vraag het aan {question.ask}.")
            elif chosen == _UNKNOWN:
                return None
            elif chosen in {value.id for value in question.values}:
                return chosen

    def _select(self, question: OpenQuestion) -> str:
        rows = [(value.label, value.id) for value in question.values]
        rows += [("Uitleg bij deze vraag", _EXPLAIN), (UNKNOWN_LABEL, _UNKNOWN)]
        digits = len(rows) <= len(_DIGITS)
        choices = [questionary.Choice(label, value, shortcut_key=_DIGITS[i] if digits else False) for i, (label, value) in enumerate(rows)]
        with create_app_session(output=create_output(stdout=sys.stderr)) as session:
            _forget_early_keys()
            clear_typeahead(session.input)
            prompt = questionary.select(
                question.question,
                choices,
                default=choices[-1],
                qmark="",
                instruction="(kies met de pijltjes of een cijfer, dan Enter; Ctrl-C stopt)"
                if digits
                else "(pijltjes en Enter; Ctrl-C stopt)",
                use_shortcuts=digits,
                use_jk_keys=False,  # typing "ja" would move the highlight
            )
            try:
                return str(prompt.unsafe_ask())
            except (KeyboardInterrupt, EOFError) as error:
                raise Stopped from error


def _forget_early_keys() -> None:
    """Keys pressed before the question was on the screen answer nothing."""
    try:
        import termios  # noqa: PLC0415 (not there on Windows)

        termios.tcflush(sys.stdin, termios.TCIFLUSH)
    except (ImportError, OSError, ValueError):
        return
