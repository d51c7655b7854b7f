"""Every way of asking gives one of the answers, or says that the person does not know, goes back or stops."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from threading import Timer

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from wegenkaart import prompter
from wegenkaart.advice.document import Choice, OpenQuestion
from wegenkaart.prompter import Back, LinePrompter, Stopped
from wegenkaart.prompter.menu import MenuPrompter
from wegenkaart.prompter.prompter import meant, options, wrapped

DOWN, UP, LEFT, RIGHT, ENTER, ESCAPE, BACKSPACE = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[C", "\r", "\x1b", "\x7f"
CTRL_C, CTRL_D, CTRL_Q, CTRL_R = "\x03", "\x04", "\x11", "\x12"
EXPLAIN = "Leven en gezondheid tellen."


def question(**values: str) -> OpenQuestion:
    choices = tuple(Choice(id=value, label=label) for value, label in values.items())
    return OpenQuestion(fact="gevaar", question="Is er gevaar?", values=choices, ask="de politie", changes=("lead",))


YES_NO = question(ja="Ja, nu", nee="Nee")
LEVELS = question(geen="Geen GRIP", grip_1="GRIP 1", grip_2="GRIP 2")
MANY = question(**{f"v{number}": f"Sector {chr(64 + number)}" for number in range(1, 17)}, zorg="Zorg")


# What a typed text means


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "geen"), ("grip_1", "grip_1"), ("grip 2", "grip_2"), ("GRIP 2", "grip_2"), ("ge", "geen"), (" 2 ", "grip_1"), ("geen", "geen")],
)
def test_a_number_an_id_a_label_and_its_own_beginning_mean_an_answer(typed: str, value: str) -> None:
    found = meant(typed, options(LEVELS))
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("typed", ["4", "weet", "weet ik niet", "onbekend", "ONBEKEND"])
def test_not_knowing_has_a_number_and_words_too(typed: str) -> None:
    found = meant(typed, options(LEVELS))
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize("typed", ["", " ", "g", "grip", "0", "5", "-1", "01", "1.", "9" * 5000, "misschien", "\udcff", "٣"])
def test_everything_else_means_nothing(typed: str) -> None:
    assert meant(typed, options(LEVELS)) is None


def test_accents_need_not_be_typed() -> None:
    found = meant("een gem", options(question(een="Eén gemeente", meer="Meer gemeenten")))
    assert found is not None
    assert found.value == "een"


def test_a_text_is_wrapped_without_breaking_words_and_keeps_its_lines() -> None:
    assert wrapped("  1. Meer gemeenten in een regio\n\nBel 112.", 20, "     ") == "  1. Meer gemeenten\n     in een regio\n\nBel 112."
    assert wrapped("veiligheidsregio 070 204 55 11", 3) == "veiligheidsregio\n070 204 55 11"


# Numbered lines


def ask_lines(typed: str, asked: OpenQuestion = YES_NO) -> tuple[str | None, str]:
    """The answer, and what stood on the screen."""
    screen = StringIO()
    return LinePrompter(StringIO(typed), screen).ask(asked, EXPLAIN), screen.getvalue()


@pytest.mark.parametrize(
    ("typed", "value"), [("1", "ja"), ("ja", "ja"), ("j", "ja"), ("JA, NU", "ja"), ("nee", "nee"), ("2", "nee"), ("3", None)]
)
def test_a_line_is_an_answer(typed: str, value: str | None) -> None:
    assert ask_lines(f"{typed}\n")[0] == value


def test_the_lines_show_the_question_the_answers_and_what_was_understood() -> None:
    assert ask_lines("nee\n")[1] == "Is er gevaar?\n  1. Ja, nu\n  2. Nee\n  3. Weet ik niet\nUw antwoord (1-3): Uw antwoord: Nee\n"


@pytest.mark.parametrize("typed", ["", "grip", "g", "9", "kabouter", "\x1b[A"])
def test_a_line_that_means_nothing_is_asked_again(typed: str) -> None:
    value, screen = ask_lines(f"{typed}\n3\n", LEVELS)
    assert value == "grip_2"
    assert screen.count("Dat begrijp ik niet.") == 1


def test_a_question_mark_explains_and_asks_again() -> None:
    value, screen = ask_lines("?\nnee\n")
    assert value == "nee"
    assert "Leven en gezondheid tellen. Vraag het aan de politie.\nUw antwoord (1-3): " in screen


@pytest.mark.parametrize("typed", ["s\n", "Stop\n", "stoppen\n", ""])
def test_a_word_or_the_end_of_the_input_stops(typed: str) -> None:
    with pytest.raises(Stopped):
        ask_lines(typed)


@pytest.mark.parametrize("typed", ["t\n", "terug\n"])
def test_a_word_goes_back(typed: str) -> None:
    with pytest.raises(Back):
        ask_lines(typed)


def test_bytes_that_are_no_text_never_crash_it() -> None:
    for errors in ("strict", "surrogateescape"):
        with pytest.raises(Stopped):
            LinePrompter(TextIOWrapper(BytesIO(b"\xff\xfe\n"), "utf-8", errors), StringIO()).ask(YES_NO, EXPLAIN)
    assert LinePrompter(TextIOWrapper(BytesIO(b"\xff\xfe\n2\n"), "utf-8", "replace"), StringIO()).ask(YES_NO, EXPLAIN) == "nee"


def test_a_terminal_that_is_gone_stops() -> None:
    keyboard, other = os.pipe()
    os.close(other)
    with os.fdopen(keyboard) as reading, pytest.raises(Stopped):
        LinePrompter(reading, StringIO()).ask(YES_NO, EXPLAIN)


# The menu


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


@pytest.fixture
def ask_menu(keyboard: PipeInput) -> Callable[..., str | None]:
    def ask(*keys: str, asked: OpenQuestion = YES_NO) -> str | None:
        """The answer to these keys; pressing Ctrl-C after them makes sure that it ends."""
        keyboard.send_text("".join(keys) + CTRL_C)
        return MenuPrompter(keyboard, DummyOutput()).ask(asked, EXPLAIN)

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
        ("9", None),
        (UP, "nee"),
        (UP + UP, "ja"),
        (DOWN, "ja"),
        ("j" + DOWN, "nee"),
        ("j" + DOWN + "n", "nee"),
        ("ja" + BACKSPACE + "nee", "nee"),
    ],
)
def test_digits_words_and_arrows_choose(ask_menu: Ask, keys: str, value: str | None) -> None:
    assert ask_menu(keys, ENTER) == value


@pytest.mark.parametrize("word", ["misschien", "niet zeker", "janee", "onbekend", "geen idee", "bijna", "q", "-", "jax", RIGHT])
def test_a_word_that_is_no_answer_is_never_one(ask_menu: Ask, word: str) -> None:
    assert ask_menu(word, ENTER) is None


def test_a_long_list_has_numbers_of_two_digits_and_words(ask_menu: Ask) -> None:
    assert ask_menu("12", ENTER, asked=MANY) == "v12"


def test_a_long_list_can_be_searched_by_the_beginning_of_a_word(ask_menu: Ask) -> None:
    assert ask_menu("zo", ENTER, asked=MANY) == "zorg"


def test_an_ambiguous_beginning_answers_nothing(ask_menu: Ask) -> None:
    assert ask_menu("sec", ENTER, asked=MANY) is None


@pytest.mark.parametrize("keys", [ESCAPE + ENTER, "1" + ESCAPE + ENTER, "nee" + ESCAPE + ENTER, ESCAPE + ESCAPE + ENTER])
def test_alt_enter_takes_back_what_was_chosen(ask_menu: Ask, keys: str) -> None:
    with pytest.raises(Stopped):  # by the Ctrl-C after it: this was no answer yet
        ask_menu(keys)


def test_after_alt_enter_enter_answers_nothing(ask_menu: Ask) -> None:
    assert ask_menu("1", ESCAPE + ENTER, ENTER) is None


def test_a_pasted_text_answers_nothing(ask_menu: Ask) -> None:
    assert ask_menu("\x1b[200~ja\r1\r\x1b[201~", ENTER) is None


def test_a_question_mark_explains_and_what_was_typed_ahead_is_forgotten(keyboard: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    keyboard.send_text(f"?1{ENTER}")
    later = Timer(0.5, keyboard.send_text, ["2" + ENTER])
    later.start()
    assert MenuPrompter(keyboard, DummyOutput()).ask(YES_NO, EXPLAIN) == "nee"
    later.join()
    assert capsys.readouterr().err == "Is er gevaar?\nLeven en gezondheid tellen. Vraag het aan de politie.\n"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, CTRL_Q])
def test_ctrl_c_and_ctrl_d_stop(ask_menu: Ask, key: str) -> None:
    with pytest.raises(Stopped):
        ask_menu("1", key)


def test_the_arrow_to_the_left_goes_back(ask_menu: Ask) -> None:
    with pytest.raises(Back):
        ask_menu("1", LEFT)


def test_every_answer_is_one_of_the_choices_whatever_is_pressed(ask_menu: Ask) -> None:
    for keys in ("\x00", "\x1a", CTRL_R, "\x1b[200~\x1b[201~", "\x1bOP", "\x1b[3~", "é", "\x18\x05", "\x1f", "\x1b<", "\x0c"):
        assert ask_menu(keys, ENTER) is None


def test_where_no_menu_can_be_drawn_there_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise RuntimeError("No Windows console found")

    monkeypatch.setattr("wegenkaart.prompter.menu.create_output", refuse)
    assert isinstance(prompter.for_terminal(), LinePrompter)
