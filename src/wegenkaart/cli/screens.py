"""What is put on the screen for each step of the conversation, and what the answers to it say. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from wegenkaart.advice import Advice
from wegenkaart.advice.document import Choice, OpenQuestion
from wegenkaart.interview import Step
from wegenkaart.model import Facts, Group, KnowledgeBase
from wegenkaart.prompter import NOT_KNOWING, UNKNOWN_LABEL, Asides, Checklist, Menu, Option, Ticks, spoken
from wegenkaart.render import words
from wegenkaart.render.standing import short_advice, why

Answers: TypeAlias = Mapping[str, str | None]
"""Fact → its answer; `None` for not knowing."""

DONE = "klaar"
GO_ON = "verder"


def asides(kb: KnowledgeBase, step: Step, facts: Facts, advise: Callable[[Facts], Advice]) -> Asides:
    return Asides(
        explain=lambda: _explained(kb, step, facts),
        why=lambda: why(kb, facts, step, advise),
        advice=lambda: short_advice(kb, advise(facts)),
    )


def overview_asides(kb: KnowledgeBase, facts: Facts, advise: Callable[[Facts], Advice]) -> Asides:
    """For a screen that is about all answers."""
    return Asides(
        explain=lambda: "Typ het nummer voor het antwoord dat u wilt veranderen. Met 0, of alleen Enter, krijgt u het advies.",
        why=lambda: "Een antwoord dat niet klopt, geeft een advies dat niet klopt.",
        advice=lambda: short_advice(kb, advise(facts)),
    )


def _explained(kb: KnowledgeBase, step: Step, facts: Facts) -> str:
    """What is meant, and who can answer it; of what has not happened nobody can."""
    as_if = words.prepares(kb, facts) and kb.outline.phase not in {question.fact for question in step.questions}
    whom = ["" if as_if else words.ask(question) for question in step.questions]
    rows = [f"{kb.facts[each.fact].explain} {ask}".rstrip() for each, ask in zip(step.questions, whom, strict=True)]
    if step.group is None:
        return " ".join(rows)
    return "\n".join([step.group.explain, *(f"  {number}. {row}" for number, row in enumerate(rows, 1))])


def question_menu(question: OpenQuestion, answers: Answers, besides: Asides, before: str = "") -> Menu:
    options = (
        *(Option(str(number), value.id, value.label) for number, value in enumerate(question.values, 1)),
        Option(str(len(question.values) + 1), None, UNKNOWN_LABEL, NOT_KNOWING),
    )
    kept = next((option for option in options if option.value == answers[question.fact]), None) if question.fact in answers else None
    return Menu(text=f"{before}{question.question}", options=options, safe=options[-1], kept=kept, asides=besides)


def group_checklist(group: Group, step: Step, answers: Answers, besides: Asides, before: str = "") -> Checklist:
    facts = [question.fact for question in step.questions]
    kept = tuple(_tick(question, answers) for question in step.questions) if set(facts) <= set(answers) else None
    return Checklist(text=f"{before}{group.question}", rows=tuple(group.facts[fact] for fact in facts), kept=kept, asides=besides)


def _tick(question: OpenQuestion, answers: Answers) -> bool | None:
    """A tick says the first value of a question in a group, which has two."""
    value = answers[question.fact]
    return None if value is None else value == question.values[0].id


def ticked_answers(step: Step, ticks: Ticks) -> Answers:
    """What a checklist that was filled in says of every fact."""
    return {
        question.fact: None if tick is None else question.values[0 if tick else 1].id
        for question, tick in zip(step.questions, ticks, strict=True)
    }


def only_help_menu(left: int, besides: Asides) -> Menu:
    """Whether to go on, before the questions that can only change where help is."""
    many = f"De laatste {left} vragen veranderen" if left > 1 else "De laatste vraag verandert"
    done = Option("1", DONE, "Nee, geef het advies", ("klaar",))
    go_on = Option("2", GO_ON, f"Ja, stel die {'vragen' if left > 1 else 'vraag'}", ("verder",))
    explained = "Wie leidt, hoe ver u opschaalt, wat u doet en wat u meldt, verandert hierdoor niet meer."
    about = Asides(explain=lambda: explained, why=lambda: explained, advice=besides.advice)
    text = f"{many} alleen nog waar u hulp vindt. Wilt u die beantwoorden?"
    return Menu(text=text, options=(done, go_on), safe=done, kept=None, asides=about)


def review_menu(menu_rows: Sequence[str], moments: Sequence[tuple[str, str]], besides: Asides) -> Menu:
    """All answers on one screen, with the moments (value and label) at which clocks start. Another row is worth its place, from nought."""
    done = Option("0", DONE, "Klaar: geef het advies", ("ja",))
    rows = [*((str(place), row) for place, row in enumerate(menu_rows)), *moments]
    options = (done, *(Option(str(number), value, label) for number, (value, label) in enumerate(rows, 1)))
    text = "Dit zijn uw antwoorden. Klopt alles? Druk op Enter. Kies een nummer om een antwoord te veranderen."
    return Menu(text=text, options=options, safe=done, kept=done, asides=besides)


def clashes(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """The warnings about the answers themselves: those that hold on every road."""
    return [warning.text for warning in advice.warnings if not kb.warnings[warning.id].roads]


def review_row(kb: KnowledgeBase, step: Step, answers: Answers) -> str:
    """A question and its answer; of a group what was ticked, and what was said of the rest."""
    if step.group is None:
        return " ".join(f"{each.question} {_short_label(kb, each.fact, answers[each.fact])}" for each in step.questions)
    rows = [step.group.facts[question.fact] for question in step.questions]
    return f"{step.group.question} {spoken(rows, tuple(_tick(question, answers) for question in step.questions))}"


def _short_label(kb: KnowledgeBase, fact: str, value: str | None) -> str:
    """The answer up to its first comma, where no other answer begins like that."""
    if value is None:
        return UNKNOWN_LABEL
    labels = kb.facts[fact].values
    short = {each: label.split(",")[0] for each, label in labels.items()}
    return short[value] if list(short.values()).count(short[value]) == 1 else labels[value]


def question_of(kb: KnowledgeBase, fact: str, advice: Advice) -> OpenQuestion:
    """The question of a fact, also where no answer to it changes anything any more."""
    still = (question for question in advice.open_questions if question.fact == fact)
    values = tuple(Choice(id=value, label=label) for value, label in kb.facts[fact].values.items())
    closed = OpenQuestion(fact=fact, question=kb.facts[fact].question, values=values, ask=kb.facts[fact].ask, changes=())
    return next(still, closed)
