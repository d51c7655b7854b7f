"""The answers that programs write: one flat JSON object of plain texts, read without the reader of YAML.

That one takes as long to load as Python itself. Only what both read alike is read here; for anything else (an escape, an accent,
a number, a comment, the same name twice) there is no result, and the reader of YAML says what it is or what is wrong with it.
"""

import re
from itertools import accumulate, pairwise

MAX_CHARACTERS = 100_000
_PAIR = r'[ \n]*"(\w{1,100})" *:[ \n]*"([ !#-\[\]-~]{0,200})"[ \n]*'
_PAIRS = re.compile(_PAIR, re.ASCII)
_OBJECT = re.compile(rf"[ \n]*\{{(?:{_PAIR}(?:,{_PAIR})*|[ \n]*)\}}[ \n]*", re.ASCII)


def read(text: str) -> tuple[dict[str, str], dict[tuple[str | int, ...], int]] | None:
    """The object, and the line of each name (and of itself, under no name); `None` when this is for the reader of YAML."""
    if len(text) > MAX_CHARACTERS or not _OBJECT.fullmatch(text):
        return None
    found = list(_PAIRS.finditer(text))
    value = {pair[1]: pair[2] for pair in found}
    starts = [text.index("{"), *(pair.start(1) for pair in found)]
    if len(value) < len(found):
        return None
    lines = accumulate((text.count("\n", before, start) for before, start in pairwise([0, *starts])), initial=1)
    places: list[tuple[str | int, ...]] = [(), *((name,) for name in value)]
    return value, dict(zip(places, list(lines)[1:], strict=True))
