"""How long commands take and how much memory they need, whole process, as a multiple of bare Python in the same environment.

Run it with `make bench`, or `python benchmarks/startup.py --runs 51`. Milliseconds depend on the machine and on what else it
does; ratios much less so, because every round runs all commands once, in changing order, beside `python -c pass`.
Warm: the knowledge was proved before (docs/adr/0008), as it nearly always was. Cold: nothing is remembered, so it is proved first.
A first round that fills the caches of the system does not count, and modules are always compiled, as in an installed program.
`--beside VENV` runs the commands of `OTHERS` that stand there too, each beside the bare Python of that environment.
Not for Windows, which tells nothing of the memory of a process that has ended.
"""

import argparse
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias


class Took(NamedTuple):
    """One run: milliseconds from start to end, and the peak of its memory in MiB."""

    time: float
    memory: float


Command: TypeAlias = tuple[str, ...]
Runs: TypeAlias = dict[str, list[Took]]
"""Command → each round; without a command that failed."""

EXAMPLE = Path(__file__).parents[1] / "examples" / "telefoonstoring-112-2019.yaml"
FACTS = '{"fase": "warm", "eigen_organisatie": "ja", "persoonsgegevens": "ja"}'
BARE = "python -c pass"
SCRIPT = shutil.which("wegenkaart", path=str(Path(sys.executable).parent))
PROGRAM = (SCRIPT,) if SCRIPT else (sys.executable, "-m", "wegenkaart")
WIZARD = "advise, until the first question"
FIRST_QUESTION = b"1. "
"""The first answer of a menu."""
COMPLETING = {"_WEGENKAART_COMPLETE": "complete_bash", "COMP_WORDS": "wegenkaart adv", "COMP_CWORD": "1"}
COMPLETION = "completion of a word"
COMMANDS: dict[str, Command] = {
    BARE: (sys.executable, "-c", "pass"),
    "--version": (*PROGRAM, "--version"),
    COMPLETION: PROGRAM,
    "completion bash": (*PROGRAM, "completion", "bash"),
    "--help": (*PROGRAM, "--help"),
    "advise --no-input --json": (*PROGRAM, "advise", "--no-input", "--json"),
    "advise --answers FILE.json --json": (*PROGRAM, "advise", "--answers", "facts.json", "--json"),
    "advise --answers FILE.yaml --json": (*PROGRAM, "advise", "--answers", str(EXAMPLE), "--json"),
    "advise --answers FILE.yaml": (*PROGRAM, "advise", "--answers", str(EXAMPLE)),
    "resources ibd": (*PROGRAM, "resources", "ibd"),
    "call": (*PROGRAM, "call"),
    "grip": (*PROGRAM, "grip"),
    WIZARD: (*PROGRAM, "advise"),
    "check": (*PROGRAM, "check"),
}
GOALS = {
    "--version": 6,
    COMPLETION: 6,
    "completion bash": 6,
    "advise --answers FILE.json --json": 8,
    "advise --answers FILE.yaml --json": 8,
    "resources ibd": 8,
    WIZARD: 18,
}
"""× bare Python, warm."""
OTHERS = {"copier": "--version", "cz": "version", "sqlite-utils": "--version", "ssvc": "--help", "ssvc_doctools": "--help"}
"""What people run for a like purpose: ask questions and make a file, look something up, decide by a table."""


def once(command: Command, folder: Path, more: Mapping[str, str]) -> Took | None:
    """One whole process; `None` when it failed, for a failure is not a fast success."""
    null = os.open(os.devnull, os.O_RDWR)
    try:
        start = time.perf_counter()
        process = os.posix_spawn(
            command[0], command, environment(folder, more), file_actions=[(os.POSIX_SPAWN_DUP2, null, i) for i in range(3)]
        )
        _, status, used = os.wait4(process, 0)
        took = (time.perf_counter() - start) * 1000
    finally:
        os.close(null)
    return Took(took, _mebibytes(used.ru_maxrss)) if status == 0 else None


def first_question(command: Command, folder: Path) -> Took | None:
    """On a terminal, until the first answer that can be chosen is on it."""
    import pty  # noqa: PLC0415 (Windows has none)

    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(command[0], command, environment(folder, {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}))  # noqa: S606
    shown, took = b"", None
    while FIRST_QUESTION not in shown and select.select([terminal], [], [], 20)[0]:
        shown += os.read(terminal, 65536)
        took = (time.perf_counter() - start) * 1000
    os.kill(process, signal.SIGKILL)
    _, _, used = os.wait4(process, 0)
    os.close(terminal)
    return Took(took, _mebibytes(used.ru_maxrss)) if took and FIRST_QUESTION in shown else None


def environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    own = {name: str(folder / name) for name in ("WEGENKAART_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own, **more}


def _mebibytes(peak: int) -> float:
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def run(name: str, command: Command, folder: Path) -> Took | None:
    if name == WIZARD:
        return first_question(command, folder)
    return once(command, folder, COMPLETING if name == COMPLETION else {})


def measure(commands: Mapping[str, Command], rounds: int, folder: Path, *, cold: bool = False) -> Runs:
    """Every command once a round. Cold: whatever the one before it left to remember is thrown away."""
    runs: Runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name in random.sample(list(commands), len(commands)):
            if cold:
                shutil.rmtree(folder / "WEGENKAART_HOME", ignore_errors=True)
            if (took := run(name, commands[name], folder)) is not None:
                runs[name].append(took)
    return {name: each for name, each in runs.items() if len(each) == rounds}


def report(commands: Sequence[str], warm: Runs, cold: Runs, bare: str = BARE) -> None:
    print(f"{'':<36}{'warm':>10}{'fastest':>12}{'× bare':>8}{'goal':>6}{'memory':>11}{'cold':>12}{'× bare':>8}")
    for name in commands:
        if name not in warm:
            print(f"{name:<36} failed, so it was not measured")
            continue
        columns = f"{_middle(warm, name):>7.1f} ms{min(each.time for each in warm[name]):>9.1f} ms"
        columns += (
            f"{_middle(warm, name) / _middle(warm, bare):>8.1f}{GOALS.get(name, ''):>6}{max(each.memory for each in warm[name]):>7.1f} MiB"
        )
        if name in cold:
            columns += f"{_middle(cold, name):>9.1f} ms{_middle(cold, name) / _middle(cold, bare):>8.1f}"
        print(f"{name:<36}{columns}")


def _middle(runs: Runs, name: str) -> float:
    return median(each.time for each in runs[name])


def beside(folder: Path) -> dict[str, Command]:
    """The bare Python of an environment, and what is installed there of `OTHERS`."""
    found = {f"{name} {argument}": (str(folder / name), argument) for name, argument in OTHERS.items() if (folder / name).is_file()}
    return {f"{BARE}, {folder.parent.name}": (str(folder / "python"), "-c", "pass"), **found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="warm rounds that count (default 21)")
    parser.add_argument("--cold", type=int, default=5, help="cold rounds (default 5)")
    parser.add_argument("--beside", type=Path, action="append", default=[], metavar="VENV", help="an environment with other programs")
    options = parser.parse_args()
    others = [beside(each.absolute() / "bin") for each in options.beside]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "facts.json").write_text(FACTS, encoding="utf-8")
        os.chdir(folder)
        cold = measure(COMMANDS, options.cold, folder, cold=True) if options.cold else {}
        everything = {key: command for each in (COMMANDS, *others) for key, command in each.items()}
        measure(everything, 1, folder)
        warm = measure(everything, options.runs, folder)
    version = sys.version.split()[0]
    print(f"Python {version}, {os.cpu_count()} cores, {options.runs} warm and {options.cold} cold rounds in changing order\n")
    report(list(COMMANDS), warm, cold)
    for each in others:
        print()
        report(list(each), warm, {}, next(iter(each)))


if __name__ == "__main__":
    main()
