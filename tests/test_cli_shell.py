"""What a shell adds: options on either side of the command, Dutch names for commands, and completion."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from program import SRC, TIMEOUT, Run, environment, in_process

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["--json", "roads"], ["roads", "--json"]),
        (["--json", "resources", "ibd"], ["resources", "ibd", "--json"]),
        (
            ["--fact", "fase=warm", "--now=2026-11-23T03:00", "advise", "--json"],
            ["advise", "--fact", "fase=warm", "--now=2026-11-23T03:00", "--json"],
        ),
        (["--road", "1", "--json", "resources"], ["resources", "--json", "--road", "1"]),
    ],
)
def test_options_may_stand_before_the_command_too(run: Run, before: list[str], after: list[str]) -> None:
    said = run(*before)
    assert (said.code, said.err) == (0, "")
    assert said.out == run(*after).out


def test_an_option_that_is_not_of_this_command_is_refused_before_it_too(run: Run) -> None:
    assert run("--batch", "-", "roads").refusal == "Fout: de optie '--batch' bestaat niet. Typ: wegenkaart --help."


def test_the_version_is_asked_without_a_command(run: Run) -> None:
    assert run("--version", "advise").out.startswith("wegenkaart ")


@pytest.mark.parametrize(("dutch", "name"), [("hulp", "resources"), ("wegen", "roads"), ("vragen", "questions"), ("bel", "call")])
def test_a_command_answers_to_its_dutch_name(run: Run, dutch: str, name: str) -> None:
    assert run(dutch, "--json") == run(name, "--json")


def test_the_dutch_names_stand_nowhere_so_that_a_runbook_has_one_name(run: Run) -> None:
    lines = run("--help").out.splitlines()
    assert [line for line in lines if line.split()[:1] in (["advies"], ["hulp"], ["wegen"], ["vragen"], ["bel"])] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_says_where_it_goes_and_changes_nothing(
    run: Run, shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    said = run("completion", shell)
    assert (said.code, said.err) == (0, "")
    assert "_WEGENKAART_COMPLETE" in said.out
    assert any(line.startswith(("# Zet in ", "# Bewaar als ")) for line in said.out.splitlines()[:2])
    assert list(tmp_path.rglob("*.sh")) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "noem uw shell achter 'completion'. Kies uit: bash, zsh, fish, powershell."),
        (["bsh"], "completion bsh: deze shell ken ik niet. Bedoelde u 'bash'?"),
        (["ksh"], "completion ksh: deze shell ken ik niet. Kies uit: bash, zsh, fish, powershell."),
        (["cmd"], "completion cmd: deze shell ken ik niet. Kies uit: bash, zsh, fish, powershell."),
    ],
)
def test_an_unknown_shell_is_refused_with_the_four(run: Run, words: list[str], message: str) -> None:
    said = run("completion", *words)
    assert (said.code, said.refusal) == (2, f"Fout: {message}")


def completed(line: str, bin_dir: Path) -> list[str]:
    """What bash offers for the last word of a line, with the real script."""
    script = (
        "source <(wegenkaart completion bash); "
        f"COMP_WORDS=({line}); [[ '{line}' == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
        '_wegenkaart_completion wegenkaart; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    env = environment({"PATH": f"{bin_dir}:{os.environ['PATH']}", "PYTHONPATH": str(SRC)})
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, timeout=TIMEOUT, check=True, env=env)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture(scope="module")
def bin_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program under its own name, as an installation has it."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "wegenkaart"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wegenkaart "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here to complete anything")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wegenkaart adv", {"advise"}),
        ("wegenkaart co", {"completion", "contacts"}),
        ("wegenkaart check --", {"--strict", "--now", "--coverage", "--json", "--data", "--help"}),
        ("wegenkaart advise --exp", {"--explain"}),
        ("wegenkaart xyz", set()),
    ],
)
def test_bash_completes_commands_and_options(bin_dir: Path, line: str, offered: set[str]) -> None:
    assert set(completed(line, bin_dir)) == offered
