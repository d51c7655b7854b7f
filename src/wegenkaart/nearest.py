"""What was probably meant by a word that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches


def meant(word: str, known: Iterable[str], otherwise: str, *, most: int = 1, likeness: float = 0.6) -> str:
    """`Bedoelde u 'een' of 'twee'?` with the words that look like it most, whatever their capitals; otherwise the other sentence."""
    words = {each.casefold(): each for each in known}
    return question((words[each] for each in get_close_matches(word.casefold(), words, most, likeness)), otherwise)


def question(words: Iterable[str], otherwise: str) -> str:
    """The same for words that were chosen in another way."""
    quoted = " of ".join(f"'{each}'" for each in words)
    return f"Bedoelde u {quoted}?" if quoted else otherwise
