"""Which question comes next and when to stop: pure."""

from collections.abc import Collection, Mapping

from wegenkaart.advice.document import Advice, OpenQuestion
from wegenkaart.model import Facts


def next_question(advice: Advice, put: Collection[str]) -> OpenQuestion | None:
    """The most decisive open question that was not put yet; `None` when no answer can change the advice any more."""
    return next((question for question in advice.open_questions if question.fact not in put), None)


def left(advice: Advice, put: Collection[str]) -> int:
    """How many questions are open and not put yet."""
    return sum(question.fact not in put for question in advice.open_questions)


def with_answers(facts: Facts, answers: Mapping[str, str | None]) -> Facts:
    """What is known after the answers; `None` is an answer too, but tells nothing."""
    return {**facts, **{fact: value for fact, value in answers.items() if value is not None}}


def as_answers(facts: Mapping[str, str]) -> str:
    """The answers as a file that `--answers` reads back."""
    return "".join(f"{fact}: {value}\n" for fact, value in facts.items())
