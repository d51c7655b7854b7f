"""When the organisation became aware: asked in words, once, after the questions. It starts the clocks of the duties."""

from datetime import datetime

from wegenkaart.clock import TwiceOnTheClock, parse_past, spoken
from wegenkaart.errors import WrongUse
from wegenkaart.prompter import NOT_KNOWING, UNKNOWN_LABEL, Asides, Menu, Option, Prompter, is_unknown

_QUESTION = "Wanneer hoorde uw organisatie hiervan? Vanaf dan loopt de termijn om te melden."
_HOW = "Typ bijvoorbeeld: 02:40, gisteren 23:15 of 23 november 02:40. Weet u het niet? Druk dan alleen op Enter."
_EXPLAIN = f"Het gaat om het moment waarop iemand in uw organisatie dit redelijk zeker wist. {_HOW}"


def ask(asking: Prompter, besides: Asides, now: datetime) -> datetime | None:
    """The moment in UTC; `None` when the person does not know. Raises `Back` or `Stopped`."""
    about = Asides(explain=lambda: _EXPLAIN, why=lambda: _QUESTION, advice=besides.advice)
    asking.say(f"{_QUESTION}\n{_HOW}")
    while True:
        typed = asking.read("Tijdstip:", about)
        if typed in ("", "?") or is_unknown(typed):
            asking.say("De termijn begint pas te lopen in het advies als u dit invult.\n")
            return None
        try:
            moment = _chosen(typed, asking, about, now)
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
