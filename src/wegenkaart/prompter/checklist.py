"""What is said of a checklist: which rows are the case, and what that means for the rest. Pure."""

import re
from collections.abc import Collection, Sequence
from enum import Enum

from wegenkaart.prompter.prompter import UNKNOWN_LABEL, Checklist, Option, Ticks, meant
from wegenkaart.search import fold

NONE = ("0", "geen", "geen van deze", "geen enkele", "niets", "nee")


class Rest(Enum):
    """What a person says of the rows that are not ticked."""

    NO = "nee"
    UNKNOWN = "weet ik niet"
    KEPT = "blijft zoals het was"


class Mistake(Exception):
    """Typed rows that cannot be right. The text says what to type instead."""


def rests(checklist: Checklist) -> tuple[Rest, ...]:
    """What can be said of the rest; that it stays as it was only where that is neither of the others."""
    return (Rest.NO, Rest.UNKNOWN, Rest.KEPT) if said_before(checklist) is Rest.KEPT else (Rest.NO, Rest.UNKNOWN)


def said_before(checklist: Checklist) -> Rest:
    """What was said of the rest before. Not knowing, when nothing was said."""
    rest = {tick for tick in checklist.kept or () if not tick}
    return Rest.KEPT if len(rest) > 1 else Rest.NO if False in rest else Rest.UNKNOWN


def ticked_before(checklist: Checklist) -> frozenset[int]:
    """The rows that were ticked before, counted from nought."""
    return frozenset(row for row, tick in enumerate(checklist.kept or ()) if tick)


def completed(checklist: Checklist, ticked: Collection[int], rest: Rest) -> Ticks:
    """What is now known of every row."""
    kept = checklist.kept or (None,) * len(checklist.rows)
    others = {Rest.NO: (False,) * len(kept), Rest.UNKNOWN: (None,) * len(kept), Rest.KEPT: kept}[rest]
    # A row that was ticked and no longer is: nothing was said of it.
    return tuple(row in ticked or (None if other else other) for row, other in enumerate(others))


def spoken(rows: Sequence[str], ticks: Ticks) -> str:
    """The answer in words, as it was understood."""
    yes = "; ".join(row for row, tick in zip(rows, ticks, strict=True) if tick)
    rest = {tick for tick in ticks if not tick}
    said = "deels nee, deels weet ik niet" if len(rest) > 1 else "nee" if False in rest else "weet ik niet"
    if not yes:
        return {"nee": "Niets hiervan"}.get(said, f"{said[0].upper()}{said[1:]}")
    return f"{yes}. De rest: {said}" if rest else yes


def rows_meant(typed: str, rows: Sequence[str]) -> frozenset[int]:
    """The rows, counted from nought, that are meant by numbers or by words. Raises `Mistake`."""
    text = fold(typed.strip())
    if text in NONE:
        return frozenset()
    options = tuple(Option(str(number), str(number), label) for number, label in enumerate(rows, 1))
    pieces = [piece.rstrip(".)") for piece in re.split(r"[\s,;+]+", text) if piece not in ("", "en")]
    if any(_is_number(piece) for piece in pieces):
        return _numbered(pieces, len(rows))
    return _named(text, options)


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdecimal()


def _numbered(pieces: Sequence[str], count: int) -> frozenset[int]:
    for piece in pieces:
        if not _is_number(piece):
            raise Mistake(f"'{piece}' begrijp ik niet. Typ alleen cijfers, of alleen woorden.")
        if pieces.count(piece) > 1:
            raise Mistake(f"{piece} staat er twee keer. Typ elk cijfer één keer.")
    if "0" in pieces and len(pieces) > 1:
        raise Mistake("0 betekent: geen van deze. Typ dan alleen 0.")
    allowed = [str(number) for number in range(1, count + 1)]
    for piece in pieces:
        if piece not in (*allowed, "0"):
            glued = len(piece) > 1 and set(piece) <= set(allowed)
            raise Mistake(
                f"{piece} staat er niet bij. {'Zet een spatie tussen de cijfers.' if glued else f'Kies uit 1 tot en met {count}.'}"
            )
    return frozenset(int(piece) - 1 for piece in pieces if piece != "0")


def _named(text: str, options: Sequence[Option]) -> frozenset[int]:
    """One whole label first: there may be a comma in it."""
    whole = meant(text, options)
    parts = [text] if whole else [part for part in re.split(r"\s*[,;]\s*|\s+en\s+", text) if part]
    found = [meant(part, options) for part in parts]
    for part, option in zip(parts, found, strict=True):
        if option is None:
            raise Mistake(f"'{part}' staat er niet bij. Typ de cijfers die ervoor staan.")
    if not found:
        raise Mistake(f"Typ minstens één cijfer, 0 voor geen van deze, of: {UNKNOWN_LABEL.lower()}.")
    return frozenset(int(option.number) - 1 for option in found if option)
