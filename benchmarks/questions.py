"""How many questions the interview asks, against the order of the file and against the best that is possible.

Run it with `python benchmarks/questions.py --incidents 2000`. It counts and times nothing, so every machine gives the same numbers.

Two goals: until no answer can change who leads and how far it scales up, and until no answer can change anything. The best for the
first goal is the optimal decision tree, exact: every order of questions is tried over all combinations (`tests/decision_trees.py`).
For one incident, in which a person may not know something, it is the smallest set of questions that would have been enough, chosen by
someone who knows the answers beforehand: nobody can do better, and hardly anybody as well.
"""

import argparse
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path
from statistics import mean
from typing import NamedTuple, TypeAlias

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from decision_trees import fewest_in_hindsight, fewest_questions, lead_and_level
from interviews import advising, passed
from random_bases import dice
from wegenkaart.advice import Advice
from wegenkaart.advice.questions import open_questions
from wegenkaart.engine import Tables
from wegenkaart.interview import next_step, questions, with_answers
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts

TABLES = Tables(load(default_data()))
KB = TABLES.kb
PHASE = KB.outline.phase
NOTHING_KNOWN = advising(TABLES)({})

Answers: TypeAlias = dict[str, str | None]
Asking: TypeAlias = Callable[[Advice, Collection[str]], Sequence[str]]
"""The facts on the next screen; none when it stops."""


class Count(NamedTuple):
    """Of one incident: screens and questions, until lead and level are fixed (after what goes before) and until nothing can change."""

    screens_leading: int
    leading: int
    screens: int
    questions: int


@lru_cache(maxsize=20_000)
def advice_on(known: frozenset[tuple[str, str]]) -> Advice:
    """Only what an interview looks at: the facts and the open questions."""
    facts = dict(known)
    return replace(NOTHING_KNOWN, facts=facts, open_questions=open_questions(TABLES, facts))


def by_screen(advice: Advice, put: Collection[str]) -> Sequence[str]:
    step = next_step(KB, advice, put, passed(KB, advice.facts))
    return [question.fact for question in step.questions] if step else []


def one_by_one(advice: Advice, put: Collection[str]) -> Sequence[str]:
    return [question.fact for question in questions(advice, put, passed(KB, advice.facts))][:1]


def in_file_order(advice: Advice, put: Collection[str]) -> Sequence[str]:
    still = {question.fact for question in questions(advice, put, passed(KB, advice.facts))}
    return [fact for fact in KB.facts if fact in still][:1]


def all_in_file_order(advice: Advice, put: Collection[str]) -> Sequence[str]:
    return [fact for fact in KB.facts if fact not in put and fact not in advice.facts][:1]


WAYS: dict[str, Asking] = {
    "interview, by screen": by_screen,
    "interview, one by one": one_by_one,
    "order of facts.yaml, only what is open": in_file_order,
    "order of facts.yaml, everything": all_in_file_order,
}


def leading(facts: Facts) -> frozenset[str]:
    """The facts that can still change who leads or how far it scales up."""
    return frozenset().union(*(TABLES.decision(name).open_facts(facts) for name in (KB.outline.lead, KB.outline.level)))


@cache
def before_all_else() -> tuple[str, ...]:
    """What is asked before the first question that can change who leads: the phase, and whether people are in danger."""
    return tuple(takewhile(lambda fact: fact not in leading({}), (question.fact for question in NOTHING_KNOWN.open_questions)))


def count(asking: Asking, knows: Facts) -> Count:
    answers: Answers = {}
    screens, fixed = 0, None
    while True:
        facts = with_answers({}, answers)
        before = sum(fact in answers for fact in before_all_else())
        if fixed is None and not leading(facts) - answers.keys():
            fixed = (screens - before, len(answers) - before)
        if not (asked := asking(advice_on(frozenset(facts.items())), answers)):
            return Count(*(fixed or (0, 0)), screens, len(answers))
        answers |= {fact: knows.get(fact) for fact in asked}
        screens += 1


def in_hindsight(knows: Facts) -> int:
    """The smallest number of questions that would have fixed lead and level."""
    return _in_hindsight(tuple((fact, knows.get(fact)) for fact in KB.facts if fact in leading({})))


@cache
def _in_hindsight(answers: tuple[tuple[str, str | None], ...]) -> int:
    return fewest_in_hindsight(leading, dict(answers))


def on_average(asking: Asking, facts: Facts, put: frozenset[str] = frozenset()) -> Fraction:
    """Screens until lead and level are fixed, when everybody knows everything and all answers are as likely."""
    if not leading(facts):
        return Fraction(0)
    asked = asking(advice_on(frozenset(facts.items())), put)
    known = [{}] if not asked else [dict(each) for each in _ways(tuple(asked))]
    return 1 + sum(on_average(asking, {**facts, **each}, put | set(asked)) for each in known) / Fraction(len(known))


def _ways(asked: Sequence[str]) -> list[tuple[tuple[str, str], ...]]:
    """Every way in which these can be answered, without what never decides who leads."""
    ways: list[tuple[tuple[str, str], ...]] = [()]
    for fact in asked:
        if fact in leading({}):
            ways = [(*way, (fact, value)) for way in ways for value in KB.facts[fact].values]
    return ways


def random_incidents(number: int, most_unknown: float) -> Iterator[Facts]:
    """Warm incidents in which all values are as likely; in each, a share of the facts up to this one is unknown."""
    for seed in range(number):
        random = dice(seed)
        share = random.random() * most_unknown
        drawn = {fact: random.choice(list(each.values)) for fact, each in KB.facts.items()}
        yield {fact: value for fact, value in drawn.items() if random.random() >= share} | {PHASE: "warm"}


def report(name: str, incidents: Iterable[Facts]) -> None:
    warm = [each for each in incidents if each.get(PHASE) == "warm"]
    best = mean(in_hindsight(each) for each in warm)
    print(f"\n{name}: {len(warm)} incidents. Lead and level: {best:.2f} questions would have been enough in hindsight")
    print(f"{'':<40}{'lead and level':>33}{'until nothing can change':>44}")
    print(row("", "screens", "asked", "90%", "× best", "screens", "90%", "≤ 10", "asked", "90%"))
    for way, asking in WAYS.items():
        counts = [count(asking, each) for each in warm]
        screens_leading, leading_asked, screens, asked = ([each[place] for each in counts] for place in range(4))
        few = sum(each <= 10 for each in screens) / len(screens)
        goal = (f"{mean(leading_asked):.2f}", ninetieth(leading_asked), f"{mean(leading_asked) / best:.2f}")
        whole = (f"{mean(screens):.2f}", ninetieth(screens), f"{few:.0%}", f"{mean(asked):.2f}", ninetieth(asked))
        print(row(way, f"{mean(screens_leading):.2f}", *goal, *whole))


def row(name: str, *cells: str | int) -> str:
    return f"{name:<40}" + "".join(f"{each:>8}" for each in cells)


def ninetieth(numbers: Iterable[int]) -> int:
    """Nine of ten are no higher than this."""
    ordered = sorted(numbers)
    return ordered[-(-len(ordered) * 9 // 10) - 1]


def exact() -> None:
    names, ends, sizes = lead_and_level(KB)
    best = fewest_questions(ends, sizes)
    print(f"Lead and level rest on {len(names)} facts with {len(ends)} combinations and {len(set(ends))} outcomes, all as likely.")
    print(f"Counted after what is asked before all else: {', '.join(before_all_else())}.")
    print(f"{'the best decision tree':<40}{float(best):>8.3f} questions")
    for way in list(WAYS)[:2]:
        found = on_average(WAYS[way], {PHASE: "warm"}, frozenset(before_all_else()))
        print(f"{way:<40}{float(found):>8.3f} {'screens' if WAYS[way] is by_screen else 'questions'}, {float(found / best):.2f} × the best")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=200, help="random incidents of each kind (default 200)")
    number = parser.parse_args().incidents
    exact()
    report("Documented cases", (case.facts for case in KB.cases.values()))
    report("Exercises", (each.facts for each in KB.exercises.values()))
    report("Random, everything known", random_incidents(number, 0))
    report("Random, up to half unknown", random_incidents(number, 0.5))


if __name__ == "__main__":
    main()
