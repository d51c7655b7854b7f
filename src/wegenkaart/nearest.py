"""What was probably meant by a word that does not exist."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

_MANY, _SLIP, _LONGEST = 500, 3, 100
_SHORTEST_PART, _SAME_WORD, _SHOWN = 3, 0.8, 3


def meant(word: str, known: Iterable[str], otherwise: str, *, most: int = 1, likeness: float = 0.6) -> str:
    """`Bedoelde u 'een' of 'twee'?` with the words that look like it most, whatever their capitals; otherwise the other sentence."""
    words = {each.casefold(): each for each in known}
    if len(words) > _MANY:  # then only what could be a slip of the hand
        words = {key: each for key, each in words.items() if key[:1] == word[:1].casefold() and abs(len(key) - len(word)) <= _SLIP}
    if len(word) > _LONGEST or len(words) > _MANY:
        return otherwise
    return question((words[each] for each in get_close_matches(word.casefold(), words, most, likeness)), otherwise)


def meant_in_part(word: str, known: Iterable[str], otherwise: str, *, most: int = 1, likeness: float = 0.6) -> str:
    """The same for names of several words, such as `gevaar_voor_mensen`, of which people type the beginning, or one word, or almost one."""
    names, typed = {each.casefold(): each for each in known}, word.casefold()
    if not typed or len(typed) > _LONGEST:
        return otherwise
    near = get_close_matches(typed, names, most, likeness)
    starting = [name for name in names if name.startswith(typed)]
    holding = [name for name in names if len(typed) >= _SHORTEST_PART and typed in name]
    alike = [name for name in names if get_close_matches(typed, name.split("_"), 1, _SAME_WORD)]
    return question((names[each] for each in (starting or near or holding or alike)[:_SHOWN]), otherwise)


def choice(word: str, known: Collection[str]) -> str:
    """The same for one of a few names, and then all of them."""
    return f"{meant_in_part(word, known, '')} Kies uit: {', '.join(known)}.".lstrip()


def question(words: Iterable[str], otherwise: str) -> str:
    """The same for words that were chosen in another way."""
    quoted = " of ".join(f"'{each}'" for each in words)
    return f"Bedoelde u {quoted}?" if quoted else otherwise
