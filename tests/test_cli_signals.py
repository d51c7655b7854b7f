"""A signal at any moment of any command: the exit code of the contract, nothing on the screen but what belongs there, no torn file."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from program import NOW, TIMEOUT, Said, environment

# Sends itself a signal at the n-th call of a function after the start; tells of how many there were when none was sent.
STRUCK = """
import os, sys
from wegenkaart.__main__ import main
at, number = int(sys.argv.pop(1)), int(sys.argv.pop(1))
seen = 0
def count(frame, event, _):
    global seen
    if event == "call":
        seen += 1
        if seen == at:
            sys.setprofile(None)
            os.kill(os.getpid(), number)
sys.setprofile(count)
try:
    main()
finally:
    sys.setprofile(None)
    if seen < at:
        os.write(2, f"{seen} calls".encode())
"""
FACTS = ["--fact", "fase=warm", "--now", NOW]
COMMANDS = {
    "advise": ["advise", *FACTS, "--output", "bestand", "--force"],
    "batch": ["advise", "--batch", "regels.jsonl", "--now", NOW],
    "call": ["call", "--now", NOW],
    "contacts": ["contacts", "init", "--gemeente", "Borne", "--force"],
    "pack": ["prepare", "--pack", "bestand", "--force", "--now", NOW],
}
STRIKES = 12
SIGNALS = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143}


def struck(command: str, at: int, number: int, folder: Path) -> Said:
    folder.mkdir(exist_ok=True)
    (folder / "regels.jsonl").write_text("{}\n" * 20, encoding="utf-8")
    (folder / "bestand").write_text("van gisteren\n", encoding="utf-8")
    arguments = [sys.executable, "-c", STRUCK, str(at), str(number), *COMMANDS[command]]
    done = subprocess.run(arguments, capture_output=True, timeout=TIMEOUT, check=False, cwd=folder, env=environment())
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_at_any_moment_ends_it_with_its_own_code_and_leaves_no_torn_file(command: str, tmp_path: Path, home: Path) -> None:
    calls = int(struck(command, sys.maxsize, 0, tmp_path).err.split()[-2])
    new = (tmp_path / "bestand").read_text(encoding="utf-8")
    filled = home / "contacten.yaml"
    contacts = filled.read_text(encoding="utf-8") if filled.exists() else ""

    def strike(turn: int) -> None:
        number, code = list(SIGNALS.items())[turn % len(SIGNALS)]
        folder = tmp_path / str(turn)
        said = struck(command, 1 + calls * turn // STRIKES, number, folder)
        assert said.code in (code, -number), said  # the other one: before the program could say what to do with it
        assert said.err == ""
        assert (folder / "bestand").read_text(encoding="utf-8") in ("van gisteren\n", new)
        assert sorted(each.name for each in folder.iterdir()) == ["bestand", "regels.jsonl"]
        assert not contacts or filled.read_text(encoding="utf-8") == contacts
        assert all(line.endswith("}") for line in said.out.splitlines() if command == "batch")

    with ThreadPoolExecutor(2) as two:
        list(two.map(strike, range(STRIKES)))
