"""In a process of its own: what the program says to each of many inputs, so that a crash is seen and memory can be measured.

Standard input: a line of JSON for each run, `{"arguments": […], "stdin": path or null}`. Standard output: a line of JSON for each,
`{"code", "out", "err"}`, and at the end the peak of the memory of this process in kilobytes. What is said is cut to its beginning.
"""

import faulthandler
import json
import resource
import sys
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path

from wegenkaart import cli
from wegenkaart.cli import loading
from wegenkaart.knowledge import opened

SPEECH = 4_000
MAX_MEMORY = 1_500_000_000
"""Whatever would take more becomes a `MemoryError` here, and not the end of the machine."""


def answer(arguments: list[str], stdin: str | None) -> dict[str, object]:
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), TextIOWrapper(BytesIO(), encoding="utf-8")
    with Path(stdin or "/dev/null").open(encoding="utf-8") as given:
        sys.stdin, sys.stdout, sys.stderr = given, out, err
        try:
            code = cli.run(arguments)
        finally:
            sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
    return {"code": code, "out": _said(out), "err": _said(err)}


def _said(stream: TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read(SPEECH)


def peak() -> int:
    """Kilobytes. Not `ru_maxrss`: that starts with what the process had that started this one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    vars(loading)["opened"] = cache(opened)  # proving the same knowledge base for every run would take longer than all the rest
    for line in sys.stdin:
        said = answer(**json.loads(line))
        sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.write(f"{peak()}\n")


if __name__ == "__main__":
    main()
