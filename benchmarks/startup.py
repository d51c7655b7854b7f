"""How long commands take, whole process, as a multiple of bare Python in the same environment.

Run it with `make bench`, or `python benchmarks/startup.py --runs 51`. Milliseconds depend on the machine and on what else it
does; ratios much less so, because every round runs all commands once, in changing order, beside `python -c pass`.
Warm: the knowledge was proved before (docs/adr/0008), as it nearly always was. Cold: nothing is remembered, so it is proved first.
A first round that fills the caches of the system does not count.
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
FACTS = '{"fase": "warm", "eigen_organisatie": "ja", "persoonsgegevens": "ja"}'
BARE = "python -c pass"
SCRIPT = shutil.which("wegenkaart", path=str(Path(sys.executable).parent))
PROGRAM = (SCRIPT,) if SCRIPT else (sys.executable, "-m", "wegenkaart")
COMMANDS = {
    BARE: (sys.executable, "-c", "pass"),
    "--version": (*PROGRAM, "--version"),
    "--help": (*PROGRAM, "--help"),
    "advise --no-input --json": (*PROGRAM, "advise", "--no-input", "--json"),
    "advise --answers FILE.json --json": (*PROGRAM, "advise", "--answers", "facts.json", "--json"),
    "advise --answers FILE.yaml": (*PROGRAM, "advise", "--answers", str(EXAMPLE)),
    "resources ibd": (*PROGRAM, "resources", "ibd"),
    "call": (*PROGRAM, "call"),
    "grip": (*PROGRAM, "grip"),
    "check": (*PROGRAM, "check"),
}


def once(command: tuple[str, ...], folder: Path) -> float | None:
    """Milliseconds from start to end of the process; `None` when it failed, for a failure is not a fast success."""
    own = {name: str(folder / name) for name in ("WEGENKAART_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, env={**os.environ, **own}, check=False)
    took = (time.perf_counter() - start) * 1000
    return took if done.returncode == 0 else None


def measure(rounds: int, folder: Path, *, cold: bool = False) -> Times:
    """Every command once a round. Cold: whatever the one before it left to remember is thrown away."""
    times: Times = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name in random.sample(list(COMMANDS), len(COMMANDS)):
            if cold:
                shutil.rmtree(folder / "WEGENKAART_HOME", ignore_errors=True)
            if (took := once(COMMANDS[name], folder)) is not None:
                times[name].append(took)
    return {name: each for name, each in times.items() if len(each) == rounds}


def report(warm: Times, cold: Times) -> None:
    print(f"{'':<36}{'warm':>10}{'fastest':>12}{'× bare':>9}{'cold':>12}{'× bare':>9}")
    for name in COMMANDS:
        if name not in warm or name not in cold:
            print(f"{name:<36} failed, so it was not measured")
            continue
        middle, proved = median(warm[name]), median(cold[name])
        columns = f"{middle:>7.1f} ms{min(warm[name]):>9.1f} ms{middle / median(warm[BARE]):>9.1f}"
        print(f"{name:<36}{columns}{proved:>9.1f} ms{proved / median(cold[BARE]):>9.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="warm rounds that count (default 21)")
    parser.add_argument("--cold", type=int, default=5, help="cold rounds (default 5)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "facts.json").write_text(FACTS, encoding="utf-8")
        cold = measure(options.cold, folder, cold=True)
        measure(1, folder)
        warm = measure(options.runs, folder)
    version = sys.version.split()[0]
    print(f"Python {version}, {os.cpu_count()} cores, {options.runs} warm and {options.cold} cold rounds in changing order\n")
    report(warm, cold)


if __name__ == "__main__":
    main()
