"""Text for a screen as lines with a style, so that the words are the same with colour, without, and in a pipe."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["plain", "heading", "strong", "dim"]

MIN_WIDTH, MAX_WIDTH = 40, 100
LEAST = 4
"""How far a line begins from the left where there is no more room."""


class Line(NamedTuple):
    text: str
    style: Style = "plain"


EMPTY = Line("")


def heading(text: str) -> Iterator[Line]:
    yield EMPTY
    yield Line(text, "heading")


def clamped(width: int) -> int:
    """A width at which text can be read."""
    return max(MIN_WIDTH, min(MAX_WIDTH, width))


class Page:
    """A screen that is being written: its width, and the abbreviations that it has not spelled out yet."""

    def __init__(self, width: int, terms: Mapping[str, str] | None = None, spelled: Iterable[str] = ()) -> None:
        self.width, self.terms, self.spelled = width, terms or {}, set(spelled)

    def paragraph(self, text: str, first: str = "", rest: str | None = None, style: Style = "plain") -> Iterator[Line]:
        """Wrapped text behind `first`. Further lines stand below the text, or behind `rest` when `first` may be long.

        Words are never broken, so numbers and addresses stay whole when they stand on a line of their own. Where the longest word
        would fall off the side, the lines begin further to the left.
        """
        if rest is None:
            spoken, initial, further = self.spell_out(text), first, " " * len(first)
        else:
            spoken, initial, further = self.spell_out(first.lstrip() + text), first[: len(first) - len(first.lstrip())], rest
        room = self.width - max(map(len, spoken.split()), default=0)
        initial, further = (part if part.strip() or len(part) <= room else part[: max(0, min(LEAST, room))] for part in (initial, further))
        lines = textwrap.wrap(
            spoken, self.width, initial_indent=initial, subsequent_indent=further, break_long_words=False, break_on_hyphens=False
        )
        for line in lines or [first.rstrip()]:
            yield Line(line, style)

    def spell_out(self, text: str) -> str:
        """The text with every abbreviation in full where it stands on this screen for the first time."""
        return _abbreviations(tuple(self.terms)).sub(lambda found: self._in_full(found, text), text) if self.terms else text

    def _in_full(self, found: re.Match[str], text: str) -> str:
        term = found["term"]
        if term in self.spelled:
            return found[0]
        self.spelled.add(term)
        explained = text[found.start() - 1 : found.start()] == "("  # "de Autoriteit Persoonsgegevens (AP)"
        return found[0] if explained else f"{found[0]} ({_short(self.terms[term])})"

    def trial(self) -> "Page":
        """A copy, to see how many lines something takes."""
        return Page(self.width, self.terms, self.spelled)


@cache
def _abbreviations(terms: tuple[str, ...]) -> re.Pattern[str]:
    """A term as a word, with what belongs to it: `GRIP 3`, `Cbw-melding`, `boa's`."""
    longest_first = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<term>{longest_first})(?: [0-9]|-[a-z]\w*|'s)?(?![\w+-])")


def _short(full: str) -> str:
    """What an abbreviation stands for, without the explanation behind it."""
    return re.split(r", | \(", full)[0]


def plain(lines: Iterable[Line]) -> str:
    """The words alone, without any escape code."""
    return "".join(f"{line.text}\n" for line in lines)


def styled(lines: Iterable[Line]) -> str:
    """The same words for a terminal with colours: bold and the terminal's own colours, nothing by colour alone."""
    from io import StringIO  # noqa: PLC0415 (start-up: only when drawing)

    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    styles = {"plain": "", "heading": "bold cyan", "strong": "bold", "dim": "dim"}
    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        markup=False,
        highlight=False,
        emoji=False,
        width=MAX_WIDTH * 4,
    )
    for line in lines:
        console.print(Text(line.text, style=styles[line.style]), soft_wrap=True)
    return buffer.getvalue()
