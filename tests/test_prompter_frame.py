"""A menu that does not fit on its screen scrolls, and its question and its keys stay in sight."""

from collections.abc import Iterator
from io import StringIO

import pyte
import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from wegenkaart.prompter import Asides, Checklist, LinePrompter, Menu, Option, Stopped
from wegenkaart.prompter.menu import MenuPrompter

DOWN, UP, CTRL_C = "\x1b[B", "\x1b[A", "\x03"
MENU = "(cijfer of pijltje)"
QUESTION = "Welke sector is geraakt?"
ASIDES = Asides(explain=lambda: "Leven telt.", why=lambda: "Wie leidt.", advice=lambda: "Bel 112.")
SECTORS = (
    "Zorg", "Energie", "Haven", "Voedsel", "Water", "Telecom", "Vervoer", "Banken, verzekeraars en betalingen", "Overheid", "Weet ik niet",
)  # fmt: skip


class Drawn(Vt100_Output):
    """A screen of its own. Each time the menu stands on it, the next of the keys are pressed."""

    def __init__(self, columns: int, rows: int, keyboard: PipeInput, *keys: str) -> None:
        self.size = Size(rows=rows, columns=columns)
        self.picture: list[str] = []
        self._keyboard = keyboard
        self._keys = [*keys, CTRL_C]
        self._written = StringIO()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        super().__init__(self._written, lambda: self.size, term="xterm", enable_cpr=False)

    def say(self, text: str) -> None:
        self._stream.feed(text.replace("\n", "\r\n"))

    def lines(self) -> list[str]:
        return list(self._screen.display)

    def flush(self) -> None:
        super().flush()
        self._stream.feed(self._written.getvalue())
        self._written.seek(0)
        self._written.truncate()
        if self._keys and any(MENU in line for line in self._screen.display):
            self.picture = "\n".join(line.rstrip() for line in self._screen.display).rstrip().split("\n")
            self._keyboard.send_text(self._keys.pop(0))


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


def sectors(start: int) -> Menu:
    options = tuple(Option(str(number), label, label) for number, label in enumerate(SECTORS, 1))
    text = QUESTION
    return Menu(text=text, options=options, safe=options[-1], kept=options[start - 1], asides=ASIDES)


def picture(keyboard: PipeInput, columns: int, rows: int, start: int, *keys: str) -> list[str]:
    """What a person sees after these keys, without the empty lines below it."""
    screen = Drawn(columns, rows, keyboard, *keys)

    class Shown(StringIO):
        def write(self, text: str) -> int:
            screen.say(text)
            return len(text)

    with pytest.raises(Stopped):
        MenuPrompter(keyboard, screen, LinePrompter(StringIO(), Shown())).choose(sectors(start))
    return screen.picture


KEYS = ["   ? uitleg, w waarom,", "   a advies tot nu toe, t terug,", "   s stoppen"]
MORE = "   Er is meer: gebruik de pijltjes."


def test_what_fits_is_shown_whole(keyboard: PipeInput) -> None:
    assert picture(keyboard, 40, 16, 10) == [
        QUESTION, " Uw antwoord: (cijfer of pijltje)", "    1. Zorg", "    2. Energie", "    3. Haven", "    4. Voedsel", "    5. Water",
        "    6. Telecom", "    7. Vervoer", "    8. Banken, verzekeraars en", "       betalingen", "    9. Overheid", " » 10. Weet ik niet",
        *KEYS,
    ]  # fmt: skip


def test_the_answer_that_is_left_on_the_screen_is_not_cut_either(keyboard: PipeInput) -> None:
    screen = Drawn(40, 24, keyboard, "\r")
    asked = sectors(8)
    assert MenuPrompter(keyboard, screen, LinePrompter(StringIO(), StringIO())).choose(asked) == asked.options[7]
    assert [line.rstrip() for line in screen.lines()[:3]] == [
        " Uw antwoord: 8. Banken, verzekeraars", "                 en betalingen", "",
    ]  # fmt: skip


def test_what_does_not_fit_scrolls_between_the_question_and_the_keys(keyboard: PipeInput) -> None:
    assert picture(keyboard, 40, 12, 1) == [
        QUESTION, " Uw antwoord: (cijfer of pijltje)", " »  1. Zorg", "    2. Energie", "    3. Haven", "    4. Voedsel", "    5. Water",
        "    6. Telecom", MORE, *KEYS,
    ]  # fmt: skip


def test_the_answer_of_before_is_in_sight_also_at_the_end_of_a_long_list(keyboard: PipeInput) -> None:
    assert picture(keyboard, 40, 12, 10) == [
        QUESTION, " Uw antwoord: (cijfer of pijltje)", "    6. Telecom", "    7. Vervoer", "    8. Banken, verzekeraars en",
        "       betalingen", "    9. Overheid", " » 10. Weet ik niet", MORE, *KEYS,
    ]  # fmt: skip


def test_a_row_of_more_lines_is_shown_whole_where_the_highlight_is(keyboard: PipeInput) -> None:
    assert picture(keyboard, 40, 12, 1, DOWN * 7)[2:8] == [
        "    4. Voedsel", "    5. Water", "    6. Telecom", "    7. Vervoer", " »  8. Banken, verzekeraars en", "       betalingen",
    ]  # fmt: skip


ROWS = ("Zorg", "Banken, verzekeraars en betalingen", "Haven", "Voedsel", "Water", "Telecom", "Vervoer", "Overheid")


def ticking(keyboard: PipeInput, *keys: str) -> list[str]:
    """What a person sees of a checklist on a small screen after these keys, between the question and the keys."""
    screen = Drawn(40, 12, keyboard, *keys)
    with pytest.raises(Stopped):
        MenuPrompter(keyboard, screen, LinePrompter(StringIO(), StringIO())).tick(Checklist(text=QUESTION, rows=ROWS, asides=ASIDES))
    return screen.picture


def test_a_row_that_a_digit_ticks_comes_into_sight_and_it_is_said_what_enter_does(keyboard: PipeInput) -> None:
    assert ticking(keyboard)[1:7] == [
        "    6. [ ] Telecom", "    7. [ ] Vervoer", "    8. [ ] Overheid", "    9. Klaar, de rest is nee",
        " » 10. Klaar, de rest weet ik niet", "   Er is meer: gebruik de pijltjes.",
    ]  # fmt: skip
    assert ticking(keyboard, "2")[1:7] == [
        "    2. [x] Banken, verzekeraars en", "           betalingen", "    3. [ ] Haven", "    4. [ ] Voedsel",
        "   Enter is: Klaar, de rest weet ik", "   niet",
    ]  # fmt: skip
    assert ticking(keyboard, "2", "2")[1] == "    2. [ ] Banken, verzekeraars en"


@pytest.mark.parametrize("key", [UP, "\x7f", "geen"])
def test_after_that_another_key_brings_the_highlight_back_into_sight(keyboard: PipeInput, key: str) -> None:
    assert any(line.startswith(" »") for line in ticking(keyboard, "2", key))


def test_a_number_that_is_typed_scrolls_to_its_row(keyboard: PipeInput) -> None:
    assert picture(keyboard, 80, 12, 1, "9")[2:] == [
        "    2. Energie", "    3. Haven", "    4. Voedsel", "    5. Water", "    6. Telecom", "    7. Vervoer",
        "    8. Banken, verzekeraars en betalingen", " »  9. Overheid", MORE, "   Getypt: 9. Enter is: Overheid",
    ]  # fmt: skip
