"""The conversation: asking until no answer can change the advice, going back, looking everything over, and stopping."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wegenkaart.advice import Advice
from wegenkaart.cli import screens
from wegenkaart.cli.moment import EVENTS, OURS, THEIRS, Clock, Moments
from wegenkaart.interview import NOT_WHILE_PREPARING, Step, after_change, as_answers, next_step, steps_left, with_answers
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.prompter import Asides, Back, Ended, Prompter, Stopped
from wegenkaart.render import words
from wegenkaart.render.standing import standing

INTRODUCTION = """\
Direct gevaar voor mensen? Bel eerst 112.
Alleen nummers nodig? Stop dan, en typ: wegenkaart call
Stoppen kan altijd, met Ctrl-C. U krijgt dan het advies met wat bekend is.
{keys}
"""
BACK = "Terug naar de vorige vraag. Enter houdt uw antwoord.\n"
FIRST = "Dit is de eerste vraag.\n"
NOTHING_LEFT = "Geen enkel antwoord kan het advies nog veranderen."
ONLY_HELP_LEFT = "Wat u nog niet weet, kan alleen nog veranderen waar u hulp vindt."
UNKNOWN_LEFT = "Alle vragen zijn gesteld. Wat u nog niet weet, kan het advies nog veranderen."


@dataclass(frozen=True, kw_only=True)
class Told:
    """What came out of the conversation."""

    facts: Facts
    aware_at: datetime | None
    stopped: bool
    other_aware_at: datetime | None = None
    failed: bool = False
    """Whether the asking itself broke down. What was answered is still here."""


class Conversation:
    def __init__(
        self,
        kb: KnowledgeBase,
        given: Facts,
        asking: Prompter,
        advise: Callable[[Facts], Advice],
        *,
        clock: Clock,
        aware_at: datetime | None,
        other_aware_at: datetime | None = None,
    ) -> None:
        self._kb = kb
        self._given = given
        self._asking = asking
        self._advise = advise
        self._moments = Moments(kb, clock, {OURS: aware_at, THEIRS: other_aware_at})
        self._help_wanted: bool | None = None
        """Whether the person also answers what can only change where help is; `None` while that was not asked."""
        self._answers: dict[str, str | None] = {}
        self._put: list[Step] = []
        self._last: tuple[Facts, Advice] | None = None

    def hold(self) -> Told:
        self._asking.say(INTRODUCTION.format(keys=self._asking.keys))
        try:
            self._talk()
        except (Stopped, KeyboardInterrupt):
            return self._told("U bent gestopt. Het advies gaat uit van wat nu bekend is.", stopped=True)
        except Exception:  # noqa: BLE001 (a bug in a menu must not cost the answers)
            broken = "Het vragen gaat mis. Dit is een fout in het programma zelf. Het advies gaat uit van wat nu bekend is."
            return replace(self._told(broken, stopped=True), failed=True)
        return self._told(self._left_open(), stopped=False)

    def _talk(self) -> None:
        """Every open question, then the rest; a change there can open questions again. Raises `Stopped`."""
        back: int | None = 0
        while back is not None:
            self._ask_open(back)
            if not self._put:
                self._put_given()
            try:
                self._moments.ask_new(self._asking, self._overview(), self._advice(), BACK)
                back = self._look_over() if self._put else None
            except Back:
                back = min(1, len(self._put))
                self._asking.say(BACK if back else FIRST)
                self._help_wanted = self._help_wanted or None  # who goes back may choose again
            except Ended:  # everything was asked: this is the end, not a stop
                return

    def _left_open(self) -> str:
        """What the person does not know, and what that can still change."""
        unknown = words.open_questions(self._kb, self._advice())
        return UNKNOWN_LEFT if any(not each.only_help for each in unknown) else ONLY_HELP_LEFT if unknown else NOTHING_LEFT

    def _told(self, why: str, *, stopped: bool) -> Told:
        facts = self._facts()
        known = f"\nUw antwoorden. Bewaar ze in een bestand, dan leest --answers ze terug:\n\n{as_answers(facts)}" if facts else "\n"
        self._asking.say(why + known)
        if options := self._moments.as_options(self._advice()):
            self._asking.say(f"En het tijdstip: {options}\n")
        counting = self._moments.counting(self._advice())
        return Told(facts=facts, aware_at=counting[OURS], stopped=stopped, other_aware_at=counting[THEIRS])

    # Questions

    def _ask_open(self, back: int) -> None:
        """Until none is open. `back` is how many screens back to begin."""
        while step := self._step(back):
            try:
                if not back and not self._goes_on(step):
                    return
                given = self._answers_to(step)
            except Back:
                if back == len(self._put):
                    self._asking.say(FIRST)
                else:
                    back += 1
                    self._asking.say(BACK)
                continue
            if not back:
                self._put.append(step)
            self._take(given)
            self._say_standing()
            back = 0

    def _put_given(self) -> None:
        """Nothing had to be asked: what was given can be looked over and changed as if it was answered."""
        advice = self._advice()
        self._put = [Step((screens.question_of(self._kb, fact, advice),)) for fact in self._given]
        self._answers = dict(self._given)

    def _step(self, back: int) -> Step | None:
        if back:
            return self._again(self._put[-back])
        return next_step(self._kb, self._advice(), self._answers, self._passed())

    def _again(self, step: Step) -> Step:
        """The same screen, with what its answers can change by now."""
        asked = {question.fact for question in step.questions}
        advice = self._advise({fact: value for fact, value in self._facts().items() if fact not in asked})
        return Step(tuple(screens.question_of(self._kb, fact, advice) for fact in (each.fact for each in step.questions)), step.group)

    def _goes_on(self, step: Step) -> bool:
        """Whether the person answers this screen too, of which only the list of help may depend. Raises `Back` or `Stopped`."""
        if step.only_help and self._help_wanted is None:
            self._help_wanted = (
                self._asking.choose(screens.only_help_menu(self._left(only_help=True), self._overview())).value == screens.GO_ON
            )
            self._asking.say("")
        return not step.only_help or self._help_wanted is True

    def _answers_to(self, step: Step) -> screens.Answers:
        """What the person says on this screen. Raises `Back` or `Stopped`."""
        if step.group is not None:
            checklist = screens.group_checklist(step.group, step, self._answers, self._asides(step), self._before(step))
            return screens.ticked_answers(step, self._asking.tick(checklist))
        menu = screens.question_menu(step.questions[0], self._answers, self._asides(step), self._before(step))
        return {step.questions[0].fact: self._asking.choose(menu).value}

    def _before(self, step: Step) -> str:
        """What is said before a question. Who prepares answers for what has not happened; that it is so, was the first question."""
        preparing = words.is_cold(self._kb, self._advice()) and step.questions[0].fact != self._kb.outline.phase
        return words.AS_IF if preparing else ""

    def _take(self, given: screens.Answers) -> None:
        """Keep the answers. One that differs from before lets those go that no longer matter."""
        changed = [fact for fact in given if fact in self._answers and self._answers[fact] != given[fact]]
        self._answers.update(given)
        if changed:
            fact = changed[-1]
            self._answers = after_change(self._advise, self._given, self._answers, fact, given[fact])
            self._put = list(self._still_put())

    def _still_put(self) -> Iterator[Step]:
        """The screens that were put, without the questions of which the answer is gone."""
        for step in self._put:
            left = tuple(question for question in step.questions if question.fact in self._answers)
            if left:
                yield Step(left, step.group if len(left) > 1 else None)

    # The rest

    def _look_over(self) -> int | None:
        """Show all answers. Returns how many screens back the one to change stands, nought after another moment, `None` when done."""
        for warning in screens.clashes(self._kb, self._advice()):
            self._asking.say(f"LET OP: {warning}\n")
        rows = [self._before(step) + screens.review_row(self._kb, step, self._answers) for step in self._put]
        chosen = self._asking.choose(screens.review_menu(rows, self._moments.rows(self._advice()), self._overview())).value
        if chosen in (None, screens.DONE):
            return None
        self._asking.say("")
        for event in (each for each in EVENTS if each.row == chosen):
            self._moments.ask(event, self._asking, self._overview())
            return 0
        return len(self._put) - int(chosen)

    # What is known

    def _facts(self) -> Facts:
        return with_answers(self._given, self._answers)

    def _advice(self) -> Advice:
        """On what is known now; made once, for it is looked at several times a screen."""
        facts = self._facts()
        if self._last is None or self._last[0] != facts:
            self._last = facts, self._advise(facts)
        return self._last[1]

    def _passed(self) -> tuple[str, ...]:
        """While people prepare, nobody is asked who would lead."""
        return NOT_WHILE_PREPARING if words.is_cold(self._kb, self._advice()) else ()

    def _asides(self, step: Step) -> Asides:
        return screens.asides(self._kb, step, self._facts(), self._advise)

    def _overview(self) -> Asides:
        return screens.overview_asides(self._kb, self._facts(), self._advise)

    def _left(self, *, only_help: bool = False) -> int:
        """How many screens are left at most, of one of the two kinds."""
        return steps_left(self._kb, self._advice(), self._answers, self._passed(), only_help=only_help)

    def _left_with_rest(self) -> int:
        """How many are left at most: also the question whether to go on, or those after it, and those about the moments."""
        helping = self._left(only_help=True)
        rest = helping if self._help_wanted else int(self._help_wanted is None and helping > 0)
        return self._left() + rest + len(self._moments.to_put(self._advice()))

    def _say_standing(self) -> None:
        left = self._left_with_rest()
        self._asking.say(f"{standing(self._kb, self._advice(), left)}\n")
