"""The process of a helper (`cli.jobs`): numbered lines in, their answers out, until whoever gives them is done, or gone."""

import gc
import pickle
import signal
import struct
import sys
from contextlib import suppress

from wegenkaart.__main__ import GARBAGE_AFTER
from wegenkaart.cli.batch import Answers
from wegenkaart.engine import Tables

HEAD = struct.Struct("?Q")
"""Before the answers: whether a line was bad, and how many bytes follow."""


def main() -> None:
    gc.set_threshold(GARBAGE_AFTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it cannot have a session of its own
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        _work()


def _work() -> None:
    given, said = sys.stdin.buffer, sys.stdout.buffer
    kb, setting = pickle.load(given)  # noqa: S301 (from the process that started this one, and from nobody else)
    answers = Answers(Tables(kb), setting)
    while True:
        answers.some_bad = False
        text = b"".join([answers.to(number, raw) for number, raw in pickle.load(given)])  # noqa: S301 (as above)
        said.write(HEAD.pack(answers.some_bad, len(text)))
        said.write(text)
        said.flush()


if __name__ == "__main__":
    main()
