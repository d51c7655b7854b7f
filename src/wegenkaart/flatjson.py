"""The answers that programs write: one flat JSON object of plain texts, read without the reader of YAML.

That one takes as long to load as Python itself. Only what both read alike is read here; for anything else (an escape, an accent,
a number, a comment, the same name twice) there is no result, and the reader of YAML says what it is or what is wrong with it.
"""

import re
from itertools import accumulate, pairwise
from typing import TypeAlias

Read: TypeAlias = tuple[dict[str, str], dict[tuple[str | int, ...], int]]
"""What stands in a file, and the line of each part."""

MAX_CHARACTERS = 100_000
_PAIR = r'[ \n]*"(\w{1,100})" *:[ \n]*"([ !#-\[\]-~]{0,200})"[ \n]*'
_OBJECT = rf"[ \n]*\{{(?:{_PAIR}(?:,{_PAIR})*|[ \n]*)\}}[ \n]*"


def read(text: str) -> Read | None:
    """The object, and the line of each name (and of itself, under no name); `None` when this is for the reader of YAML."""
    if len(text) > MAX_CHARACTERS or not text.lstrip(" \n").startswith("{") or not re.fullmatch(_OBJECT, text, re.ASCII):
        return None
    found = list(re.finditer(_PAIR, text, re.ASCII))
    value = {pair[1]: pair[2] for pair in found}
    starts = [text.index("{"), *(pair.start(1) for pair in found)]
    if len(value) < len(found):
        return None
    lines = accumulate((text.count("\n", before, start) for before, start in pairwise([0, *starts])), initial=1)
    places: list[tuple[str | int, ...]] = [(), *((name,) for name in value)]
    return value, dict(zip(places, list(lines)[1:], strict=True))
