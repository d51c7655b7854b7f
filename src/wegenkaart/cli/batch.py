"""`wegenkaart advise --batch`: one incident a line in, one advice a line out, in the same order."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from wegenkaart import incident
from wegenkaart.advice import Advice
from wegenkaart.cli.output import visible, write_utf8
from wegenkaart.errors import Unreadable, WegenkaartError
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render.json import advice_json
from wegenkaart.textfile import open_regular

EXIT_SOME_BAD = 1


def answer(kb: KnowledgeBase, source: str, advise: Callable[[Facts], Advice]) -> int:
    """Answer every line of a file, or of standard input for `-`. A bad line gives its error there, and 1 at the end."""
    if source == "-":
        if sys.stdin is None:
            raise Unreadable("standaardinvoer is dicht. Geef bij --batch een bestand.")
        return _answer_lines(kb, incident.lines(sys.stdin.buffer, "standaardinvoer"), advise)
    with open_regular(Path(source)) as file:
        return _answer_lines(kb, incident.lines(file, source), advise)


def _answer_lines(kb: KnowledgeBase, lines: Iterable[bytes], advise: Callable[[Facts], Advice]) -> int:
    some_bad = 0
    for number, raw in enumerate(lines, 1):
        try:
            said = advice_json(advise(incident.from_line(kb, raw.decode())), indent=None)
        except UnicodeDecodeError:
            said = _complaint("deze regel is geen UTF-8. Bewaar het bestand als UTF-8.", number)
            some_bad = EXIT_SOME_BAD
        except WegenkaartError as error:
            said = _complaint(str(error), number)
            some_bad = EXIT_SOME_BAD
        write_utf8(said)
    return some_bad


def _complaint(message: str, number: int) -> str:
    return json.dumps({"error": visible(message), "line": number}, ensure_ascii=False, sort_keys=True) + "\n"
