"""The wizard: how to ask here, and asking until no answer can change the advice or the person stops."""

import os
import sys
from collections.abc import Callable, Collection
from io import TextIOWrapper
from typing import TextIO

from wegenkaart import prompter
from wegenkaart.advice import Advice
from wegenkaart.advice.document import OpenQuestion
from wegenkaart.errors import WrongUse
from wegenkaart.interview import NOT_WHILE_PREPARING, as_answers, questions, with_answers
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.prompter import Back, LinePrompter, Prompter, Stopped
from wegenkaart.render import words
from wegenkaart.render.lines import MIN_WIDTH

MIN_HEIGHT = 12
NAMED_LEADS = 2
INTRODUCTION = """\
Direct gevaar voor mensen? Bel eerst 112.
Alleen nummers nodig? Stop dan, en typ: wegenkaart call
{keys}
Wie stopt, krijgt het advies met wat dan bekend is.
"""


def chosen_prompter(*, plain: bool, forced: bool) -> Prompter:
    """How to ask here; `forced` also without a terminal. Raises `WrongUse` when that cannot be done."""
    terminal = _is_terminal(sys.stdin) and _is_terminal(sys.stderr)
    if not terminal and not forced:
        raise WrongUse(
            "hier is geen terminal om vragen te stellen. Geef de feiten mee met --answers of --fact, of gebruik --no-input. "
            "Via ssh: gebruik ssh -t."
        )
    if sys.stdin is None or sys.stderr is None:
        raise WrongUse("de vragen of antwoorden kunnen hier nergens heen. Geef de feiten mee met --answers of --fact.")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # an answer that is no text is not understood, and asked again
    return LinePrompter(sys.stdin, sys.stderr) if plain or not terminal or not _draws_menus() else prompter.for_terminal()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _draws_menus() -> bool:
    size = os.get_terminal_size(sys.stderr.fileno())
    return (
        (os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb", "unknown"))
        and (size.columns >= MIN_WIDTH and size.lines >= MIN_HEIGHT)
        and sys.stderr.encoding.lower().replace("-", "") == "utf8"
    )


def interview(kb: KnowledgeBase, given: Facts, asking: Prompter, advise: Callable[[Facts], Advice]) -> tuple[Facts, bool]:
    """Ask until no answer can change the advice, or the person stops. Returns the facts and whether it was stopped."""
    asking.say(INTRODUCTION.format(keys=asking.keys))
    answers: dict[str, str | None] = {}
    advice = advise(given)
    try:
        while still := _still(kb, advice, answers):
            question = still[0]
            try:
                answers[question.fact] = asking.ask(question, kb.facts[question.fact].explain)
            except Back:
                asking.say(_back(answers))
                advice = advise(with_answers(given, answers))
            else:
                advice = advise(with_answers(given, answers))
                asking.say(_standing(kb, advice, len(_still(kb, advice, answers))))
    except (Stopped, KeyboardInterrupt):
        asking.say(_closing("U bent gestopt. Het advies gaat uit van wat nu bekend is.", with_answers(given, answers)))
        return with_answers(given, answers), True
    asking.say(_closing("Geen enkel antwoord kan het advies nog veranderen.", with_answers(given, answers)))
    return with_answers(given, answers), False


def _still(kb: KnowledgeBase, advice: Advice, answers: Collection[str]) -> list[OpenQuestion]:
    """What is left to ask; while people prepare, not who would lead."""
    return questions(advice, answers, NOT_WHILE_PREPARING if words.is_cold(kb, advice) else ())


def _back(answers: dict[str, str | None]) -> str:
    """Take the last answer away: the same question then comes next again."""
    if not answers:
        return "Dit is de eerste vraag.\n"
    answers.popitem()
    return "Terug naar de vorige vraag.\n"


def _standing(kb: KnowledgeBase, advice: Advice, count: int) -> str:
    """Where things stand after an answer, in one sentence or two."""
    more = f" Nog hoogstens {count} {'vraag' if count == 1 else 'vragen'}." if count else ""
    if words.is_cold(kb, advice):
        return f"U bereidt zich voor.{more}\n"
    leads = words.lead(kb, advice) if len(advice.lead) <= NAMED_LEADS else f"nog niet zeker, {len(advice.lead)} mogelijkheden"
    return f"Leiding: {leads}. Opschaling: {words.level_range(kb, advice)}.{more}\n"


def _closing(why: str, facts: Facts) -> str:
    if not facts:
        return why + "\n"
    return f"{why}\nUw antwoorden. Bewaar ze in een bestand, dan leest --answers ze terug:\n\n{as_answers(facts)}"


def summary(kb: KnowledgeBase, advice: Advice) -> str:
    """The core again, for the advice is longer than the screen and its beginning has scrolled away."""
    first = next((action.text for action in advice.actions if action.status == "certain"), None)
    act = f" Eerst: {first}" if first else ""
    return f"\nSamengevat. {_standing(kb, advice, 0).strip()}{act}\nHet hele advies begint hierboven, bij ADVIES."
