"""A checklist: what is ticked is the case, and what holds for the rest is what the person says, never assumed."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from wegenkaart.prompter import Asides, Back, Checklist, Ended, LinePrompter, Stopped, Ticks, spoken
from wegenkaart.prompter.checklist import Mistake, rows_meant
from wegenkaart.prompter.menu import MenuPrompter

DOWN, UP, LEFT, ENTER, ESCAPE = "\x1b[B", "\x1b[A", "\x1b[D", "\r", "\x1b"
CTRL_C, CTRL_D = "\x03", "\x04"
ROWS = ("De gemeente is geraakt", "Een school, of een ander", "Iemand eist losgeld")


def checklist(kept: Ticks | None = None) -> Checklist:
    asides = Asides(explain=lambda: "Meer kan tegelijk.", why=lambda: "Wie leidt.", advice=lambda: "Bel 112.")
    return Checklist(text="Wat is er aan de hand?", rows=ROWS, kept=kept, asides=asides)


# What typed rows mean


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("1 3", {0, 2}), ("3 1", {0, 2}), ("1,3", {0, 2}), ("1, 3.", {0, 2}), ("1 en 3", {0, 2}), ("1+3", {0, 2}), ("2", {1}),
        ("1) 2)", {0, 1}), ("0", set()), ("geen", set()), ("Geen van deze", set()), ("nee", set()), ("niets", set()), ("0.", set()),
        ("de gemeente is geraakt", {0}), ("de gem", {0}), ("een school, of een ander", {1}), ("een school, iemand", {1, 2}),
        ("iemand en de gemeente", {0, 2}), ("ÍEMAND", {2}),
    ],
)  # fmt: skip
def test_numbers_labels_and_words_for_none_mean_rows(typed: str, rows: set[int]) -> None:
    assert rows_meant(typed, ROWS) == rows


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("4", "4 staat er niet bij. Kies uit 1 tot en met 3."),
        ("1 7", "7 staat er niet bij. Kies uit 1 tot en met 3."),
        ("13", "13 staat er niet bij. Zet een spatie tussen de cijfers."),
        ("1 1", "1 staat er twee keer. Typ elk cijfer één keer."),
        ("0 1", "0 betekent: geen van deze. Typ dan alleen 0."),
        ("1 ja", "'ja' begrijp ik niet. Typ alleen cijfers, of alleen woorden."),
        ("ja", "'ja' staat er niet bij. Typ de cijfers die ervoor staan."),
        ("de gemeente, kabouter", "'kabouter' staat er niet bij. Typ de cijfers die ervoor staan."),
        ("", "Typ minstens één cijfer, 0 voor geen van deze, of: weet ik niet."),
        (" , ", "Typ minstens één cijfer, 0 voor geen van deze, of: weet ik niet."),
        ("-1", "'-1' staat er niet bij. Typ de cijfers die ervoor staan."),
        ("٣", "'٣' staat er niet bij. Typ de cijfers die ervoor staan."),
    ],
)
def test_a_mistake_says_what_is_wrong_and_what_to_type(typed: str, complaint: str) -> None:
    with pytest.raises(Mistake) as mistake:
        rows_meant(typed, ROWS)
    assert str(mistake.value) == complaint


@given(st.text())
def test_whatever_is_typed_means_rows_that_are_there_or_is_a_mistake(typed: str) -> None:
    with suppress(Mistake):
        assert rows_meant(typed, ROWS) <= {0, 1, 2}


@pytest.mark.parametrize(
    ("ticks", "said"),
    [
        ((True, False, True), "De gemeente is geraakt; Iemand eist losgeld. De rest: nee"),
        ((True, None, None), "De gemeente is geraakt. De rest: weet ik niet"),
        ((True, True, True), "De gemeente is geraakt; Een school, of een ander; Iemand eist losgeld"),
        ((False, False, False), "Niets hiervan"),
        ((None, None, None), "Weet ik niet"),
        ((None, False, True), "Iemand eist losgeld. De rest: deels nee, deels weet ik niet"),
        ((None, False, False), "Deels nee, deels weet ik niet"),
    ],
)
def test_the_answer_is_said_in_words(ticks: Ticks, said: str) -> None:
    assert spoken(ROWS, ticks) == said


# Numbered lines


def tick_lines(typed: str, kept: Ticks | None = None) -> tuple[Ticks, str]:
    """The answer, and what stood on the screen."""
    screen = StringIO()
    return LinePrompter(StringIO(typed), screen).tick(checklist(kept)), screen.getvalue()


@pytest.mark.parametrize(
    ("typed", "ticks"),
    [
        ("1 3\n1\n", (True, False, True)),
        ("1 3\nnee\n", (True, False, True)),
        ("1 3\n2\n", (True, None, True)),
        ("1 3\nweet ik niet\n", (True, None, True)),
        ("1 3\nonbekend\n", (True, None, True)),
        ("0\n1\n", (False, False, False)),
        ("geen\n2\n", (None, None, None)),
        ("weet ik niet\n", (None, None, None)),
        ("weet\n", (None, None, None)),
        ("onbekend\n", (None, None, None)),
        ("1 2 3\n", (True, True, True)),
        ("iemand\nnee\n", (False, False, True)),
        ("1\nt\n2\nnee\n", (False, True, False)),
    ],
)
def test_lines_say_which_rows_and_then_what_holds_for_the_rest(typed: str, ticks: Ticks) -> None:
    assert tick_lines(typed)[0] == ticks


def test_the_lines_show_the_rows_the_rest_and_what_was_understood() -> None:
    assert tick_lines("2\n1\n")[1] == (
        "Wat is er aan de hand?\n"
        "  1. De gemeente is geraakt\n"
        "  2. Een school, of een ander\n"
        "  3. Iemand eist losgeld\n"
        "Typ de cijfers van wat klopt, zoals 1 3, of 0 voor geen; daarna de rest (of ? w\n"
        "a t s): "
        "De rest:\n"
        "  1. nee\n"
        "  2. weet ik niet\n"
        "Uw antwoord (1-2, of ? w a t s): Uw antwoord: Een school, of een ander. De rest: nee\n"
    )


@pytest.mark.parametrize("typed", ["9", "1 1", "kabouter", "", "13"])
def test_a_mistake_in_the_lines_is_said_and_the_rows_are_asked_again(typed: str) -> None:
    ticks, screen = tick_lines(f"{typed}\n1\n1\n")
    assert ticks == (True, False, False)
    assert screen.count("Typ de cijfers van wat klopt") == 2


@pytest.mark.parametrize("typed", ["", "3", "misschien"])
def test_for_the_rest_nothing_is_assumed(typed: str) -> None:
    ticks, screen = tick_lines(f"1\n{typed}\n2\n")
    assert ticks == (True, None, None)
    assert screen.count("Dat begrijp ik niet.") == 1


@pytest.mark.parametrize(("typed", "error"), [("s\n", Stopped), ("t\n", Back), ("", Ended), ("1\ns\n", Stopped), ("1\n", Ended)])
def test_the_ways_out_work_in_a_checklist_too(typed: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        tick_lines(typed)


@pytest.mark.parametrize(("typed", "said"), [("?", "Meer kan tegelijk."), ("w", "Wie leidt."), ("a", "Bel 112.")])
def test_an_aside_is_said_and_then_all_rows_again(typed: str, said: str) -> None:
    ticks, screen = tick_lines(f"{typed}\n1\n1\n")
    assert ticks == (True, False, False)
    assert f"{said}\n\nWat is er aan de hand?\n  1. " in screen


KEPT = [(True, False, False), (False, True, None), (None, None, None), (False, False, False), (True, True, True)]


@pytest.mark.parametrize("kept", KEPT)
def test_enter_keeps_what_was_said_before(kept: Ticks) -> None:
    assert tick_lines("\n", kept)[0] == kept


def test_other_rows_can_go_with_the_rest_as_it_was() -> None:
    assert tick_lines("1\n3\n", (False, True, None))[0] == (True, None, None)
    assert tick_lines("1 2\n\n", (False, True, None))[0] == (True, True, None)
    assert tick_lines("2\n\n", (True, False, False))[0] == (False, True, False)


# The menu


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


@pytest.fixture
def tick_menu(keyboard: PipeInput) -> Callable[..., Ticks]:
    def tick(*keys: str, kept: Ticks | None = None) -> Ticks:
        """The answer to these keys; pressing Ctrl-C after them makes sure that it ends."""
        keyboard.send_text("".join(keys) + CTRL_C)
        return MenuPrompter(keyboard, DummyOutput(), LinePrompter(StringIO(), StringIO())).tick(checklist(kept))

    return tick


Tick = Callable[..., Ticks]


@pytest.mark.parametrize(
    ("keys", "ticks"),
    [
        ("", (None, None, None)),
        ("13", (True, None, True)),
        ("11", (None, None, None)),
        ("13" + UP, (True, False, True)),
        ("134", (True, False, True)),
        ("5", (None, None, None)),
        ("4", (False, False, False)),
        (UP * 4 + " " + UP, (True, None, None)),
        (DOWN + ENTER + DOWN + " " + DOWN * 2, (True, True, False)),
        ("iemand\r" + DOWN, (False, False, True)),
        ("iemand" + ENTER + DOWN * 2, (None, None, True)),
        (UP * 3 + " " + ENTER, (None, True, None)),
        (UP * 3 + ENTER + ENTER, (None, True, None)),
        (UP * 3 + ENTER + " " + DOWN * 3, (None, None, None)),
        ("geen", (False, False, False)),
        ("weet ik niet", (None, None, None)),
        ("weet", (None, None, None)),
        ("geen van deze", (False, False, False)),
        ("0", (False, False, False)),
        ("kabouter" + ENTER + "2", (None, True, None)),
        ("2" + ESCAPE + ENTER, (None, True, None)),
        ("\x1b[200~1\r2\r\x1b[201~", (None, None, None)),
    ],
)
def test_digits_space_enter_and_words_tick_and_a_closing_row_ends(tick_menu: Tick, keys: str, ticks: Ticks) -> None:
    assert tick_menu(keys, ENTER) == ticks


@pytest.mark.parametrize("kept", KEPT)
def test_enter_in_a_menu_keeps_what_was_said_before(tick_menu: Tick, kept: Ticks) -> None:
    assert tick_menu(ENTER, kept=kept) == kept


@pytest.mark.parametrize("key", ["?", "w", "a"])
def test_the_enter_after_a_key_for_help_ends_no_checklist(keyboard: PipeInput, key: str) -> None:
    screen = StringIO()
    asking = MenuPrompter(keyboard, AsksAgain(screen, keyboard, CTRL_C), LinePrompter(StringIO(), screen))
    keyboard.send_text(f"1{key}\r")
    with pytest.raises(Stopped):
        asking.tick(checklist())
    assert screen.getvalue().count("Wat is er aan de hand?") == 2


class AsksAgain(DummyOutput):
    """Presses these keys when the question is on the screen for the second time."""

    def __init__(self, screen: StringIO, keyboard: PipeInput, keys: str) -> None:
        self._screen, self._keyboard, self._keys = screen, keyboard, keys

    def flush(self) -> None:
        if self._keys and self._screen.getvalue().count("Wat is er aan de hand?") == 2:
            self._keyboard.send_text(self._keys)
            self._keys = ""


def test_what_means_nothing_leaves_what_was_said_before(tick_menu: Tick) -> None:
    assert tick_menu("9", ENTER, ENTER, kept=(True, False, False)) == (True, False, False)


def test_who_goes_back_from_a_checklist_finds_the_ticks_again(keyboard: PipeInput) -> None:
    asking = MenuPrompter(keyboard, DummyOutput(), LinePrompter(StringIO(), StringIO()))
    keyboard.send_text("13" + LEFT)
    with pytest.raises(Back):
        asking.tick(checklist())
    keyboard.send_text("4" + ENTER)
    assert asking.tick(checklist()) == (True, False, True)
    keyboard.send_text(ENTER)
    assert asking.tick(checklist()) == (None, None, None)


def test_a_tick_that_is_taken_away_leaves_the_row_to_what_is_said_of_the_rest(tick_menu: Tick) -> None:
    assert tick_menu("1", ENTER, kept=(True, False, False)) == (False, False, False)
    assert tick_menu("2", ENTER, kept=(False, True, None)) == (False, None, None)


@pytest.mark.parametrize(("keys", "error"), [(CTRL_C, Stopped), (CTRL_D, Ended), (LEFT, Back), ("s\r", Stopped), ("t\r", Back)])
def test_the_ways_out_work_in_a_checklist_menu_too(tick_menu: Tick, keys: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        tick_menu("1", keys)


def test_on_a_screen_that_was_made_too_small_the_rows_come_as_lines(keyboard: PipeInput) -> None:
    class Small(DummyOutput):
        def get_size(self) -> Size:
            return Size(rows=24, columns=39)

    screen = StringIO()
    keyboard.send_text(CTRL_C)  # a menu would end
    assert MenuPrompter(keyboard, Small(), LinePrompter(StringIO("1\nnee\n"), screen)).tick(checklist()) == (True, False, False)
    assert "Typ de cijfers van wat klopt" in screen.getvalue()
