"""Every way of asking gives one of the answers, or says that the person does not know, goes back or stops."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from wegenkaart import prompter
from wegenkaart.prompter import NOT_KNOWING, Asides, Back, Ended, LinePrompter, Menu, Option, Stopped
from wegenkaart.prompter.menu import MenuPrompter
from wegenkaart.prompter.prompter import Command, command, meant, wrapped
from wegenkaart.prompter.rows import Rows

DOWN, UP, LEFT, RIGHT, ENTER, ESCAPE, BACKSPACE = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[C", "\r", "\x1b", "\x7f"
CTRL_C, CTRL_D, CTRL_Q, CTRL_R, CTRL_BACKSLASH = "\x03", "\x04", "\x11", "\x12", "\x1c"
ASIDES = Asides(explain=lambda: "Leven telt.", why=lambda: "Wie leidt.", advice=lambda: "Bel 112.")
HOME, END, PAGE_UP, DELETE, F1, F5 = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[3~", "\x1bOP", "\x1b[15~"
CLICK, WHEEL, UNHEARD_OF = "\x1b[<0;10;12M", "\x1b[M`!!", "\x1b[57399u"


def menu(kept: str | None = None, **values: str) -> Menu:
    """A question with these answers, and not knowing as the last. `kept` is the number of the answer of before."""
    answers = [Option(str(number), value, label) for number, (value, label) in enumerate(values.items(), 1)]
    unknown = Option(str(len(answers) + 1), None, "Weet ik niet", NOT_KNOWING)
    options = (*answers, unknown)
    before = next((option for option in options if option.number == kept), None)
    return Menu(text="Is er gevaar?", options=options, safe=unknown, kept=before, asides=ASIDES)


YES_NO = menu(ja="Ja, nu", nee="Nee")
YES_BEFORE = menu(kept="1", ja="Ja, nu", nee="Nee")
LEVELS = menu(geen="Geen GRIP", grip_1="GRIP 1", grip_2="GRIP 2")
MANY = menu(**{f"v{number}": f"Sector {chr(64 + number)}" for number in range(1, 17)}, zorg="Zorg")


# What a typed text means


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "geen"), ("grip_1", "grip_1"), ("grip 2", "grip_2"), ("GRIP 2", "grip_2"), ("ge", "geen"), (" 2 ", "grip_1"), ("geen", "geen")],
)
def test_a_number_an_id_a_label_and_its_own_beginning_mean_an_answer(typed: str, value: str) -> None:
    found = meant(typed, LEVELS.options)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("typed", ["4", "weet", "weet ik niet", "onbe", "onbekend", "ONBEKEND", "geen idee", "weet niet"])
def test_not_knowing_has_a_number_and_words_too(typed: str) -> None:
    found = meant(typed, LEVELS.options)
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize("typed", ["", " ", "g", "grip", "0", "5", "-1", "01", "1.", "9" * 5000, "misschien", "\udcff", "٣"])
def test_everything_else_means_nothing(typed: str) -> None:
    assert meant(typed, LEVELS.options) is None


def test_accents_need_not_be_typed() -> None:
    found = meant("een gem", menu(een="Eén gemeente", meer="Meer gemeenten").options)
    assert found is not None
    assert found.value == "een"


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("?", Command.EXPLAIN), ("uitleg", Command.EXPLAIN), ("w", Command.WHY), ("Waarom", Command.WHY), (" a ", Command.ADVICE),
        ("advies", Command.ADVICE), ("T", Command.BACK), ("terug", Command.BACK), ("s", Command.STOP), ("stoppen", Command.STOP),
        ("we", None), ("", None), ("ja", None),
    ],
)  # fmt: skip
def test_a_letter_or_its_word_is_a_command(typed: str, meaning: Command | None) -> None:
    assert command(typed) is meaning


def test_a_text_is_wrapped_without_breaking_words_and_keeps_its_lines() -> None:
    assert wrapped("  1. Meer gemeenten in een regio\n\nBel 112.", 20, "     ") == "  1. Meer gemeenten\n     in een regio\n\nBel 112."
    assert wrapped("  1. Meer gemeenten in een regio", 20) == "  1. Meer gemeenten\n     in een regio"
    assert wrapped("  Meer gemeenten in een regio", 20) == "  Meer gemeenten in\n  een regio"
    assert wrapped("veiligheidsregio 070 204 55 11", 3) == "veiligheidsregio\n070 204 55 11"


def test_a_letter_and_what_it_does_stay_on_one_line() -> None:
    said = wrapped(prompter.LinePrompter.keys, 40)
    assert "w waarom" in said
    assert "\u00a0" not in said


# Numbered lines


def ask_lines(typed: str, asked: Menu = YES_NO) -> tuple[str | None, str]:
    """The answer, and what stood on the screen."""
    screen = StringIO()
    return LinePrompter(StringIO(typed), screen).choose(asked).value, screen.getvalue()


@pytest.mark.parametrize(
    ("typed", "value"), [("1", "ja"), ("ja", "ja"), ("j", "ja"), ("JA, NU", "ja"), ("nee", "nee"), ("2", "nee"), ("3", None)]
)
def test_a_line_is_an_answer(typed: str, value: str | None) -> None:
    assert ask_lines(f"{typed}\n")[0] == value


def test_the_lines_show_the_question_the_answers_and_what_was_understood() -> None:
    assert ask_lines("nee\n")[1] == (
        "Is er gevaar?\n  1. Ja, nu\n  2. Nee\n  3. Weet ik niet\nUw antwoord (1-3, of ? w a t s): Uw antwoord: Nee\n"
    )


@pytest.mark.parametrize("typed", ["", "grip", "g", "9", "kabouter", "\x1b[A"])
def test_a_line_that_means_nothing_is_asked_again(typed: str) -> None:
    value, screen = ask_lines(f"{typed}\n3\n", LEVELS)
    assert value == "grip_2"
    assert screen.count("Dat begrijp ik niet.") == 1


@pytest.mark.parametrize(("typed", "said"), [("?", "Leven telt."), ("w", "Wie leidt."), ("a", "Bel 112.")])
def test_an_aside_is_said_and_then_the_whole_question_again(typed: str, said: str) -> None:
    value, screen = ask_lines(f"{typed}\nnee\n")
    assert value == "nee"
    assert screen.count("Is er gevaar?\n  1. Ja, nu\n") == 2
    assert f"(1-3, of ? w a t s): {said}\n\nIs er gevaar?" in screen


@pytest.mark.parametrize("typed", ["s\n", "Stop\n", "stoppen\n"])
def test_a_word_stops(typed: str) -> None:
    with pytest.raises(Stopped):
        ask_lines(typed)


def test_the_end_of_the_input_ends_it() -> None:
    with pytest.raises(Ended):
        ask_lines("")


@pytest.mark.parametrize("typed", ["t\n", "terug\n"])
def test_a_word_goes_back(typed: str) -> None:
    with pytest.raises(Back):
        ask_lines(typed)


def test_enter_keeps_the_answer_of_before_and_says_which_that_is() -> None:
    value, screen = ask_lines("\n", YES_BEFORE)
    assert value == "ja"
    assert "Uw antwoord (1-3, of ? w a t s; Enter is: Ja, nu): Uw antwoord: Ja, nu\n" in screen
    assert ask_lines("nee\n", YES_BEFORE)[0] == "nee"
    assert ask_lines("neej\n3\n", YES_BEFORE)[0] is None


def test_bytes_that_are_no_text_never_crash_it() -> None:
    for errors in ("strict", "surrogateescape"):
        with pytest.raises(Ended):
            LinePrompter(TextIOWrapper(BytesIO(b"\xff\xfe\n"), "utf-8", errors), StringIO()).choose(YES_NO)
    assert LinePrompter(TextIOWrapper(BytesIO(b"\xff\xfe\n2\n"), "utf-8", "replace"), StringIO()).choose(YES_NO).value == "nee"


def test_a_terminal_that_is_gone_ends_it() -> None:
    keyboard, other = os.pipe()
    os.close(other)
    with os.fdopen(keyboard) as reading, pytest.raises(Ended):
        LinePrompter(reading, StringIO()).choose(YES_NO)


def test_what_was_typed_is_never_sent_to_the_screen_as_a_command() -> None:
    screen = StringIO()
    LinePrompter(StringIO(), screen).say("Tijdstip \x1b]0;titel\x07\x9b2J\u202e: dit is geen tijdstip.")
    assert screen.getvalue() == "Tijdstip ?]0;titel??2J?: dit is geen tijdstip.\n"


def test_one_typed_line_can_be_anything_but_a_command() -> None:
    screen = StringIO()
    assert LinePrompter(StringIO("?\ngisteren 23:15\n"), screen).read("Tijdstip:", ASIDES) == "gisteren 23:15"
    assert screen.getvalue() == "Tijdstip: Leven telt.\n\nTijdstip: "
    with pytest.raises(Back):
        LinePrompter(StringIO("t\n"), screen).read("Tijdstip:", ASIDES)


# The menu


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


@pytest.fixture
def ask_menu(keyboard: PipeInput) -> Callable[..., str | None]:
    def ask(*keys: str, asked: Menu = YES_NO) -> str | None:
        """The answer to these keys; pressing Ctrl-C after them makes sure that it ends."""
        keyboard.send_text("".join(keys) + CTRL_C)
        return MenuPrompter(keyboard, DummyOutput(), LinePrompter(StringIO(), StringIO())).choose(asked).value

    return ask


Ask = Callable[..., str | None]


def test_enter_alone_answers_nothing(ask_menu: Ask) -> None:
    assert ask_menu(ENTER) is None


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("1", "ja"),
        ("2", "nee"),
        ("3", None),
        ("ja", "ja"),
        ("nee", "nee"),
        ("JA", "ja"),
        ("n", "nee"),
        ("12", "nee"),
        (UP, "nee"),
        (UP + UP, "ja"),
        (DOWN, "ja"),
        ("j" + DOWN, "nee"),
        ("j" + DOWN + "n", "nee"),
        ("ja" + BACKSPACE + "nee", "nee"),
        (UP + " ", "nee"),
    ],
)
def test_digits_words_and_arrows_choose(ask_menu: Ask, keys: str, value: str | None) -> None:
    assert ask_menu(keys, ENTER) == value


def test_a_line_feed_is_enter_too(ask_menu: Ask) -> None:
    assert ask_menu("2\n") == "nee"


@pytest.mark.parametrize("word", ["onbekend", "geen idee", RIGHT, "weet ik niet"])
def test_words_for_not_knowing_and_keys_that_mean_nothing_are_not_knowing(ask_menu: Ask, word: str) -> None:
    assert ask_menu(word, ENTER) is None


@pytest.mark.parametrize("word", ["misschien", "niet zeker", "janee", "bijna", "q", "-", "jax", "ja1", "[1", "9", "é", UNHEARD_OF])
def test_after_a_word_that_is_no_answer_enter_keeps_the_question(ask_menu: Ask, word: str) -> None:
    with pytest.raises(Stopped):  # by the Ctrl-C after it
        ask_menu(word, ENTER)
    assert ask_menu(word, ENTER, "nee", ENTER) == "nee"


@pytest.mark.parametrize("key", ["?", "w", "a", "t", "s"])
def test_a_key_for_help_waits_for_its_enter_and_can_be_taken_back(ask_menu: Ask, key: str) -> None:
    assert ask_menu(key + BACKSPACE + "2" + ENTER) == "nee"
    with pytest.raises(Stopped):  # by the Ctrl-C after it: nothing was answered
        ask_menu(key)


def test_a_long_list_has_numbers_of_two_digits_and_words(ask_menu: Ask) -> None:
    assert ask_menu("12", ENTER, asked=MANY) == "v12"


def test_a_long_list_can_be_searched_by_the_beginning_of_a_word(ask_menu: Ask) -> None:
    assert ask_menu("zo", ENTER, asked=MANY) == "zorg"


def test_an_ambiguous_beginning_answers_nothing(ask_menu: Ask) -> None:
    with pytest.raises(Stopped):
        ask_menu("sec", ENTER, asked=MANY)


@pytest.mark.parametrize("keys", [ESCAPE + ENTER, "1" + ESCAPE + ENTER, "nee" + ESCAPE + ENTER, ESCAPE + ESCAPE + ENTER, "1\x1b\n"])
def test_alt_enter_takes_back_what_was_chosen(ask_menu: Ask, keys: str) -> None:
    with pytest.raises(Stopped):  # by the Ctrl-C after it: this was no answer yet
        ask_menu(keys)


def test_after_alt_enter_enter_answers_nothing(ask_menu: Ask) -> None:
    assert ask_menu("1", ESCAPE + ENTER, ENTER) is None


def test_a_pasted_text_answers_nothing(ask_menu: Ask) -> None:
    assert ask_menu("\x1b[200~ja\r1\r\x1b[201~", ENTER) is None


def test_enter_in_a_menu_keeps_the_answer_of_before(ask_menu: Ask) -> None:
    assert ask_menu(ENTER, asked=YES_BEFORE) == "ja"
    assert ask_menu("nee", ENTER, asked=YES_BEFORE) == "nee"


def test_over_an_answer_of_before_one_can_say_not_to_know(ask_menu: Ask) -> None:
    assert ask_menu("3", ENTER, asked=YES_BEFORE) is None


@pytest.mark.parametrize("keys", ["kabouter", "9"])
def test_over_an_answer_of_before_what_means_nothing_keeps_the_question_and_that_answer(ask_menu: Ask, keys: str) -> None:
    with pytest.raises(Stopped):
        ask_menu(keys, ENTER, asked=YES_BEFORE)
    assert ask_menu(keys, ENTER, ENTER, asked=YES_BEFORE) == "ja"


@pytest.mark.parametrize(
    "keys", ["\x0f", "\x1b#", "\x13", "\x12", "\x1b3", "\x1b-", "\x1bs", "\x1bx", "\x1b\x0f", "\x18\x18", "\x0b", "\x15", "\x17"]
)
def test_the_keys_of_a_line_editor_do_nothing_here(ask_menu: Ask, keys: str) -> None:
    assert ask_menu(keys, ENTER) is None
    assert ask_menu(keys, "2", ENTER) == "nee"
    assert ask_menu("1", ENTER + keys) == "ja"


def test_a_number_is_the_row_with_that_number_also_where_another_row_stands_for_it() -> None:
    rows = (Option("0", "klaar", "Klaar"), Option("1", "0", "Eerste"), Option("2", "1", "Tweede"), Option("3", "2", "Derde"))
    assert [meant(number, rows) for number in ("0", "1", "2", "3")] == list(rows)
    assert meant("4", rows) is None


@pytest.mark.parametrize("keys", [ESCAPE + ENTER + ENTER, "2" + BACKSPACE + ENTER])
def test_what_was_typed_and_taken_back_leaves_the_answer_of_before(ask_menu: Ask, keys: str) -> None:
    assert ask_menu(keys, asked=YES_BEFORE) == "ja"


@pytest.mark.parametrize(
    ("keys", "said"),
    [("?\r", "Leven telt."), ("w\r", "Wie leidt."), ("a\r", "Bel 112."), ("uitleg\r", "Leven telt."), ("1\x7f?\r", "Leven telt.")],
)
def test_a_command_is_obeyed_and_what_was_typed_ahead_is_forgotten(keyboard: PipeInput, keys: str, said: str) -> None:
    screen = StringIO()

    class Later(DummyOutput):
        """Presses the keys of the answer when the question is on the screen for the second time."""

        def flush(self) -> None:
            if screen.getvalue().count("Is er gevaar?") == 2 and not pressed:
                pressed.append("2")
                keyboard.send_text("2" + ENTER)

    pressed: list[str] = []
    keyboard.send_text(f"{keys}1{ENTER}")
    assert MenuPrompter(keyboard, Later(), LinePrompter(StringIO(), screen)).choose(YES_NO).value == "nee"
    assert screen.getvalue() == f"Is er gevaar?\n\n{said}\n\nIs er gevaar?\n"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_Q, "s\r", "stop\r"])
def test_ctrl_c_and_the_word_for_it_stop(ask_menu: Ask, key: str) -> None:
    with pytest.raises(Stopped):
        ask_menu(UP, key)


@pytest.mark.skipif(not hasattr(signal, "SIGQUIT"), reason="the system has no quit key")
def test_the_quit_key_is_the_signal_that_it_is_elsewhere(ask_menu: Ask) -> None:
    before = signal.signal(signal.SIGQUIT, lambda number, _frame: sys.exit(128 + number))
    try:
        with pytest.raises(SystemExit, match="131"):
            ask_menu(UP, CTRL_BACKSLASH)
    finally:
        signal.signal(signal.SIGQUIT, before)


def test_ctrl_d_ends_it(ask_menu: Ask) -> None:
    with pytest.raises(Ended):
        ask_menu("1", CTRL_D)


@pytest.mark.parametrize("key", [LEFT, "t\r", "terug\r"])
def test_the_arrow_to_the_left_and_the_word_for_it_go_back(ask_menu: Ask, key: str) -> None:
    with pytest.raises(Back):
        ask_menu(UP, key)


@pytest.mark.parametrize(
    "keys",
    ["\x00", CTRL_R, "\x1b[200~\x1b[201~", HOME, END, PAGE_UP, DELETE, F1, F5, CLICK, WHEEL, "\x18\x05", "\x1f", "\x1b<",
     "\x0c", "\t", "\x1b[Z"],
)  # fmt: skip
def test_other_keys_choose_nothing(ask_menu: Ask, keys: str) -> None:
    assert ask_menu(keys, ENTER) is None


def test_a_bug_while_a_key_is_handled_ends_the_question_and_is_not_printed(
    ask_menu: Ask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_rows: Rows, _typed: str) -> None:
        raise RuntimeError("gevaar_voor_mensen=ja")

    monkeypatch.setattr(Rows, "type", fail)
    with pytest.raises(RuntimeError, match="gevaar_voor_mensen"):
        ask_menu("j", ENTER)
    assert capsys.readouterr() == ("", "")


class SmallOutput(DummyOutput):
    def __init__(self, columns: int, rows: int) -> None:
        self._size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self._size


@pytest.mark.parametrize(("columns", "rows"), [(39, 24), (80, 11)])
def test_on_a_screen_that_was_made_too_small_the_next_question_comes_as_lines(keyboard: PipeInput, columns: int, rows: int) -> None:
    screen = StringIO()
    keyboard.send_text(CTRL_C)  # a menu would end
    asking = MenuPrompter(keyboard, SmallOutput(columns, rows), LinePrompter(StringIO("nee\n"), screen))
    assert asking.choose(YES_NO).value == "nee"
    assert "  3. Weet ik niet\n" in screen.getvalue()


def test_where_no_menu_can_be_drawn_there_are_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(**_: object) -> None:
        raise RuntimeError("No Windows console found")

    monkeypatch.setattr("wegenkaart.prompter.menu.create_output", refuse)
    assert isinstance(prompter.for_terminal(), LinePrompter)
    assert capsys.readouterr().err == "Een menu lukt hier niet. U krijgt de vragen als genummerde regels.\n"
