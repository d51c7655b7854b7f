"""Letters and digits that look like ours and are others: who reads them sees another word than the program does."""

import re
from collections.abc import Iterator
from unicodedata import name, normalize

OTHER = ("GREEK", "CYRILLIC")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"(?![0-9])\d")


def foreign(text: str) -> Iterator[str]:
    """What is wrong with the first such letter and the first such digit of a text."""
    if text.isascii():
        return
    if (letter := _look_alike(text)) is not None:
        yield f"hier staat '{letter}' (U+{ord(letter):04X}) tussen onze letters: die lijkt er maar op. Typ het woord opnieuw."
    digit = next((each for each in _DIGIT.findall(text) if not normalize("NFKC", each).isascii()), None)
    if digit is not None:
        yield f"hier staat '{digit}' (U+{ord(digit):04X}): dat is geen gewoon cijfer. Typ 0 tot en met 9."


def _look_alike(text: str) -> str | None:
    """The first Greek or Cyrillic letter of a word in which one of ours stands too."""
    for word in _WORD.findall(text):
        others = [] if word.isascii() else [letter for letter in word if _alphabet(letter) in OTHER]
        if others and any(_alphabet(letter) == "LATIN" for letter in word):
            return str(others[0])
    return None


def in_name(text: str) -> str:
    """The same of an id, as a sentence of its own; nothing when its letters are ours."""
    said = next(foreign(text.replace("_", "")), None)
    return f" Let op: {said}" if said else ""


def _alphabet(letter: str) -> str:
    return name(letter, "").partition(" ")[0]
