"""Telephone numbers: of a resource wherever it is shown, and what may stand for one."""

import re

from wegenkaart.model import Resource


def is_confirmed(resource: Resource) -> bool:
    return resource.status == "bevestigd"


def phone(resource: Resource) -> str | None:
    return resource.phones[0].number if resource.phones else None


_SEPARATED = r"\+?\(?[0-9]+\)?((-| - | )[0-9]+)*"
_AREA = (
    r"1[035]|11[13-578]|16[124-8]|17[24]|18[0-467]|2[0346]|22[2-46-9]|25[125]|29[479]|3[03568]|31[3-8]|32[01]|34[1-8]|4[0356]|41[1-368]"
    r"|47[58]|48[15-8]|49[23579]|5[0358]|51[1-9]|52[1-57-9]|54[13-8]|56[126]|57[0-3578]|59[1-9]|7[0-9]"
)
"""The area codes of the numbering plan, without the 0 before them."""
_PLACELESS = r"6[1-9]|8[24578]|91"
_DUTCH = rf"11[23]|144|140[0-9]{{2,3}}|116[0-9]{{3}}|0[89]00([0-9]{{4}}|[0-9]{{7}})|(0|\+31)(?=({_AREA}|{_PLACELESS})[0-9]+)[0-9]{{9}}"
_ABROAD = r"\+(?!31)[1-9][0-9]{7,14}"


def is_phone(number: str, *, abroad: bool = False) -> bool:
    """112 and its like, 14 and an area code, 116 and 3 digits, 0800 and 0900 with 4 or 7 more, and 10 that begin with a code that exists.

    The 0 of those may be +31. What is paid for by the minute and never needed (0906, 0909) is none.
    `abroad`: also `+` and a number of another country.
    """
    return bool(re.fullmatch(_SEPARATED, number) and re.fullmatch(f"{_DUTCH}|{_ABROAD}" if abroad else _DUTCH, digits(number)))


def digits(number: str) -> str:
    """The number as it is dialled: two ways to write one number are the same here."""
    return re.sub("[ ().–/-]", "", number)


def national(number: str) -> str:
    """The same, without the code of our own country."""
    return re.sub(r"^\+31", "0", digits(number))
