"""What every way of asking has in common."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wegenkaart.advice.document import OpenQuestion
from wegenkaart.incident import UNKNOWN
from wegenkaart.search import fold

UNKNOWN_LABEL = "Weet ik niet"
_NARROWEST = 16


class Stopped(Exception):
    """The person stops: with Ctrl-C, Ctrl-D, the word for it, or because the input ends."""


class Back(Exception):
    """The person wants the question before this one again."""


class Prompter(Protocol):
    """Asks on standard error, so that standard output holds the advice and nothing else."""

    keys: str
    """How to answer, go back and stop: for the person, before the first question."""

    def say(self, text: str) -> None:
        """Show a text, wrapped to the screen."""

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        """The id of the chosen value, or `None` when the person does not know. Raises `Stopped` or `Back`."""


@dataclass(frozen=True)
class Option:
    """One numbered answer. `value` is `None` for not knowing."""

    number: str
    value: str | None
    label: str


def options(question: OpenQuestion) -> tuple[Option, ...]:
    """The values of a question and, always last, not knowing."""
    answers = [*((value.id, value.label) for value in question.values), (None, UNKNOWN_LABEL)]
    return tuple(Option(str(number), value, label) for number, (value, label) in enumerate(answers, 1))


def meant(typed: str, among: Sequence[Option]) -> Option | None:
    """The option that a typed text means: by its number, id or label, or by a beginning that no other label has."""
    text = fold(typed.strip())
    exact = [each for each in among if text in (each.number, each.value or UNKNOWN, fold(each.label))]
    near = exact or [each for each in among if text and fold(each.label).startswith(text)]
    return near[0] if len(near) == 1 else None


def explained(question: OpenQuestion, explain: str) -> str:
    return f"{explain} Vraag het aan {question.ask}."


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Every line of the text on lines of at most this width, the later ones indented; words are never broken."""
    lines = (
        textwrap.fill(line, max(width, _NARROWEST), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)
