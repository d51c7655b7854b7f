"""The same answers give the same advice, byte for byte, through every door."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interviews import run
from knowledge_bases import shipped
from program import NOW, process
from terminal.screen import ENTER, Terminal, terminal
from wegenkaart.engine import Tables
from wegenkaart.interview import Step

FACTS = {
    "fase": "warm", "gevaar_voor_mensen": "nee", "eigen_organisatie": "nee", "andere_organisatie": "ja", "cybercrime_slachtoffers": "nee",
    "online_aangejaagd": "nee", "sector": "haven", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "nee", "effectgebied": "nee",
    "diensten_afstemmen": "nee", "openbare_orde": "nee", "gebied": "een_gemeente", "persoonsgegevens": "ja", "grip_afgekondigd": "grip_2",
}  # fmt: skip
"""Of each group either all is known, or what is not ticked is unknown: a screen can say no more than that."""
Say = Callable[[Step], str]


def in_menu(step: Step) -> str:
    """The keys for a screen of the menu: what is known, and not knowing for the rest."""
    if step.group is None:
        return FACTS.get(step.questions[0].fact, "onbekend") + ENTER
    ticked = "".join(str(number) for number, question in enumerate(step.questions, 1) if FACTS.get(question.fact) == "ja")
    return f"{ticked}{'geen' if knows(step) else 'onbekend'}{ENTER}"


def in_lines(step: Step) -> str:
    """The same for numbered lines."""
    if step.group is None:
        return FACTS.get(step.questions[0].fact, "onbekend") + "\n"
    ticked = [str(number) for number, question in enumerate(step.questions, 1) if FACTS.get(question.fact) == "ja"]
    rest = "" if len(ticked) == len(step.questions) else "nee\n" if knows(step) else "onbekend\n"
    return f"{' '.join(ticked) or '0'}\n{rest}"


def knows(step: Step) -> bool:
    """Whether the rest of a group is known."""
    return any(FACTS.get(question.fact) == "nee" for question in step.questions)


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    return run(Tables(shipped()), FACTS).steps


@pytest.fixture(scope="module")
def expected() -> bytes:
    flags = [word for fact, value in FACTS.items() for word in ("--fact", f"{fact}={value}")]
    return process("advise", "--json", "--now", NOW, *flags).stdout


def screens(steps: list[Step], say: Say, enter: str) -> list[str]:
    """What is said on each screen; one that asks whether to go on comes before those that can only change where help is."""
    first = next(number for number, step in enumerate(steps) if step.only_help)
    return [*map(say, steps[:first]), f"verder{enter}", *map(say, steps[first:])]


def answer(wizard: Terminal, steps: list[Step], waiting: str, say: Say) -> None:
    """Every screen, when it is there; then no moment, and nothing to change."""
    for number, said in enumerate(screens(steps, say, ENTER), 1):
        wizard.wait(waiting, number)
        wizard.press(said)
    wizard.wait("Tijdstip:")
    wizard.press(ENTER)
    wizard.wait("0. Klaar")
    wizard.press(ENTER)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 24), (120, 40)])
def test_the_menu(tmp_path: Path, steps: list[Step], expected: bytes, columns: int, rows: int) -> None:
    with terminal(f"advise --json --now {NOW} > advies.json", tmp_path, columns, rows) as wizard:
        answer(wizard, steps, "(cijfer of pijltje)", in_menu)
        assert wizard.end() == 0
    assert (tmp_path / "advies.json").read_bytes() == expected


@pytest.mark.parametrize(("arguments", "columns"), [("advise --plain", 80), ("advise", 18)])
def test_the_lines_in_a_terminal(tmp_path: Path, steps: list[Step], expected: bytes, arguments: str, columns: int) -> None:
    with terminal(f"{arguments} --json --now {NOW} > advies.json", tmp_path, columns) as wizard:
        wizard.press("".join([*screens(steps, in_lines, "\n"), "\n"]))
        wizard.wait("0. Klaar")
        wizard.press("klaar\n")
        assert wizard.end() == 0
    assert (tmp_path / "advies.json").read_bytes() == expected


@pytest.mark.parametrize("end", ["", "\n", "0\n", "klaar\n"])
def test_the_lines_through_a_pipe(steps: list[Step], expected: bytes, end: str) -> None:
    typed = "".join(screens(steps, in_lines, "\n")) + end
    done = process("advise", "--interactive", "--json", "--now", NOW, stdin=typed.encode())
    assert done.returncode == 0
    assert done.stdout == expected
    assert b"Uw antwoorden." in done.stderr


def test_a_pipe_that_ends_too_early_is_a_person_who_stops() -> None:
    done = process("advise", "--interactive", "--json", "--now", NOW, stdin=b"warm\n")
    assert done.returncode == 130
    assert json.loads(done.stdout)["facts"] == {"fase": "warm"}


def test_a_file_and_standard_input(tmp_path: Path, expected: bytes) -> None:
    path = tmp_path / "feiten.yaml"
    path.write_text("".join(f"{fact}: {value}\n" for fact, value in reversed(FACTS.items())), encoding="utf-8")
    assert process("advise", "--json", "--now", NOW, "--answers", str(path)).stdout == expected
    assert process("advise", "--json", "--now", NOW, "--answers", "-", stdin=json.dumps(FACTS).encode()).stdout == expected


def test_the_answers_that_the_wizard_shows_can_be_given_back(expected: bytes) -> None:
    given = [f"--fact={fact}={value}" for fact, value in FACTS.items()]
    done = process("advise", "--interactive", "--json", "--now", NOW, *given, stdin=b"s\n")
    shown = done.stderr.decode().partition("leest --answers ze terug:\n\n")[2]
    assert process("advise", "--json", "--now", NOW, "--answers", "-", stdin=shown.encode()).stdout == expected


def test_who_never_knows_gets_an_advice_that_says_whom_to_ask() -> None:
    done = process("advise", "--interactive", "--now", NOW, stdin=b"weet ik niet\n" * 14)
    assert done.returncode == 0
    assert done.stdout == process("advise", "--no-input", "--now", NOW).stdout
    assert b"112" in done.stdout
    assert b"Vraag het aan" in done.stdout
