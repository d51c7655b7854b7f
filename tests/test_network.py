"""The program works without a network and never looks for one: every command, as a process."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from program import COMMAND, NOW, environment, process, shell

ADVISE = f"advise --now {NOW} --answers feiten.yaml"
COMMANDS = (
    "", "--version", "--help", ADVISE, f"{ADVISE} --explain --gemeente Borne", f"{ADVISE} --json", f"{ADVISE} --format markdown",
    f"{ADVISE} --format markdown --briefing", f"{ADVISE} --format html", f"{ADVISE} --format ics --aware-at {NOW}",
    f"{ADVISE} --output advies --force", f"advise --now {NOW} --batch regels.jsonl", f"advise --now {NOW} --interactive --plain",
    "resources datalek", "roads", "roads 2", "grip", "grip --mermaid", "questions --json", f"call --now {NOW}",
    "contacts", "contacts init --gemeente Borne --force", f"contacts check --now {NOW}", f"contacts show --json --now {NOW}",
    f"prepare --now {NOW}", f"prepare --pack pakket --force --now {NOW}", "explain T11", f"check --coverage --now {NOW}",
    f"export wizard - --now {NOW}", "export dmn -", f"export cacao - --now {NOW}", "completion bash",
)  # fmt: skip
"""Every command, and every form of what it gives."""

WATCHED = ("strace", "-f", "--seccomp-bpf", "-qq", "-o", "asked", "-e", "trace=socket", "-e", "signal=none")
"""Notes every socket: without one nothing reaches a network."""

ON_THIS_MACHINE = "AF_UNIX"
"""No network: where nothing else says it, the C library asks a service of the machine itself for the folder of the user."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "feiten.yaml").write_text("fase: warm\neigen_organisatie: ja\npersoonsgegevens: ja\n", encoding="utf-8")
    (tmp_path / "regels.jsonl").write_text('{"fase": "warm"}\n{"fase": "lauw"}\n', encoding="utf-8")
    program = f"{shlex.join(COMMAND)} %s </dev/null >uit/{{}} 2>&1; echo $? >>uit/{{}}\n"
    lines = [(program % command).replace("{}", str(number)) for number, command in enumerate(COMMANDS)]
    (tmp_path / "alles.sh").write_text("mkdir uit\n" + "".join(lines) + "mv advies pakket uit/\n", encoding="utf-8")
    return tmp_path


def said(place: Path, *before: str) -> dict[str, str]:
    """What every command gave, and with which exit code."""
    shutil.rmtree(place / "uit", ignore_errors=True)
    Path(os.environ["WEGENKAART_HOME"], "contacten.yaml").unlink(missing_ok=True)
    subprocess.run([*before, "bash", "alles.sh"], cwd=place, env=environment(), check=True, timeout=120)
    return {each.name: each.read_text(encoding="utf-8") for each in (place / "uit").iterdir()}


def test_every_command_is_among_them() -> None:
    listed = process("--help").stdout.decode().split("Opdrachten:\n")[1].split("\n\n")[0].splitlines()
    offered = {line.split()[0] for line in listed if line[2:3].strip()}
    assert "advise" in offered
    assert offered <= {command.split()[0] for command in COMMANDS if command}


@pytest.mark.skipif(not shutil.which("unshare"), reason="a network that is none cannot be made here")
def test_every_command_gives_the_same_without_a_network_and_asks_the_system_for_none(place: Path) -> None:
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("nobody may make a network that is none here")
    outside = said(place, *(WATCHED if shutil.which("strace") else ()))
    assert {text.splitlines()[-1] for name, text in outside.items() if name.isdigit()} <= {"0", "1", "130"}
    assert said(place, "unshare", "-rn") == outside
    asked = (place / "asked").read_text(encoding="utf-8") if shutil.which("strace") else ""
    assert [line for line in asked.splitlines() if ON_THIS_MACHINE not in line] == []


def test_a_process_of_a_test_that_uses_the_network_ends(tmp_path: Path) -> None:
    script = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    ended = shell(f"{shlex.quote(sys.executable)} -c {shlex.quote(script)}", tmp_path)
    assert ended.code == 99
    assert "the program used the network: socket.connect" in ended.err
