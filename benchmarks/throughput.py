"""How many decisions and how many advices a second, and how that grows with the rules, the facts and the resources.

Run it with `python benchmarks/throughput.py`. Decisions are compared with GoRules zen-engine on the same tables, with its fastest loader
(static: everything is compiled once), when that is installed: `pip install zen-engine` in an environment of its own, beside wegenkaart.
Every engine gets the very same incidents, all answers are compared before anything is timed, and the rounds take turns. What counts is
the ratio within a round, of processor time; of the numbers a second the best round is shown, for other work only ever makes it slower.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from graphlib import TopologicalSorter
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from typing import IO, Any, TypeAlias, cast

from growth import copies, write

from wegenkaart.advice import Setting, advise
from wegenkaart.engine import Tables, beneath, support
from wegenkaart.incident import from_line
from wegenkaart.knowledge import default_data, load, opened
from wegenkaart.model import Decision, Fact, Facts, KnowledgeBase, Rule
from wegenkaart.render.jsonlines import Lines
from wegenkaart.slots import NO_REGION

try:
    import zen  # type: ignore[import-not-found]  # (nothing here depends on it)
except ImportError:
    zen = None

Contender: TypeAlias = Callable[[Facts], object]

INCIDENTS, ROUNDS = 5_000, 7
SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
ENGINE = "zen-engine, static loader"


# Incidents


def incidents(kb: KnowledgeBase, names: Sequence[str], count: int, chance: float | None = 1.0) -> list[Facts]:
    """Random, each of these facts known with this chance; without one, with a chance that differs from one incident to the next."""
    random = Random(11)  # noqa: S311 (nothing here is a secret)

    def incident() -> Facts:
        likely = random.random() if chance is None else chance
        return {name: random.choice(list(kb.facts[name].values)) for name in names if random.random() < likely}

    return [incident() for _ in range(count)]


# The same tables for zen-engine


def jdm(kb: KnowledgeBase, names: Sequence[str]) -> dict[str, Any]:
    """These decisions and those that they rest on, one decision table after the other, as the JSON that GoRules reads."""
    under = set[str]().union(*(beneath(kb, name) for name in names)) & kb.decisions.keys()
    rests = {name: {line for rule in kb.decisions[name].rules for line in rule.when if line in under} for name in under}
    nodes = [_node("in", "inputNode"), *(_table(kb.decisions[name]) for name in TopologicalSorter(rests).static_order())]
    nodes.append(_node("out", "outputNode"))
    edges = [{"id": f"e{i}", "type": "edge", "sourceId": one["id"], "targetId": nodes[i + 1]["id"]} for i, one in enumerate(nodes[:-1])]
    return {"nodes": nodes, "edges": edges}


def _node(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, **more}


def _table(decision: Decision) -> dict[str, Any]:
    """A line that is left out is an empty cell: anything will do. `passThrough` hands the incident on to the next table."""
    lines = list(dict.fromkeys(line for rule in decision.rules for line in rule.when))
    rules = [
        {"_id": rule.id, **{line: ", ".join(map(json.dumps, rule.when.get(line, ()))) for line in lines}, "then": json.dumps(rule.then)}
        for rule in decision.rules
    ]
    content = {
        "hitPolicy": "first", "passThrough": True, "executionMode": "single", "inputField": None, "outputPath": None, "rules": rules,
        "inputs": [{"id": line, "name": line, "field": line} for line in lines],
        "outputs": [{"id": "then", "name": decision.id, "field": decision.id}],
    }  # fmt: skip
    return _node(decision.id, "decisionTableNode", content=content)


def zen_engine(kb: KnowledgeBase, names: Sequence[str]) -> Contender:
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"tables": jdm(kb, names)}}})

    def decide(facts: Facts) -> tuple[str, ...]:
        result = engine.evaluate("tables", facts)["result"]
        return tuple(result[name] for name in names)

    return decide


def ours(kb: KnowledgeBase, names: Sequence[str]) -> Contender:
    compiled = [Tables(kb).decision(name) for name in names]
    return lambda facts: tuple([table.decide(facts) for table in compiled])


def ours_unknown(kb: KnowledgeBase, names: Sequence[str]) -> Contender:
    compiled = [Tables(kb).decision(name) for name in names]
    return lambda facts: tuple([table.possible(facts) for table in compiled])


# Taking turns


def best(contenders: dict[str, tuple[Contender, list[Facts]]], rounds: int) -> dict[str, list[float]]:
    """A second's worth of each, round after round."""
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, (contender, given) in contenders.items():
            start = time.process_time()
            for facts in given:
                contender(facts)
            found[name].append(len(given) / (time.process_time() - start))
    return found


def compare(title: str, kb: KnowledgeBase, names: Sequence[str], arguments: argparse.Namespace) -> None:
    deciding = [name for name in kb.facts if any(name in support(kb, each) for each in names)]
    full, partly = (incidents(kb, deciding, arguments.incidents, chance) for chance in (1.0, None))
    contenders = {"wegenkaart, all known": (ours(kb, names), full)}
    if zen:
        theirs = zen_engine(kb, names)
        if any(theirs(facts) != contenders["wegenkaart, all known"][0](facts) for facts in full):
            raise SystemExit(f"{title}: the engines differ")
        contenders[ENGINE] = (theirs, full)
    contenders["wegenkaart, part unknown"] = (ours_unknown(kb, names), partly)
    found = best(contenders, arguments.rounds)
    rules = sum(len(kb.decisions[name].rules) for name in set[str]().union(*(beneath(kb, each) for each in names)) & kb.decisions.keys())
    print(f"\n{title}: {rules} rules over {len(deciding)} facts")
    for name, each in found.items():
        ratio = f"{median(a / b for a, b in zip(each, found[ENGINE], strict=True)):8.1f} ×" if ENGINE in found else ""
        print(f"  {name:<28}{max(each):>12,.0f} a second{ratio}")


def wide(kb: KnowledgeBase, sizes: Sequence[int]) -> KnowledgeBase:
    """One decision with a rule for every combination of three facts, which have so many values."""
    facts = {f"f{i}": _fact(f"f{i}", size) for i, size in enumerate(sizes)}
    rules = (
        Rule(id=f"W{number}", when={name: (value,) for name, value in zip(facts, values, strict=True)}, then=f"u{number % 5}", because="-")
        for number, values in enumerate(product(*(fact.values for fact in facts.values())))
    )
    outcomes = {f"u{i}": "-" for i in range(5)}
    return replace(kb, facts=facts, decisions={"breed": Decision(id="breed", question="-", outcomes=outcomes, rules=tuple(rules))})


def _fact(name: str, size: int) -> Fact:
    return Fact(id=name, question="-", explain="-", ask="-", values={f"w{i}": "-" for i in range(size)})


# Whole advices


def advices(kb: KnowledgeBase, count: int, rounds: int, chance: float | None) -> tuple[float, float, float]:
    """Milliseconds for one advice from a line of facts to a line of JSON, in the best round; its bytes; its records."""
    tables, lines, took = Tables(kb), Lines(), []
    given = [json.dumps(facts) for facts in incidents(kb, list(kb.facts), count, chance)]
    size = records = 0
    for _ in range(rounds + 1):  # the first one fills what is kept
        start, size, records = time.process_time(), 0, 0
        for line in given:
            advice = advise(tables, from_line(kb, line), SETTING)
            size += len(lines.line(advice).encode())
            records += len(advice.actions) + len(advice.duties) + len(advice.responsible)
        took.append((time.process_time() - start) / count * 1000)
    return min(took[1:]), size / count, records / count


def whole_advices(kb: KnowledgeBase, arguments: argparse.Namespace) -> None:
    print("\nA whole advice, from a line of facts to a line of JSON, in one process")
    for title, chance in (("all known", 1.0), ("part unknown", None)):
        milliseconds, size, records = advices(kb, arguments.incidents // 10, arguments.rounds, chance)
        print(f"  {title:<16}{1000 / milliseconds:>8,.0f} a second{size / 1024:>8.0f} KiB{records:>6.0f} records")


def batches(kb: KnowledgeBase, sizes: Iterable[int]) -> None:
    """The command itself. Memory is the peak of the process that has the most (Linux)."""
    cores = len(os.sched_getaffinity(0))
    print(f"\nadvise --batch, all facts known{'':<10}lines{'':<6}jobs    a second      memory")
    for count, jobs in product(sizes, sorted({1, cores})):
        seconds, memory = _batch(kb, count, jobs)
        print(f"{count:>46,}{jobs:>10}{count / seconds:>12,.0f}{memory:>9.0f} MiB")


def _batch(kb: KnowledgeBase, count: int, jobs: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "wegenkaart", "advise", "--no-contacts", "--batch", "-", "--jobs", str(jobs)]
    choices = [(name, list(fact.values)) for name, fact in kb.facts.items()]
    random, memory, start = Random(11), 0.0, time.perf_counter()  # noqa: S311 (as above)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as program:
        given = cast("IO[bytes]", program.stdin)
        for _ in range(count):
            given.write(json.dumps({name: random.choice(values) for name, values in choices}).encode() + b"\n")
        memory = max(map(_peak, _family(program.pid)))  # no more than what fits in a pipe is still to be read
        given.close()
        if program.wait():
            raise SystemExit("the batch failed")
    return time.perf_counter() - start, memory


def _family(process: int) -> Iterator[int]:
    yield process
    yield from map(int, Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split())


def _peak(process: int) -> float:
    return int(Path(f"/proc/{process}/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024


# Growth


def growing(times: Iterable[int], arguments: argparse.Namespace) -> None:
    """Copies of the shipped knowledge with ids of their own (see `growth.py`): everything grows, and so does what an advice says."""
    print(f"\n{'copies':>8}{'facts':>7}{'actions':>9}{'resources':>11}{'who leads, level':>19}{'advice':>11}{'records':>9}{'a record':>11}")
    for size in times:
        with tempfile.TemporaryDirectory() as folder:
            write(copies(size), Path(folder))
            kb = load(Path(folder), room=size)
        names = (kb.outline.lead, kb.outline.level)
        deciding = [name for name in kb.facts if any(name in support(kb, each) for each in names)]
        second = max(best({"": (ours(kb, names), incidents(kb, deciding, arguments.incidents))}, arguments.rounds)[""])
        milliseconds, _, records = advices(kb, max(500 // size, 10), 3, None)
        print(
            f"{size:>6} ×{len(kb.facts):>7}{len(kb.actions):>9}{len(kb.resources):>11}{1e6 / second:>16.2f} us"
            f"{milliseconds:>8.2f} ms{records:>9.0f}{milliseconds / records * 1000:>8.2f} us"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help="random incidents in a round")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--lines", type=int, nargs="*", default=[1_000, 10_000], help="sizes of a batch")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10], help="sizes of the knowledge base; 100 takes minutes")
    arguments = parser.parse_args()
    gc.set_threshold(100_000)  # as the program does
    kb = opened(default_data(), NO_REGION)
    if not zen:
        print("zen-engine is not here: pip install zen-engine, in an environment of its own, beside wegenkaart.")
    compare("Who leads and how far it scales up", kb, [kb.outline.lead, kb.outline.level], arguments)
    for name in kb.decisions:
        compare(f"Decision {name}", kb, [name], arguments)
    for sizes in ((4, 5, 2), (10, 10, 4), (20, 20, 10)):
        compare("One wide decision", wide(kb, sizes), ["breed"], arguments)
    whole_advices(kb, arguments)
    batches(kb, arguments.lines)
    growing(arguments.times, arguments)


if __name__ == "__main__":
    main()
