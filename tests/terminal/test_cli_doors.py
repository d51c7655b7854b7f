"""The same answers give the same advice, byte for byte, through every door."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from program import NOW, process
from terminal.screen import ENTER, terminal
from wegenkaart.advice import Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.interview import questions, with_answers
from wegenkaart.knowledge import default_data, load

FACTS = {
    "fase": "warm", "gevaar_voor_mensen": "nee", "eigen_organisatie": "nee", "andere_organisatie": "ja", "cybercrime_slachtoffers": "nee",
    "online_aangejaagd": "nee", "sector": "haven", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "nee", "gebied": "een_gemeente",
    "grip_afgekondigd": "grip_2",
}  # fmt: skip


def conversation(facts: dict[str, str]) -> Iterator[str]:
    """What to type at each question, in the order in which the questions come; not knowing for what is not known."""
    tables = Tables(load(default_data()))
    setting = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    answers: dict[str, str | None] = {}
    while still := questions(advise(tables, with_answers({}, answers), setting), answers):
        fact = still[0].fact
        answers[fact] = facts.get(fact)
        yield facts.get(fact, "onbekend")


@pytest.fixture(scope="module")
def typed() -> list[str]:
    return list(conversation(FACTS))


@pytest.fixture(scope="module")
def expected() -> bytes:
    flags = [word for fact, value in FACTS.items() for word in ("--fact", f"{fact}={value}")]
    return process("advise", "--json", "--now", NOW, *flags).stdout


def test_the_menu(tmp_path: Path, typed: list[str], expected: bytes) -> None:
    with terminal(f"advise --json --now {NOW} > advies.json", tmp_path) as wizard:
        for number, answer in enumerate(typed, 1):
            wizard.wait("(? is uitleg)", number)
            wizard.press(answer + ENTER)
        wizard.wait("Geen enkel antwoord kan het advies nog veranderen.")
        assert wizard.end() == 0
    assert (tmp_path / "advies.json").read_bytes() == expected


def test_the_lines_in_a_terminal(tmp_path: Path, typed: list[str], expected: bytes) -> None:
    with terminal(f"advise --plain --json --now {NOW} > advies.json", tmp_path) as wizard:
        for number, answer in enumerate(typed, 1):
            wizard.wait("Uw antwoord (", number)
            wizard.press(answer + "\n")
        assert wizard.end() == 0
    assert (tmp_path / "advies.json").read_bytes() == expected


def test_the_lines_through_a_pipe(typed: list[str], expected: bytes) -> None:
    done = process("advise", "--interactive", "--json", "--now", NOW, stdin="".join(f"{answer}\n" for answer in typed).encode())
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
    done = process("advise", "--interactive", "--now", NOW, stdin=b"weet ik niet\n" * 27)
    assert done.returncode == 0
    assert done.stdout == process("advise", "--no-input", "--now", NOW).stdout
    assert b"112" in done.stdout
    assert b"Vraag het aan" in done.stdout
