"""Knowledge bases that no limit on files refuses, and of which the proof would take for ever: small ones with very much of one thing."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

Raw: TypeAlias = dict[str, Any]
"""Section → id → record, as text."""

GOOD = Path(__file__).parents[1] / "bad" / "good"
IN_A_FILE = 1_500


def fill(folder: Path, sections: Mapping[str, Any]) -> None:
    """The small, faultless knowledge base with this beside it, in files that are small enough by themselves. JSON is YAML too."""
    shutil.copytree(GOOD, folder)
    for key, records in sections.items():
        rows = list(records.items())
        for start in range(0, len(rows), IN_A_FILE):
            path = folder / f"x_{key}_{start:04}.yaml"
            path.write_text(json.dumps({key: dict(rows[start : start + IN_A_FILE])}), encoding="utf-8")


def _word(number: int) -> str:
    """A word without an abbreviation or a number in it, another one for every number."""
    syllable = "bcdfghjklmnpqrstvwxz"[number % 20] + "aeiou"[number // 20 % 5]
    return syllable + (_word(number // 100) if number >= 100 else "")


def _facts(count: int) -> Raw:
    return {
        f"f{i}": {
            "question": f"Is {_word(i)} zo?",
            "explain": f"Uitleg over {_word(i)}.",
            "ask": "uzelf",
            "values": {"ja": "Ja", "nee": "Nee"},
            "severity": ["nee", "ja"],
        }
        for i in range(count)
    }


def _action(number: int, when: Mapping[str, str] | None = None, **more: Any) -> Raw:
    said = {"text": f"Doe {_word(number)} nu.", "moment": "later", "actor": "organisatie", "because": "Het moet.", "sources": ["gids"]}
    return said | {"when": when or {}} | more


def _link(number: int, facts: int) -> Raw:
    """A decision that rests on the one before it and on one fact more."""
    before, on, off = (f"d{number - 1}", "aan", "uit") if number else ("f0", "ja", "nee")
    fact = f"f{(number + 1) % facts}"
    ways = [(on, "ja", "aan"), (on, "nee", "uit"), (off, "ja", "uit"), (off, "nee", "aan")]
    rules = [
        {"id": f"X{number}{i}", "when": {before: was, fact: now}, "then": then, "because": "Het moet.", "sources": ["gids"]}
        for i, (was, now, then) in enumerate(ways)
    ]
    return {"question": f"Hoe staat {_word(number)} ervoor?", "outcomes": {"aan": "aan", "uit": "uit"}, "rules": rules}


def _chain(links: int, facts: int) -> Raw:
    return {f"d{i}": _link(i, facts) for i in range(links)}


def _long(piece: str) -> str:
    return piece * (9_900 // len(piece))


def _actions(rows: Iterable[Raw]) -> Raw:
    return {f"a{i}": row for i, row in enumerate(rows)}


def tables_of_two_gigabytes() -> Raw:
    """Every action rests on the same sixteen facts, by way of twenty decisions, and on one of its own."""
    when = [{"d19": "aan", f"f{16 + i}": "ja"} for i in range(170)]
    return {"facts": _facts(186), "decisions": _chain(20, 16), "actions": _actions(_action(i, each) for i, each in enumerate(when))}


def spaces_of_their_own() -> Raw:
    """The same in small: what takes long is that there are so many of them."""
    pairs = [(5 + i % 180, 5 + (i // 180 * 7 + i * 3 + 1) % 180) for i in range(3_900)]
    when = [{"d39": "aan", f"f{one}": "ja", f"f{other}": "ja"} for one, other in pairs]
    return {"facts": _facts(190), "decisions": _chain(40, 5), "actions": _actions(_action(i, each) for i, each in enumerate(when))}


def too_wide_side_by_side() -> Raw:
    """A decision over too many combinations, and an action that has nothing to do with it over far more."""
    wide = {"question": "Hoe staat het?", "outcomes": {"aan": "aan", "uit": "uit"}}
    rule = {"id": "X1", "when": {f"f{i}": "ja" for i in range(20)}, "then": "aan", "because": "Het moet.", "sources": ["gids"]}
    actions = _actions([_action(0, {f"f{i}": "ja" for i in range(60)}, moment="direct"), _action(1, {"wijd": "aan"})])
    return {"facts": _facts(60), "decisions": {"wijd": wide | {"rules": [rule]}}, "actions": actions}


def names_that_look_like_others() -> Raw:
    book = {"kind": "primair", "checked": "2026-11-23"}
    sources = {f"bronnen_{_word(i)}_boek": {"title": f"Boek {_word(i)}", **book} for i in range(490)}
    wrong = [[f"bronnem_{_word(i * 50 + j)}_boek" for j in range(50)] for i in range(100)]
    return {"sources": sources, "actions": _actions(_action(i, sources=each) for i, each in enumerate(wrong))}


def names_below_a_key_that_does_not_exist() -> Raw:
    names = [[f"bron_{i}_{j}" for j in range(990)] for i in range(46)]
    return {"onbekend": {f"q{i}": each for i, each in enumerate(names)}, "actions": _actions(_action(0, sources=each) for each in names)}


def nothing_that_always_applies() -> Raw:
    """Whether there is always something to do can only be told by trying, fact by fact."""
    when = [
        {f"f{(i * step + shift) % 190}": "ja" if (i + shift) % 2 else "nee" for shift, step in enumerate((1, 7, 13))} for i in range(3_000)
    ]
    return {"facts": _facts(190), "actions": _actions(_action(i, each) for i, each in enumerate(when)) | {"blijf_kalm": None}}


def days_in_a_text() -> Raw:
    """In every text stand a thousand days, which could be telephone numbers."""
    return {
        "actions": _actions({**_action(i), "text": f"{_long('3-4-2020 ')}{_word(i)}", "because": _long("5-6-2019 ")} for i in range(60))
    }


def loose_digits_in_a_text() -> Raw:
    return {"actions": _actions({**_action(i), "text": f"{_long('0 1 2 3 4 5 6 7 8 9 ')}{_word(i)}"} for i in range(100))}


CROWDS: dict[str, Callable[[], Raw]] = {
    each.__name__: each
    for each in (
        tables_of_two_gigabytes, spaces_of_their_own, too_wide_side_by_side, names_that_look_like_others,
        names_below_a_key_that_does_not_exist, nothing_that_always_applies, days_in_a_text, loose_digits_in_a_text,
    )
}  # fmt: skip
