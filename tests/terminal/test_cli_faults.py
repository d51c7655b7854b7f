"""Whatever goes wrong at the keyboard or with the terminal: nothing is answered that nobody answered, and the terminal comes back."""

import json
import os
import shlex
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from program import environment, shell
from terminal.screen import CTRL_BACKSLASH, CTRL_D, CTRL_Z, ENTER, TIMEOUT, Terminal, terminal

MENU = "(cijfer of pijltje)"
ALL_BUT_ONE = {
    "fase": "warm", "gevaar_voor_mensen": "nee", "eigen_organisatie": "ja", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee",
    "online_aangejaagd": "nee", "merkbaar_buiten": "nee", "diensten_afstemmen": "nee", "effectgebied": "nee", "bestuurlijk_besluit": "nee",
    "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee", "openbare_orde": "nee", "landelijk_belang": "nee",
    "persoonsgegevens": "ja", "hoog_risico_betrokkenen": "nee", "politiegegevens": "nee", "strafbaar_feit": "nee", "losgeld": "nee",
    "cbw_drempel": "nee", "vitaal_proces": "nee", "online_onderzoek": "niet", "sector": "overheid", "delict": "anders",
    "slachtoffer": "inwoner", "online_oproep": "demonstratie",
}  # fmt: skip
"""With this known only the level in force is asked; then the moment of awareness, and the answers are shown."""
ASKED = "Welk GRIP-niveau geldt op dit moment?"
SCREENS = {
    "a question": ("--fact fase=warm", "direct gevaar?", ""),
    "a group": ("--fact fase=koud", "Wat is er aan de hand?", ""),
    "the moment": ("--answers feiten.json", "Tijdstip:", "4"),
    "all answers": ("--answers feiten.json", "0. Klaar", "4"),
}
"""What to give beforehand, what then stands on the screen, and what to answer on the way there."""


@contextmanager
def at(screen: str, tmp_path: Path, plain: str = "") -> Iterator[Terminal]:
    """The wizard, waiting at this kind of screen."""
    arguments, text, answer = SCREENS[screen]
    (tmp_path / "feiten.json").write_text(json.dumps(ALL_BUT_ONE), encoding="utf-8")
    with terminal(f"advise --interactive {plain} {arguments} --json --output advies.json", tmp_path) as wizard:
        if answer:
            wizard.wait("t s):" if plain else MENU)
            wizard.press(answer + ENTER)
        if text == "0. Klaar":
            wizard.wait("Tijdstip:")
            wizard.press("\n")
        wizard.wait(text)
        wizard.wait("t s):" if plain and text != "Tijdstip:" else "t s" if plain else text)
        wizard.settle()
        yield wizard


def written(tmp_path: Path) -> dict[str, str]:
    """What was known in the advice that was written."""
    return dict(json.loads((tmp_path / "advies.json").read_text(encoding="utf-8"))["facts"])


# The terminal comes back, at every kind of screen


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)])
@pytest.mark.parametrize("screen", ["a group", "the moment", "all answers"])
def test_a_signal_at_any_menu_gives_the_terminal_back(tmp_path: Path, screen: str, number: signal.Signals, code: int) -> None:
    with at(screen, tmp_path) as wizard:
        wizard.signal(number)
        assert wizard.end() == code
        assert wizard.restored
        assert b"Traceback" not in wizard.raw
    assert (tmp_path / "advies.json").exists() == (number == signal.SIGINT)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
@pytest.mark.parametrize("screen", ["a group", "all answers"])
def test_a_signal_at_any_line_gives_the_terminal_back(tmp_path: Path, screen: str, number: signal.Signals, code: int) -> None:
    with at(screen, tmp_path, "--plain") as wizard:
        wizard.signal(number)
        assert wizard.end() == code
        assert wizard.restored
        assert b"Traceback" not in wizard.raw


@pytest.mark.parametrize(("screen", "code"), [("a question", 130), ("a group", 130), ("the moment", 0), ("all answers", 0)])
@pytest.mark.parametrize("plain", ["", "--plain"])
def test_the_end_of_the_input_gives_the_advice_and_the_terminal_back(tmp_path: Path, plain: str, screen: str, code: int) -> None:
    with at(screen, tmp_path, plain) as wizard:
        wizard.press(CTRL_D)
        assert wizard.end() == code
        assert wizard.restored
    assert (tmp_path / "advies.json").exists()


def test_ctrl_backslash_in_a_menu_quits_without_advice_as_it_does_elsewhere(tmp_path: Path) -> None:
    with at("a question", tmp_path) as wizard:
        wizard.press(CTRL_BACKSLASH)
        assert wizard.end() == 131
        assert wizard.restored
    assert not (tmp_path / "advies.json").exists()


BROKEN = """
import signal, sys
from wegenkaart import cli
signal.signal(signal.SIGUSR1, lambda *_: 1 / 0)
sys.argv = ["wegenkaart", "advise", "--interactive", *sys.argv[1:]]
cli.main()
"""


@pytest.mark.parametrize("arguments", ["--fact fase=warm", "--fact fase=koud", "--fact fase=warm --plain"])
def test_a_bug_in_the_middle_of_a_question_gives_the_terminal_back(tmp_path: Path, arguments: str) -> None:
    opened = Terminal(f"{shlex.quote(sys.executable)} -c {shlex.quote(BROKEN)} {arguments}", 80, 24, clean(), tmp_path)
    try:
        opened.wait("t s" if "plain" in arguments else MENU)
        opened.settle()
        opened.signal(signal.SIGUSR1)
        assert opened.end() == 70
        assert opened.restored
        assert b"Traceback" not in opened.raw
    finally:
        opened.close()


def clean() -> dict[str, str]:
    return {name: value for name, value in environment({"TERM": "xterm-256color"}).items() if name != "COLUMNS"}


@pytest.mark.parametrize("plain", ["", "--plain"])
def test_a_terminal_that_goes_away_ends_it_even_when_hang_ups_are_ignored(tmp_path: Path, plain: str) -> None:
    inner = f"trap '' HUP; exec {shlex.quote(sys.executable)} -m wegenkaart advise {plain} --json --output advies.json"
    opened = Terminal(f"bash -c {shlex.quote(inner)}", 80, 24, clean(), tmp_path)
    opened.wait("t s" if plain else MENU)
    opened.settle()
    opened.hang_up()
    end = time.monotonic() + TIMEOUT
    while not (ended := os.waitpid(opened.pid, os.WNOHANG))[0]:
        assert time.monotonic() < end, "it goes on without a terminal"
        time.sleep(0.05)
    assert os.waitstatus_to_exitcode(ended[1]) == 130
    assert written(tmp_path) == {}


def test_ctrl_z_puts_a_menu_aside_and_fg_brings_it_back(tmp_path: Path) -> None:
    opened = Terminal("bash --norc --noprofile -i", 80, 24, clean(), tmp_path)
    try:
        opened.wait("bash-")
        opened.press(f"{shlex.quote(sys.executable)} -m wegenkaart advise --json --output advies.json\n")
        opened.wait(MENU)
        opened.settle()
        opened.press(CTRL_Z)
        opened.wait("Stopped")
        opened.settle()
        opened.press("stty -a | grep -o '[-]*icanon[ ]*'; echo terug=$?\n")
        opened.wait("terug=0")
        assert "-icanon" not in opened.text()
        opened.press("fg\n")
        opened.wait(MENU, 2)
        opened.settle()
        opened.press("1" + ENTER)
        opened.wait("Lopen mensen op dit moment direct gevaar?")
        opened.wait(MENU, 3)
        opened.press("s" + ENTER)
        opened.wait("Geschreven: advies.json")
    finally:
        opened.close()
    assert written(tmp_path) == {"fase": "warm"}


# Nothing is answered that nobody answered


@pytest.mark.parametrize("plain", ["", "--plain"])
def test_bytes_that_are_no_text_are_no_answer(tmp_path: Path, plain: str) -> None:
    with at("a question", tmp_path, plain) as wizard:
        wizard.press(b"\xff\xfe\xc3")
        wizard.settle()
        wizard.press(ENTER)
        wizard.wait("Dat begrijp ik niet." if plain else "Uw antwoord: 3. Weet ik niet")
        wizard.settle()
        wizard.press("s" + ENTER)
        assert wizard.end() == 130
    assert written(tmp_path) == {"fase": "warm"}


def test_keys_that_mean_something_elsewhere_choose_nothing(tmp_path: Path) -> None:
    with at("a question", tmp_path) as wizard:
        for keys in ("\x1b", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[15~", "\x1bOP", "\x1b[<0;10;12M", "\x1b[57399u", "\x1b[1;5A", "\t"):
            wizard.press(keys)
            wizard.settle()
        assert " » 3. Weet ik niet" in wizard.lines()
        wizard.press(ENTER)  # one of them left letters behind, which mean nothing
        wizard.settle()
        wizard.press(ENTER)
        wizard.wait("Uw antwoord: 3. Weet ik niet")
        wizard.wait(MENU, 2)
        wizard.press("s" + ENTER)
        assert wizard.end() == 130
    assert written(tmp_path) == {"fase": "warm"}


def test_very_fast_typing_answers_at_most_what_was_on_the_screen(tmp_path: Path) -> None:
    with at("a question", tmp_path) as wizard:
        wizard.press("2\r" * 50)
        wizard.wait(MENU, 2)
        wizard.settle()
        assert "   7. Klaar, de rest weet ik niet" in [line.replace("»", " ") for line in wizard.lines()]
        wizard.press("s" + ENTER)
        assert wizard.end() == 130
    assert written(tmp_path) == {"fase": "warm", "gevaar_voor_mensen": "nee"}


def test_a_terminal_that_never_says_where_its_cursor_is_is_not_asked(tmp_path: Path) -> None:
    with at("a question", tmp_path) as wizard:
        time.sleep(2.5)  # how long prompt_toolkit would wait before it complains
        wizard.settle()
        assert b"\x1b[6n" not in wizard.raw
        assert b"WARNING" not in wizard.raw


def test_a_window_can_be_made_narrow_and_wide_during_a_question(tmp_path: Path) -> None:
    with at("a question", tmp_path) as wizard:
        for columns, rows in ((40, 24), (18, 24), (80, 8), (80, 24)):
            wizard.resize(columns, rows)
            wizard.settle()
        assert wizard.lines()[-12:].count(" » 3. Weet ik niet") <= 1
        wizard.press("nee" + ENTER)
        wizard.wait("7. Klaar")
        wizard.resize(18, 24)
        wizard.settle()
        wizard.press("1" + ENTER)
        wizard.wait("t s):")  # too narrow now: the next question comes as lines
        wizard.press("s\n")
        assert wizard.end() == 130
        assert wizard.restored
    assert written(tmp_path) == {"fase": "warm", "gevaar_voor_mensen": "nee", "merkbaar_buiten": "ja"}


# Where nobody can be asked

NO_KEYBOARD = ["wegenkaart advise < /dev/null", "wegenkaart advise <&-", "true | wegenkaart advise", "yes ja | wegenkaart advise"]


@pytest.mark.parametrize("line", NO_KEYBOARD)
def test_without_a_keyboard_nobody_is_asked_and_the_way_out_is_named(tmp_path: Path, line: str) -> None:
    said = shell(f"set -o pipefail; {line}", tmp_path)
    assert said.code in (2, 141)
    assert said.refusal.startswith("Fout: hier is geen terminal om vragen te stellen.")


@pytest.mark.parametrize("line", ["wegenkaart advise --interactive < /dev/null", "true | wegenkaart advise --interactive"])
def test_who_wants_to_be_asked_without_a_keyboard_has_stopped(tmp_path: Path, line: str) -> None:
    said = shell(line, tmp_path)
    assert said.code == 130
    assert said.out.startswith("ADVIES  ")
    assert "U bent gestopt." in said.err
