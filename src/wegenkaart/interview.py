"""Which question comes next and when to stop: pure."""

from collections.abc import Collection, Mapping

from wegenkaart.advice.document import Advice, OpenQuestion
from wegenkaart.model import Facts

NOT_WHILE_PREPARING = ("lead", "grip", "escalation", "responsible", "resources")
"""The parts of an advice for which nobody is asked anything while nothing is going on."""


def questions(advice: Advice, put: Collection[str], passed: Collection[str] = ()) -> list[OpenQuestion]:
    """The open questions that were not put yet, most decisive first; not those that only change the `passed` parts."""
    still = (question for question in advice.open_questions if question.fact not in put)
    return [question for question in still if set(question.changes) - set(passed)]


def with_answers(facts: Facts, answers: Mapping[str, str | None]) -> Facts:
    """What is known after the answers; `None` is an answer too, but tells nothing."""
    return {**facts, **{fact: value for fact, value in answers.items() if value is not None}}


def as_answers(facts: Mapping[str, str]) -> str:
    """The answers as a file that `--answers` reads back."""
    return "".join(f"{fact}: {value}\n" for fact, value in facts.items())
