"""`wegenkaart advise --batch`: one incident a line in, one advice a line out, in the same order."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wegenkaart import incident
from wegenkaart.advice import Setting, advise
from wegenkaart.cli.output import write_bytes
from wegenkaart.cli.reading import refuse_pipe, standard_input
from wegenkaart.engine import Tables
from wegenkaart.errors import WegenkaartError, visible
from wegenkaart.render.jsonlines import Lines
from wegenkaart.textfile import open_regular

EXIT_SOME_BAD = 1


class Answers:
    """What is said to each line. A bad line gives its error there."""

    def __init__(self, tables: Tables, setting: Setting) -> None:
        self._tables, self._setting, self._written = tables, setting, Lines()
        self.some_bad = False

    def to(self, number: int, raw: bytes) -> bytes:
        try:
            facts = incident.from_line(self._tables.kb, raw.decode())
            return self._written.line(advise(self._tables, facts, self._setting)).encode()
        except UnicodeDecodeError:
            return self._complaint("deze regel is geen UTF-8. Bewaar het bestand als UTF-8.", number)
        except WegenkaartError as error:
            return self._complaint(str(error), number)

    def _complaint(self, message: str, number: int) -> bytes:
        self.some_bad = True
        return (json.dumps({"error": visible(message), "line": number}, ensure_ascii=False, sort_keys=True) + "\n").encode()


def answer(tables: Tables, setting: Setting, source: str, jobs: int) -> int:
    """Answer every line of a file, or of standard input for `-`. Returns 1 when there was a bad line."""
    answers = Answers(tables, setting)
    with _opened(source) as lines:
        if jobs > 1:
            from wegenkaart.cli.jobs import deal  # noqa: PLC0415 (start-up: only for who asks for it)

            deal(enumerate(lines, 1), answers, (tables.kb, setting), jobs)
        else:
            _one_by_one(lines, answers)
    return EXIT_SOME_BAD if answers.some_bad else 0


def _one_by_one(lines: Iterable[bytes], answers: Answers) -> None:
    """Nothing is kept: who writes a line has its answer before writing the next."""
    for number, raw in enumerate(lines, 1):
        write_bytes(answers.to(number, raw))


@contextmanager
def _opened(source: str) -> Iterator[Iterator[bytes]]:
    if source == "-":
        yield incident.lines(standard_input("--batch"), "standaardinvoer")
        return
    refuse_pipe(source, "advise --batch")
    with open_regular(Path(source)) as file:
        yield incident.lines(file, source)
