"""The answers that people write: a plain word for each fact, read without the reader of YAML (see `flatjson` for why).

Only lines `name: word`, blank lines and comments are read here. For anything else (a quote, an accent, a tab, a list, an empty value,
the same name twice) there is no result, and the reader of YAML says what it is or what is wrong with it.
"""

from wegenkaart.flatjson import MAX_CHARACTERS, Read

MAX_WORD = 100


def read(text: str) -> Read | None:
    """The mapping, and the line of each name (and of itself, under no name); `None` when this is for the reader of YAML."""
    if len(text) > MAX_CHARACTERS or not text.isascii() or not text.replace("\n", "").isprintable():
        return None
    value: dict[str, str] = {}
    places: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip(" ") or line.lstrip(" ").startswith("#"):
            continue
        name, _, rest = line.partition(": ")
        word = rest.partition(" #")[0].strip(" ")
        if not (_is_word(name) and _is_word(word)) or name in value:
            return None
        value[name] = word
        places.setdefault((), number)
        places[(name,)] = number
    return (value, places) if value else None


def _is_word(text: str) -> bool:
    """A letter or underscore, then also digits: YAML reads it as it stands, wherever it stands."""
    return text.isidentifier() and len(text) <= MAX_WORD
