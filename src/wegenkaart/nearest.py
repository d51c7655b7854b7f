"""What was probably meant by a word that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches

_MANY, _SLIP, _LONGEST = 500, 3, 100


def meant(word: str, known: Iterable[str], otherwise: str, *, most: int = 1, likeness: float = 0.6) -> str:
    """`Bedoelde u 'een' of 'twee'?` with the words that look like it most, whatever their capitals; otherwise the other sentence."""
    words = {each.casefold(): each for each in known}
    if len(words) > _MANY:  # then only what could be a slip of the hand
        words = {key: each for key, each in words.items() if key[:1] == word[:1].casefold() and abs(len(key) - len(word)) <= _SLIP}
    if len(word) > _LONGEST or len(words) > _MANY:
        return otherwise
    return question((words[each] for each in get_close_matches(word.casefold(), words, most, likeness)), otherwise)


def question(words: Iterable[str], otherwise: str) -> str:
    """The same for words that were chosen in another way."""
    quoted = " of ".join(f"'{each}'" for each in words)
    return f"Bedoelde u {quoted}?" if quoted else otherwise
