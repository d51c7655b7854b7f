"""Whole runs of questions with somebody who answers, for tests and benchmarks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.interview import NOT_WHILE_PREPARING, Step, next_step, with_answers
from wegenkaart.model import Facts, KnowledgeBase

SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


def advising(tables: Tables) -> Callable[[Facts], Advice]:
    return lambda facts: advise(tables, facts, SETTING)


@dataclass
class Run:
    """What was asked, screen by screen, and the answers; `None` for what the person did not know."""

    steps: list[Step] = field(default_factory=list)
    answers: dict[str, str | None] = field(default_factory=dict)
    advices: list[Advice] = field(default_factory=list)
    """Before each step, and at the end."""

    @property
    def screens(self) -> list[str]:
        """The group, or the fact that is asked alone."""
        return [step.group.id if step.group else step.questions[0].fact for step in self.steps]


def run(tables: Tables, knows: Facts, given: Facts | None = None) -> Run:
    """Ask until nothing can change. What the person does not know stays unknown."""
    done, advice_on = Run(), advising(tables)
    while True:
        facts = with_answers(given or {}, done.answers)
        done.advices.append(advice_on(facts))
        step = next_step(tables.kb, done.advices[-1], done.answers, passed(tables.kb, facts))
        if step is None:
            return done
        done.steps.append(step)
        done.answers |= {question.fact: knows.get(question.fact) for question in step.questions}


def passed(kb: KnowledgeBase, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Who prepares is not asked who would lead."""
    return NOT_WHILE_PREPARING if facts.get(kb.outline.phase) == "koud" else ()
