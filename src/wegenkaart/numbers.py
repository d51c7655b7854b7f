"""Telephone numbers: of a resource wherever it is shown, and what may stand for one."""

import re

from wegenkaart.model import Resource


def is_confirmed(resource: Resource) -> bool:
    return resource.status == "bevestigd"


def phone(resource: Resource) -> str | None:
    return resource.phones[0].number if resource.phones else None


_SEPARATED = r"\+?\(?[0-9]+\)?((-| - | )[0-9]+)*"
_DUTCH = r"11[23]|144|0[89]00([0-9]{4}|[0-9]{7})|090[69]([0-9]{4}|[0-9]{7})|0[1-8][1-9][0-9]{7}|0[1-8]0[1-9][0-9]{6}|\+31[1-9][0-9]{8}"
_ABROAD = r"\+(?!31)[1-9][0-9]{7,14}"


def is_phone(number: str, *, abroad: bool = False) -> bool:
    """112 and its like, 0800 and 0900 with 4 or 7 more digits, and 10 digits that begin with 0 (or +31 and 9).

    `abroad`: also `+` and a number of another country.
    """
    return bool(re.fullmatch(_SEPARATED, number) and re.fullmatch(f"{_DUTCH}|{_ABROAD}" if abroad else _DUTCH, digits(number)))


def digits(number: str) -> str:
    """The number as it is dialled: two ways to write one number are the same here."""
    return re.sub("[ ()-]", "", number)
