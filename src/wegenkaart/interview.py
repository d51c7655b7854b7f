"""Which question comes next, when to stop, and what is left of the answers when one changes: pure."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from wegenkaart.advice.document import Advice, OpenQuestion
from wegenkaart.model import Facts, Group, KnowledgeBase

NOT_WHILE_PREPARING = ("lead", "grip", "escalation", "responsible", "resources")
"""The parts of an advice for which nobody is asked anything while nothing is going on."""


@dataclass(frozen=True)
class Step:
    """One screen: a question, or the questions of a group that are still open (two or more, in the order of its rows)."""

    questions: tuple[OpenQuestion, ...]
    group: Group | None = None

    @property
    def only_help(self) -> bool:
        """Whether the answers can only change where help is."""
        return all(question.only_help for question in self.questions)


def next_step(kb: KnowledgeBase, advice: Advice, put: Collection[str], passed: Collection[str] = ()) -> Step | None:
    """The screen with the most decisive question that was not put yet; `None` when no answer can change anything.

    What can only change where help is comes last, on screens of its own. Questions that only change the `passed` parts of the advice
    are left out.
    """
    return next(_steps(kb, questions(advice, put, passed)), None)


def steps_left(kb: KnowledgeBase, advice: Advice, put: Collection[str], passed: Collection[str] = (), *, only_help: bool = False) -> int:
    """How many screens are left at most: an answer can close questions, never open one.

    Not those that can only change where help is, for nobody need answer them; or (`only_help`) those alone.
    """
    return sum(step.only_help is only_help for step in _steps(kb, questions(advice, put, passed)))


def questions(advice: Advice, put: Collection[str], passed: Collection[str] = ()) -> list[OpenQuestion]:
    """The open questions that were not put yet, most decisive first; not those that only change the `passed` parts."""
    still = (question for question in advice.open_questions if question.fact not in put)
    return [question for question in still if set(question.changes) - set(passed)]


def _steps(kb: KnowledgeBase, still: list[OpenQuestion]) -> Iterator[Step]:
    for only_help in (False, True):
        yield from _grouped(kb, [question for question in still if question.only_help is only_help])


def _grouped(kb: KnowledgeBase, still: list[OpenQuestion]) -> Iterator[Step]:
    """Every question once, each group where its most decisive question stands."""
    groups = {fact: group for group in kb.groups.values() for fact in group.facts}
    open_now = {question.fact: question for question in still}
    for question in still:
        if question.fact in open_now:
            group = groups.get(question.fact)
            rows = [fact for fact in group.facts if fact in open_now] if group else [question.fact]
            yield Step(tuple(open_now.pop(fact) for fact in rows), group if len(rows) > 1 else None)


def with_answers(facts: Facts, answers: Mapping[str, str | None]) -> Facts:
    """What is known after the answers; `None` is an answer too, but tells nothing."""
    return {**facts, **{fact: value for fact, value in answers.items() if value is not None}}


def after_change(
    advise: Callable[[Facts], Advice], given: Facts, answers: Mapping[str, str | None], fact: str, value: str | None
) -> dict[str, str | None]:
    """What is left of the answers (in the order in which they were given) when one of them changes.

    An answer is dead when its question would not be open without it, and no warning that stood before rests on it. Dead answers
    are dropped for good, the last given first, so that of two that make each other idle the first one stays. All others stay:
    dropping a dead answer opens no question. So do the changed answer itself, "not known", and an answer over something given.
    """
    left = {**answers, fact: value}
    fixed = {fact, *given, *(name for name, each in left.items() if each is None)}
    stood = _warnings(advise(with_answers(given, answers))) & _warnings(advise(with_answers(given, left)))
    for name in [name for name in reversed(left) if name not in fixed]:
        others = {other: each for other, each in left.items() if other != name}
        without = advise(with_answers(given, others))
        if stood <= _warnings(without) and all(question.fact != name for question in without.open_questions):
            left = others
    return left


def _warnings(advice: Advice) -> set[str]:
    return {warning.id for warning in advice.warnings}


def as_answers(facts: Mapping[str, str]) -> str:
    """The answers as a file that `--answers` reads back."""
    return "".join(f"{fact}: {value}\n" for fact, value in facts.items())
