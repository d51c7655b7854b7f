"""Whether anything at all is read as text or refused by us: one input, every door.

As a program: that many mutants of hostile and of real files, in a process of its own, so that a crash of a library is seen.
`python tests/hostile/judge.py 2000`
"""

import faulthandler
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hostile.corpus import FILES
from knowledge_bases import small
from wegenkaart.errors import InvalidFile, WegenkaartError
from wegenkaart.incident import from_bytes, from_line
from wegenkaart.knowledge import default_data, load
from wegenkaart.yamlfile import Document, parse

GOOD = Path(__file__).parents[1] / "bad" / "good"
PIECE = 1_500
"""Of a real file no more than this is taken at a time: what breaks a reader breaks it in a small file too."""
COMPLAINT = re.compile(r"x\.yaml:[0-9]+: .+[.?]")


@cache
def seeds() -> tuple[bytes, ...]:
    """Pieces of the shipped knowledge and of the examples, and the hostile files that are small."""
    real = [Path(str(path)).read_bytes() for path in default_data().iterdir() if path.name.endswith(".yaml")]
    pieces = [raw[start : start + PIECE] for raw in real for start in range(0, len(raw), 10 * PIECE)]
    hostile = [raw for raw in FILES.values() if len(raw) <= PIECE]
    return (*pieces, *hostile)


def complaint(read: Callable[[], object]) -> str | None:
    """What we say; `None` when it was read. Any other error goes through: that is what is looked for."""
    try:
        read()
    except WegenkaartError as error:
        return str(error)
    return None


def judge(raw: bytes) -> None:
    """Raises when the input was neither read as text nor refused by us, in one line that can be printed and says where."""
    said = None
    try:
        only_text(parse(raw, "x.yaml"))
    except InvalidFile as error:
        said = str(error)
    assert said is None or (COMPLAINT.fullmatch(said) and said.isprintable()), said
    answers = complaint(lambda: from_bytes(small(), raw, "x.yaml"))
    assert answers is None or (COMPLAINT.match(answers) and answers.isprintable()), answers
    assert said is None or answers == said
    for line in raw.decode("latin-1").splitlines()[:3]:
        refused = complaint(lambda line=line: from_line(small(), line))  # type: ignore[misc]
        assert refused is None or refused.isprintable(), refused


def judge_knowledge(name: str, raw: bytes) -> None:
    """The same for a faultless knowledge base in which one file has become this."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for path in GOOD.iterdir():
            (folder / path.name).write_bytes(raw if path.name == name else path.read_bytes())
        said = complaint(lambda: load(folder))
    for line in (said or "").split("\n"):
        assert not line or (line.isprintable() and re.match(r"[a-z]+\.yaml:[0-9]+: |kennisbank: ", line)), line


def only_text(document: Document) -> None:
    """The value holds only texts, lists and mappings of texts, and every part of it has a line."""
    left: list[object] = [document.value]
    while left:
        match left.pop():
            case str():
                pass
            case list() as items:
                left += items
            case dict() as mapping:
                assert all(isinstance(key, str) for key in mapping)
                left += mapping.values()
            case other:
                raise TypeError(other)
    assert all(line >= 1 for line in document.lines.values())


def mutant(dice: Random, sources: Sequence[bytes]) -> bytes:
    """One of the sources after one to five changes: bits, cuts, repeats, and pieces of others."""
    raw = bytearray(dice.choice(sources))
    for _ in range(dice.randint(1, 5)):
        start = dice.randrange(len(raw) + 1)
        end = min(len(raw), start + dice.choice((1, 2, 10, 100)))
        match dice.randrange(5):
            case 0 if start < len(raw):
                raw[start] ^= 1 << dice.randrange(8)
            case 1:
                del raw[start:end]
            case 2:
                raw[end:end] = raw[start:end] * dice.choice((1, 2, 50))
            case 3:
                other = dice.choice(sources)
                cut = dice.randrange(len(other) + 1)
                raw[start:end] = other[cut : cut + dice.choice((1, 10, 200))]
            case _:
                raw[start:start] = dice.choice(
                    (b"\n", b": ", b"- ", b"&a ", b"*a", b"!!x ", b"'", b'"', b"\t", b"\0", b"\xff", b"[", b"{", b"<<: ")
                )
    return bytes(raw)


def main(count: int) -> None:
    faulthandler.enable()
    names = sorted(path.name for path in GOOD.iterdir())
    for number in range(count):
        dice = Random(f"mutant {number}")  # noqa: S311 (nothing here is a secret)
        judge(mutant(dice, seeds()))
        if number % 10 == 0:
            name = dice.choice(names)
            judge_knowledge(name, mutant(dice, [(GOOD / name).read_bytes()]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
