"""When an organisation became aware: asked in words, once, after the questions. It starts the clocks of the duties."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from wegenkaart.advice import Advice
from wegenkaart.clock import EXAMPLES, TwiceOnTheClock, as_typed, parse_past, spoken
from wegenkaart.errors import WrongUse
from wegenkaart.model import KnowledgeBase
from wegenkaart.prompter import NOT_KNOWING, UNKNOWN_LABEL, Asides, Back, Menu, Option, Prompter, is_unknown

Clock: TypeAlias = Callable[[], datetime]
"""What time it is when one asks, in UTC."""
_HOW = f"Typ bijvoorbeeld: {EXAMPLES[0]}, {EXAMPLES[1]} of {EXAMPLES[2]}. Weet u het niet? Druk dan alleen op Enter."


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that starts a clock, and how it is asked when it was."""

    starts: str
    """As the knowledge base names it."""
    option: str
    question: str
    explain: str
    row: str
    """Before the answer, where all answers stand together."""


OURS = Event(
    starts="kennisname",
    option="--aware-at",
    question="Wanneer hoorde uw organisatie hiervan? Vanaf dan loopt de termijn om te melden.",
    explain="Het gaat om het moment waarop iemand in uw organisatie dit redelijk zeker wist.",
    row="Wanneer hoorde u hiervan?",
)
THEIRS = Event(
    starts="kennisname_ander",
    option="--other-aware-at",
    question="Wanneer wist de andere organisatie dit zelf? Vanaf dan loopt haar termijn om te melden.",
    explain="Het gaat om het moment waarop iemand daar dit redelijk zeker wist. Vraag het aan die organisatie.",
    row="Wanneer wist de andere organisatie dit?",
)
EVENTS = (OURS, THEIRS)


class Moments:
    """When each of the events was, as far as it is known. One that was given beforehand is not asked."""

    def __init__(self, kb: KnowledgeBase, clock: Clock, given: Mapping[Event, datetime | None]) -> None:
        self._known = dict(given)
        self._kb, self._clock = kb, clock
        self._asked = tuple(event for event, moment in given.items() if moment is None)
        self._put: list[Event] = []

    def starting(self, advice: Advice) -> list[Event]:
        """Those that start the clock of a duty with a term."""
        started = {duty.starts_on for duty in advice.duties if self._has_term(duty.id)}
        return [event for event in self._asked if event.starts in started]

    def _has_term(self, duty: str) -> bool:
        return bool(self._kb.duties[duty].hours or self._kb.duties[duty].months)

    def to_put(self, advice: Advice) -> list[Event]:
        """Those that were not asked yet."""
        return [event for event in self.starting(advice) if event not in self._put]

    def ask_new(self, asking: Prompter, besides: Asides, advice: Advice, back: str) -> None:
        """Ask what was not asked yet. Who goes back comes to the moment before, with these words; at the first it raises `Back`."""
        here: list[Event] = []
        while left := self.to_put(advice):
            try:
                self.ask(left[0], asking, besides)
            except Back:
                if not here:
                    raise
                self._put.remove(here.pop())
                asking.say(back)
                continue
            here.append(left[0])

    def ask(self, event: Event, asking: Prompter, besides: Asides) -> None:
        self._known[event] = ask(asking, besides, self._clock, event)
        if event not in self._put:
            self._put.append(event)

    def rows(self, advice: Advice) -> list[tuple[str, str]]:
        """Each with what is known of it, for where all answers stand together."""
        return [(event.row, f"{event.row} {self._spoken(event)}") for event in self.starting(advice)]

    def _spoken(self, event: Event) -> str:
        moment = self._known[event]
        return spoken(moment) if moment else UNKNOWN_LABEL

    def counting(self, advice: Advice) -> dict[Event, datetime | None]:
        """What is known of each. A moment that starts no clock any more is kept, for answers can go back, but counts for nothing."""
        idle = {event for event in self._asked if event not in self.starting(advice)}
        return {event: None if event in idle else moment for event, moment in self._known.items()}

    def as_options(self, advice: Advice) -> str:
        """What was asked and counts, as the command line reads it back; empty when nothing does."""
        counting = self.counting(advice)
        return " ".join(f"{event.option} {as_typed(moment)}" for event in self._asked if (moment := counting[event]))


def ask(asking: Prompter, besides: Asides, clock: Clock, event: Event = OURS) -> datetime | None:
    """The moment in UTC; `None` when the person does not know. Raises `Back` or `Stopped`."""
    about = Asides(explain=lambda: f"{event.explain} {_HOW}", why=lambda: event.question, advice=besides.advice)
    asking.say(f"{event.question}\n{_HOW}")
    while True:
        typed = asking.read("Tijdstip:", about)
        if typed in ("", "?") or is_unknown(typed):
            asking.say("De termijn begint pas te lopen in het advies als u dit invult.\n")
            return None
        try:
            moment = _chosen(typed, asking, about, clock())
        except WrongUse as error:
            asking.say(str(error))
            continue
        asking.say(f"Genoteerd: {spoken(moment)}.\n" if moment else "Dan blijft dit open.\n")
        return moment


def _chosen(typed: str, asking: Prompter, about: Asides, now: datetime) -> datetime | None:
    """The moment that was typed; of an hour that came twice the one that is meant."""
    try:
        return parse_past(typed, "", now)
    except TwiceOnTheClock as twice:
        first, second, unknown = (
            Option("1", "first", "Zomertijd: de eerste keer, voordat de klok terugging"),
            Option("2", "second", "Wintertijd: de tweede keer, daarna"),
            Option("3", None, UNKNOWN_LABEL, NOT_KNOWING),
        )
        text = "Dit uur kwam die nacht twee keer voor, want de klok ging terug. Welk van de twee?"
        chosen = asking.choose(Menu(text=text, options=(first, second, unknown), safe=unknown, asides=about))
        moments = {first: twice.moments[0], second: twice.moments[1], unknown: None}
        return moments[chosen]
