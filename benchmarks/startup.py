"""How long commands take, whole process, as a multiple of bare Python in the same environment.

Run it with `make bench`, or `python benchmarks/startup.py --runs 51`. Milliseconds depend on the machine and on what else it
does; ratios much less so, because every round runs all commands once, in changing order, beside `python -c pass`.
The first round fills the caches (files of the system, compiled knowledge) and is shown apart.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TypeAlias

Times: TypeAlias = dict[str, list[float]]
"""Command → milliseconds of each round; without a command that failed."""

EXAMPLE = Path(__file__).parents[1] / "examples" / "telefoonstoring-112-2019.yaml"
BARE = "python -c pass"
SCRIPT = shutil.which("wegenkaart", path=str(Path(sys.executable).parent))
PROGRAM = (SCRIPT,) if SCRIPT else (sys.executable, "-m", "wegenkaart")
COMMANDS = {
    BARE: (sys.executable, "-c", "pass"),
    "--version": (*PROGRAM, "--version"),
    "--help": (*PROGRAM, "--help"),
    "advise --no-input --json": (*PROGRAM, "advise", "--no-input", "--json"),
    "advise --answers FILE.yaml": (*PROGRAM, "advise", "--answers", str(EXAMPLE)),
    "resources ibd": (*PROGRAM, "resources", "ibd"),
    "call": (*PROGRAM, "call"),
    "grip": (*PROGRAM, "grip"),
    "check": (*PROGRAM, "check"),
}


def once(command: tuple[str, ...], environment: dict[str, str]) -> float | None:
    """Milliseconds from start to end of the process; `None` when it failed, for a failure is not a fast success."""
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, check=False)
    took = (time.perf_counter() - start) * 1000
    return took if done.returncode == 0 else None


def measure(runs: int, environment: dict[str, str]) -> tuple[Times, Times]:
    """The first round, and `runs` rounds after it."""
    first = _round(list(COMMANDS), environment)
    rounds = [_round(list(first), environment) for _ in range(runs)]
    return first, {name: [ms for each in rounds for ms in each.get(name, [])] for name in first}


def _round(names: list[str], environment: dict[str, str]) -> Times:
    shuffled = random.sample(names, len(names))
    took = {name: once(COMMANDS[name], environment) for name in shuffled}
    return {name: [ms] for name in names if (ms := took[name]) is not None}


def report(first: Times, times: Times) -> None:
    bare = median(times[BARE])
    print(f"{'command':<30}{'median':>10}{'fastest':>10}{'× bare':>9}{'first run':>12}")
    for name, each in times.items():
        middle = median(each)
        print(f"{name:<30}{middle:>7.1f} ms{min(each):>7.1f} ms{middle / bare:>9.1f}{first[name][0]:>9.1f} ms")
    for name in [name for name in COMMANDS if name not in times]:
        print(f"{name:<30} failed, so it was not measured")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="rounds that count (default 21)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        own = {name: f"{folder}/{name}" for name in ("WEGENKAART_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
        first, times = measure(runs, {**os.environ, **own})
    version = sys.version.split()[0]
    print(f"Python {version}, {os.cpu_count()} cores, {runs} rounds of all commands in changing order\n")
    report(first, times)


if __name__ == "__main__":
    main()
