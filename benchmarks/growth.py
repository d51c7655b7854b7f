"""How loading and proving grows with the knowledge base: time and memory for 1, 3, 10, 30 and 100 times the shipped one.

Run it with `python benchmarks/growth.py`, or `python benchmarks/growth.py --times 1 10 30`. Every size is made of copies of the
shipped knowledge with ids of their own, written to files, and read in a process of its own. A second shape is a chain: decisions
that each rest on the one before. Both are proved; then a gap and an overlap are put in the last decision and must be found.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

from wegenkaart.checks.ids import WORDS
from wegenkaart.errors import InvalidFile
from wegenkaart.knowledge import default_data, load
from wegenkaart.yamlfile import parse

Raw: TypeAlias = dict[str, Any]
"""Section → id → record, as text."""

COPIED = (
    "facts", "decisions", "roads", "actors", "responsibilities", "actions", "duties", "resources", "warnings", "descents", "cases",
    "sources",
)  # fmt: skip
"""What a copy has of its own. Levels, terms and the like stay one for all, and exercises no longer fit: they name all that applies."""
NAMES = (
    "sources", "source", "roads", "actor", "contact", "holder", "to", "resource", "inferred", "rules", "duties", "resources", "actions",
    "warnings", "falls", "fact", "after", "own_road",
)  # fmt: skip
"""The keys whose values are ids of other records; under `when` and `facts` the keys are."""
CODE = re.compile(r"[A-Z]+[0-9]+")
IN_A_FILE = 500
YES_NO = {"ja": "Ja", "nee": "Nee"}
CHAIN = 10
"""Decisions in a chain of size 1."""


def shipped() -> Raw:
    """All files put together."""
    raw: Raw = {}
    for path in sorted(default_data().iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            sections: Any = parse(path.read_bytes(), path.name).value
            for key, value in sections.items():
                raw[key] = {**raw.get(key, {}), **value} if isinstance(value, dict) else value
    return raw


@dataclass(frozen=True)
class Copy:
    """One copy of the knowledge base: which ids it renames, and its number."""

    own: frozenset[str]
    number: int

    def name(self, old: str) -> str:
        """`gebied` → `gebied_k7`, `T01` → `T01007`, `wet:artikel` → `wet_k7:artikel`; what all copies share keeps its name."""
        record, colon, place = old.partition(":")
        if record not in self.own:
            return old
        new = f"{record}{self.number:03}" if CODE.fullmatch(record) else f"{record}_k{self.number}"
        return new + colon + place

    def named(self, part: Any, key: str = "") -> Any:
        """A part of a record, in which everything that is named is that of this copy."""
        match part:
            case dict():
                renamed = key in ("when", "facts")
                return {self.name(each) if renamed else each: self.named(value, each) for each, value in part.items()}
            case list():
                return [self.named(each, key) for each in part]
            case _:
                return self.name(part) if key in NAMES else part


def copies(times: int) -> Iterator[Raw]:
    """The shipped knowledge itself, and as many copies as make it so many times as large."""
    base = shipped()
    yield {section: records for section, records in base.items() if section != "exercises" or times == 1}
    shared = {base["outline"][key] for key in ("phase", "sector", "declared")}
    rules = {rule["id"] for decision in base["decisions"].values() for rule in decision["rules"]}
    own = frozenset({name for section in COPIED for name in base.get(section, {})} | rules) - shared
    for number in range(1, times):
        yield _copy(base, Copy(own, number))


def _copy(base: Raw, copy: Copy) -> Raw:
    raw: Raw = {}
    for section in COPIED:
        records = {name: record for name, record in base.get(section, {}).items() if name in copy.own}
        raw[section] = {copy.name(name): copy.named(record) for name, record in records.items()}
    for decision in raw["decisions"].values():
        for rule in decision["rules"]:
            rule["id"] = copy.name(rule["id"])
    for road in raw["roads"].values():
        road["number"] = str(int(road["number"]) + len(base["roads"]) * copy.number)
    for section, keys in WORDS.items():  # two records that say the same are refused
        for record, key in product(raw.get(section, {}).values(), keys):
            if key in record:
                record[key] = _numbered(record[key], copy.number)
    _call_nobody(raw)
    for name in ("lead", "level"):  # in the first copy the outline rests on these; here an action does
        decision = copy.name(base["outline"][name])
        raw["actions"][f"gebruik_{decision}"] = _user(base, decision, next(iter(raw["decisions"][decision]["outcomes"])))
    acting = set(_named_under(("actor", "contact", "holder", "to"), raw))  # not those who act only in a level
    raw["actors"] = {name: actor for name, actor in raw["actors"].items() if name in acting}
    cited = set(_named_under(("sources", "source"), raw))
    raw["sources"] = {
        name: _source(name, source, cited) for name, source in raw["sources"].items() if {name, *_places(name, source)} & cited
    }
    return raw


def _call_nobody(raw: Raw) -> None:
    """A copy has no roles, so nobody in it has a number."""
    for action in raw["actions"].values():
        action["text"] = action["text"].replace("Bel ", "Zoek ", 1)
    for actor in raw["actors"].values():
        actor.pop("opening", None)


def _numbered(text: str, number: int) -> str:
    """`Wie belt u?` → `Wie belt u in kopie ce?`. In a syllable: a number could be one to call, and other letters an abbreviation."""
    end = text[-1] if text[-1] in ".?!" else ""
    return f"{text.removesuffix(end)} in kopie {'bcdfghjklmnpqrstvwxz'[number // 5]}{'aeiou'[number % 5]}{end}"


def _user(base: Raw, decision: str, outcome: str) -> Raw:
    """An action that rests on a decision, for a decision on which nothing rests is refused."""
    actor, source = next(iter(base["actors"])), next(iter(base["sources"]))
    return {
        "text": f"Overleg over {decision}.", "moment": "later", "actor": actor, "because": "Dat moet.", "when": {decision: outcome},
        "sources": [source],
    }  # fmt: skip


def _named_under(keys: Collection[str], part: Any, key: str = "") -> Iterator[str]:
    match part:
        case dict():
            yield from (name for each, value in part.items() for name in _named_under(keys, value, each))
        case list():
            yield from (name for each in part for name in _named_under(keys, each, key))
        case str() if key in keys:
            yield part


def _places(name: str, source: Raw) -> set[str]:
    return {f"{name}:{place}" for place in source.get("places", {})}


def _source(name: str, source: Raw, cited: set[str]) -> Raw:
    """Without the places that only what all copies share has cited."""
    places = {place: text for place, text in source.get("places", {}).items() if f"{name}:{place}" in cited}
    rest = {key: value for key, value in source.items() if key != "places"}
    return {**rest, "places": places} if places else rest


def chain(times: int) -> Iterator[Raw]:
    """The shipped knowledge, and a chain of decisions over three facts, each resting on the one before it."""
    base = shipped()
    yield base
    facts = {f"schakel_{i}": _fact(f"Schakel {i}?") for i in range(3)}
    decisions = {f"ketting_{i}": _link(i, next(iter(base["sources"]))) for i in range(CHAIN * times)}
    used = ("ketting_0", "ketting_1", f"ketting_{CHAIN * times - 1}")
    yield {"facts": facts, "decisions": decisions, "actions": {f"gebruik_{name}": _user(base, name, "aan") for name in used}}


def _fact(question: str) -> Raw:
    return {"question": question, "explain": f"Om te meten: {question}", "ask": "uzelf", "values": YES_NO, "severity": [*reversed(YES_NO)]}


def _link(i: int, source: str) -> Raw:
    """On when the link before is on and its fact says yes, or neither."""
    before, on, off = (f"ketting_{i - 1}", "aan", "uit") if i else ("schakel_2", "ja", "nee")
    ways = {"A": (on, "ja", "aan"), "B": (on, "nee", "uit"), "C": (off, "ja", "uit"), "D": (off, "nee", "aan")}
    rules = [
        {"id": f"KET{letter}{i}", "when": {before: was, f"schakel_{i % 2}": now}, "then": then, "because": "Daarom.", "sources": [source]}
        for letter, (was, now, then) in ways.items()
    ]
    return {"question": f"Staat de ketting aan bij {i}?", "outcomes": {"aan": "aan", "uit": "uit"}, "rules": rules}


def planted(parts: Iterable[Raw]) -> list[Raw]:
    """The same with two faults in the very last decision: its first rule stands there twice, its last one only fits when it is `warm`."""
    *before, last = parts
    rules = list(last["decisions"].values())[-1]["rules"]
    rules[-1]["when"]["fase"] = "warm"
    rules.append({**rules[0], "id": "DUBBEL1"})
    return [*before, last]


def write(parts: Iterable[Raw], folder: Path) -> None:
    """Files of at most so many records of a section, for the reader takes no more than 2 MB and 50,000 texts from one. JSON is YAML too."""
    for number, part in enumerate(parts):
        for section, value in part.items():
            for piece, records in enumerate(_pieces(value)):
                text = json.dumps({section: records}, ensure_ascii=False, indent=0)
                (folder / f"k{number:03}_{section}_{piece}.yaml").write_text(text, encoding="utf-8")


def _pieces(section: Any) -> Iterator[Any]:
    if not isinstance(section, dict):
        yield section
        return
    records = list(section.items())
    yield from (dict(records[start : start + IN_A_FILE]) for start in range(0, len(records), IN_A_FILE))


def measure(folder: Path) -> Raw:
    """Time and memory of one proof in this process, and what was found."""
    start = time.perf_counter()
    try:
        kb, found = load(folder, room=100), []
    except InvalidFile as error:
        kb, found = None, str(error).splitlines()
    return {
        "seconds": time.perf_counter() - start,
        "megabytes": _peak(),
        "found": found[:5],
        "counts": {name: len(getattr(kb, name)) for name in ("facts", "decisions", "actions", "resources")} if kb else {},
    }


def _peak() -> float:
    """Megabytes (on Linux). Not `ru_maxrss`: that starts with what the process had that started this one."""
    return int(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024


def in_a_process(parts: Iterable[Raw]) -> Raw:
    with tempfile.TemporaryDirectory() as folder:
        write(parts, Path(folder))
        done = subprocess.run([sys.executable, __file__, "--measure", folder], capture_output=True, check=False)
    if done.returncode:
        return {"seconds": 0, "megabytes": 0, "found": [done.stderr.decode().splitlines()[-1]], "counts": {}}
    result: Raw = json.loads(done.stdout)
    return result


SHAPES = {"copies": copies, "chain": chain}


def report(times: Iterable[int]) -> None:
    for shape, make in SHAPES.items():
        print(f"\n{shape:<8}{'facts':>7}{'decisions':>11}{'actions':>9}{'resources':>11}{'time':>9}{'memory':>9}   planted faults")
        first: Raw = {}
        for size in times:
            result = in_a_process(make(size))
            first = first or result
            print(_row(size, result, first), end="", flush=True)
            found = in_a_process(planted(make(size)))["found"]
            kinds = ["overlap" if "passen allebei" in each else "gap" if "geen regel past" in each else each for each in found]
            print(", ".join(kinds) or "none")


def _row(size: int, result: Raw, first: Raw) -> str:
    counts = result["counts"] or dict.fromkeys(first["counts"], 0)
    facts, decisions, actions, resources = counts.values()
    time_ratio, memory_ratio = (result[key] / first[key] for key in ("seconds", "megabytes"))
    faults = "" if result["counts"] else f" REFUSED: {result['found'][:1]}"
    return f"{size:>6} ×{facts:>7}{decisions:>11}{actions:>9}{resources:>11}{time_ratio:>7.1f} ×{memory_ratio:>7.1f} ×   {faults}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 3, 10, 30, 100], help="sizes (default 1 3 10 30 100)")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(arguments.measure)))
    else:
        report(arguments.times)


if __name__ == "__main__":
    main()
