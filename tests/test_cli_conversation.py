"""The conversation: what is asked, going back, looking over, the moment of awareness, and stopping, whoever answers."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_bases import shipped
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.cli.conversation import Conversation, Told
from wegenkaart.cli.moment import Clock
from wegenkaart.engine import Tables
from wegenkaart.model import Facts
from wegenkaart.prompter import Asides, Back, Checklist, Ended, Menu, Option, Stopped, Ticks
from wegenkaart.render.standing import short_advice

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HACK = {
    "fase": "warm", "gevaar_voor_mensen": "nee", "eigen_organisatie": "ja", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee",
    "online_aangejaagd": "nee", "persoonsgegevens": "ja", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "nee", "effectgebied": "nee",
    "diensten_afstemmen": "nee", "openbare_orde": "nee", "gebied": "een_gemeente",
}  # fmt: skip


@cache
def tables() -> Tables:
    return Tables(shipped())


class Person:
    """Answers by what is known, and does what a script says."""

    keys = "Typ iets."

    def __init__(
        self, knows: Facts, *, review: tuple[str, ...] = (), moments: tuple[str, ...] = (), wants_help: tuple[bool, ...] = ()
    ) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        self.kept: list[str | Ticks | None] = []
        self.asides: Asides | None = None
        self.reviews: list[list[str]] = []
        self.prepared: list[str] = []
        self._knows = knows
        self._review = list(review)
        self._moments = list(moments)
        self._help = list(wants_help)
        self._does: dict[str, list[type[BaseException] | None]] = {}
        self._facts = {fact.question: name for name, fact in tables().kb.facts.items()}
        self._rows = {(group.question, row): fact for group in tables().kb.groups.values() for fact, row in group.facts.items()}

    def does(self, text: str, *errors: type[BaseException] | None) -> "Person":
        """Each time the screen with this text comes, the next of these; `None`, and what comes after them, is an answer."""
        self._does.setdefault(text, []).extend(errors)
        return self

    def learns(self, knows: Facts) -> None:
        self._knows = {**self._knows, **knows}

    def say(self, text: str) -> None:
        self.said.append(text)

    def choose(self, menu: Menu) -> Option:
        text = menu.text.removeprefix(PREPARING)
        self._meet(text, menu.asides)
        if menu.text.startswith("Dit zijn uw antwoorden."):
            self.reviews.append([option.label for option in menu.options])
            return self._reviewed(menu)
        if menu.text.startswith("De laatste "):
            return menu.options[self._help.pop(0) if self._help else 0]
        self.kept.append(menu.kept.label if menu.kept else None)
        value = self._knows.get(self._facts[text])
        return next(option for option in menu.options if option.value == value)

    def tick(self, checklist: Checklist) -> Ticks:
        text = checklist.text.removeprefix(PREPARING)
        self.prepared += [text] * (text != checklist.text)
        self._meet(text, checklist.asides)
        self.kept.append(checklist.kept)
        values = [self._knows.get(self._rows[text, row]) for row in checklist.rows]
        return tuple(None if value is None else value == "ja" for value in values)

    def read(self, text: str, asides: Asides) -> str:
        self._meet(text, asides)
        return self._moments.pop(0) if self._moments else ""

    def _meet(self, text: str, asides: Asides) -> None:
        self.asked.append(text)
        self.asides = asides
        if self._does.get(text) and (error := self._does[text].pop(0)):
            raise error

    def _reviewed(self, menu: Menu) -> Option:
        """The next of the script: the beginning of a row, and then what is known by now; at the end `Klaar`."""
        row = self._review.pop(0) if self._review else "Klaar"
        return next(option for option in menu.options if option.label.startswith(row))


def talk(
    person: Person,
    given: Mapping[str, str] | None = None,
    aware_at: datetime | None = None,
    other_aware_at: datetime | None = None,
    clock: Clock = lambda: NOW,
) -> Told:
    def advice_on(facts: Facts) -> Advice:
        return advise(tables(), facts, Setting(now=NOW))

    known = {"aware_at": aware_at, "other_aware_at": other_aware_at}
    return Conversation(tables().kb, given or {}, person, advice_on, clock=clock, **known).hold()


ROAD_FACTS = ("eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd")
PREPARING = "Stel dat het gebeurt. "
FIRST = "Is er nu iets aan de hand, of bereidt u zich voor?"
SECOND = "Lopen mensen op dit moment direct gevaar?"
EFFECTS = "Wat geldt er voor de gevolgen?"
AREA = "Hoe ver reiken de gevolgen waarvoor afstemming nodig is?"
ROADS = "Wat is er aan de hand?"
SECTOR = "In welke sector werkt de andere organisatie die geraakt is?"
MORE_MUNICIPALITIES = "Meer gemeenten in één veiligheidsregio / Meer veiligheidsregio's, of het hele land"
LEVEL = "Welk GRIP-niveau geldt op dit moment?"
MOMENT = "Tijdstip:"
_HOW = "Typ bijvoorbeeld: vandaag 02:40, gisteren 23:15 of 23-11-2026 02:40. Weet u het niet? Druk dan alleen op Enter."
OURS = f"Wanneer hoorde uw organisatie hiervan? Vanaf dan loopt de termijn om te melden.\n{_HOW}"
THEIRS = f"Wanneer wist de andere organisatie dit zelf? Vanaf dan loopt haar termijn om te melden.\n{_HOW}"
REVIEW = "Dit zijn uw antwoorden. Klopt alles? Druk op Enter. Kies een nummer om een antwoord te veranderen."


def test_nothing_that_takes_a_key_comes_before_the_first_question() -> None:
    person = Person(HACK).does(FIRST, Stopped)
    talk(person)
    assert person.asked == [FIRST]
    assert person.said[0] == (
        "Direct gevaar voor mensen? Bel eerst 112.\n"
        "Alleen nummers nodig? Stop dan, en typ: wegenkaart call\n"
        "Stoppen kan altijd, met Ctrl-C. U krijgt dan het advies met wat bekend is.\n"
        "Typ iets.\n"
    )


def test_related_questions_are_asked_on_one_screen_and_every_answer_is_kept() -> None:
    person = Person(HACK)
    told = talk(person)
    assert person.asked[:4] == [FIRST, SECOND, EFFECTS, AREA]
    assert told == Told(facts={**told.facts, **HACK}, aware_at=None, stopped=False)
    assert len(person.asked) == len(set(person.asked))


def test_after_every_screen_one_line_says_where_things_stand() -> None:
    person = Person(HACK)
    talk(person)
    standing = [text for text in person.said if text.startswith("Nu: ")]
    assert len(standing) == len([text for text in person.asked if text not in (MOMENT, REVIEW)])
    assert standing[0].startswith("Nu: nog open wie leidt. Opschaling nog open. Nog hoogstens ")
    assert standing[3].startswith("Nu: de burgemeester. Geen GRIP lijkt passend. Nog hoogstens ")
    assert standing[-1] == "Nu: de burgemeester. Geen GRIP lijkt passend. Nog hoogstens 1 vraag.\n"
    assert person.asked[-2:] == [MOMENT, REVIEW]


def test_what_is_given_is_not_asked() -> None:
    person = Person({"fase": "koud"})
    assert talk(person, {"fase": "warm"}).facts == {"fase": "warm"}
    assert FIRST not in person.asked


FULL = {fact: list(each.values)[-1] for fact, each in tables().kb.facts.items()}


def test_when_nothing_is_left_to_ask_all_answers_are_shown() -> None:
    person = Person({})
    assert talk(person, FULL) == Told(facts=FULL, aware_at=None, stopped=False)
    assert person.asked == [REVIEW]
    assert person.reviews[0][:2] == [
        "Klaar: geef het advies", "Is er nu iets aan de hand, of bereidt u zich voor? Wij bereiden ons voor",
    ]  # fmt: skip
    assert len(person.reviews[0]) == 1 + len(FULL)


def test_an_answer_that_was_given_can_then_be_changed() -> None:
    person = Person({**HACK, "fase": "warm"}, review=("Is er nu iets",))
    assert talk(person, FULL).facts["fase"] == "warm"
    assert person.asked[:2] == [REVIEW, FIRST]
    assert person.kept[0] == "Wij bereiden ons voor"


@pytest.mark.parametrize("error", [Stopped, Ended, KeyboardInterrupt])
def test_who_stops_keeps_the_answers(error: type[BaseException]) -> None:
    person = Person(HACK).does(EFFECTS, error)
    assert talk(person) == Told(facts={"fase": "warm", "gevaar_voor_mensen": "nee"}, aware_at=None, stopped=True)
    assert person.said[-1] == (
        "U bent gestopt. Het advies gaat uit van wat nu bekend is.\n"
        "Uw antwoorden. Bewaar ze in een bestand, dan leest --answers ze terug:\n\nfase: warm\ngevaar_voor_mensen: nee\n"
    )


# Back


def test_before_the_first_question_there_is_nothing() -> None:
    person = Person(HACK).does(FIRST, Back, Back, Stopped)
    talk(person)
    assert person.asked == [FIRST] * 3
    assert person.said.count("Dit is de eerste vraag.\n") == 2


def test_going_back_shows_the_answer_of_before_and_enter_keeps_it() -> None:
    person = Person(HACK).does(AREA, Back)
    talk(person)
    assert person.asked[:6] == [FIRST, SECOND, EFFECTS, AREA, EFFECTS, AREA]
    assert person.kept[:5] == [None, None, None, (True, False, False, False, False), None]


def test_from_every_screen_it_says_that_one_goes_back() -> None:
    person = Person(HACK).does(MOMENT, Back).does(REVIEW, Back)
    talk(person)
    assert person.said.count("Terug naar de vorige vraag. Enter houdt uw antwoord.\n") == 2


def test_going_back_twice_and_on_returns_to_the_first_open_question() -> None:
    person = Person(HACK).does(AREA, Back).does(EFFECTS, None, Back)
    talk(person)
    assert person.asked[3:7] == [AREA, EFFECTS, SECOND, AREA]


def test_who_goes_back_and_stops_loses_no_answer() -> None:
    person = Person(HACK).does(AREA, Back).does(EFFECTS, None, Stopped)
    assert talk(person).facts == {
        "fase": "warm", "gevaar_voor_mensen": "nee", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "nee", "effectgebied": "nee",
        "diensten_afstemmen": "nee", "openbare_orde": "nee",
    }  # fmt: skip


def test_a_detour_changes_nothing() -> None:
    direct = Person(HACK)
    straight = talk(direct)
    detour = Person(HACK).does(SECOND, Back).does(AREA, Back, Back).does(MOMENT, Back).does(REVIEW, Back, Back)
    assert talk(detour) == straight
    assert detour.reviews[-1] == direct.reviews[-1]


@given(st.lists(st.sampled_from([FIRST, SECOND, EFFECTS, AREA, ROADS, MOMENT, REVIEW]), max_size=8))
@settings(max_examples=25)
def test_no_way_of_going_back_and_on_changes_what_comes_out(back_at: list[str]) -> None:
    person = Person(HACK)
    for screen in back_at:
        person.does(screen, Back, None)
    assert talk(person) == talk(Person(HACK))


def test_who_prepares_is_asked_as_if_it_happened() -> None:
    person = Person({"fase": "koud", "eigen_organisatie": "ja"}).does(ROADS, Back)
    talk(person)
    assert person.asked == [FIRST, ROADS, FIRST, ROADS, REVIEW]
    assert person.prepared == [ROADS, ROADS]
    assert person.reviews[0][1] == "Is er nu iets aan de hand, of bereidt u zich voor? Wij bereiden ons voor"
    assert person.reviews[0][2].startswith("Stel dat het gebeurt. Wat is er aan de hand? ")


# Looking over


def test_all_answers_are_shown_on_one_screen_in_the_order_of_asking() -> None:
    person = Person(HACK)
    talk(person)
    assert person.asked[-1] == REVIEW
    assert person.reviews[0][:5] == [
        "Klaar: geef het advies",
        "Is er nu iets aan de hand, of bereidt u zich voor? Er is nu iets aan de hand",
        "Lopen mensen op dit moment direct gevaar? Nee",
        "Wat geldt er voor de gevolgen? Inwoners of andere organisaties merken er iets van. De rest: nee",
        "Hoe ver reiken de gevolgen waarvoor afstemming nodig is? Eén gemeente",
    ]
    assert person.reviews[0][-1] == "Wanneer hoorde u hiervan? Weet ik niet"


def test_answers_that_clash_are_said_before_all_answers_are_shown() -> None:
    person = Person({**HACK, "losgeld": "ja", "strafbaar_feit": "nee"})
    talk(person)
    assert [text for text in person.said if text.startswith("LET OP: ")] == [
        "LET OP: U zegt dat er losgeld wordt gevraagd, maar ook dat er geen misdrijf is. Controleer uw antwoorden.\n"
    ]


def test_who_says_that_nothing_of_the_four_roads_is_going_on_is_asked_to_look_again() -> None:
    person = Person({**HACK, "eigen_organisatie": "nee"})
    talk(person)
    assert (
        "LET OP: U zegt dat er iets aan de hand is, maar op geen van de vier wegen. Controleer uw antwoorden. "
        "Twijfelt u? Bel de crisisadviseur OOV of de IBD.\n"
    ) in person.said


def test_a_warning_that_belongs_to_a_road_waits_for_the_advice() -> None:
    person = Person(RIOTS)
    talk(person)
    assert not [text for text in person.said if text.startswith("LET OP: ")]


def test_an_answer_can_be_changed_and_what_then_opens_is_asked_before_the_answers_are_shown_again() -> None:
    class Learner(Person):
        def _reviewed(self, menu: Menu) -> Option:
            if len(self.reviews) == 1:
                self.learns({"fase": "warm"})
            return super()._reviewed(menu)

    person = Learner({**HACK, "fase": "koud"}, review=("Is er nu iets",))
    told = talk(person)
    assert told.facts["fase"] == "warm"
    first = person.asked.index(REVIEW)
    assert person.asked[first + 1 : first + 4] == [FIRST, SECOND, EFFECTS]
    assert person.asked[-1] == REVIEW
    assert len(person.reviews) == 2


def test_an_answer_that_no_longer_matters_goes_with_the_change_and_does_not_come_back_by_itself() -> None:
    class Learner(Person):
        def _reviewed(self, menu: Menu) -> Option:
            self.learns({"andere_organisatie": "nee"} if len(self.reviews) == 1 else {"andere_organisatie": "ja"})
            return super()._reviewed(menu)

    person = Learner({**HACK, "andere_organisatie": "ja", "sector": "haven"}, review=(ROADS, ROADS))
    told = talk(person)
    assert [any(row.startswith(SECTOR) for row in rows) for rows in person.reviews] == [True, False, True]
    assert person.asked.count(SECTOR) == 2
    assert told.facts == {**told.facts, **HACK, "andere_organisatie": "ja", "sector": "haven"}


def test_the_end_of_the_input_after_the_last_question_is_no_stop() -> None:
    for screen in (MOMENT, REVIEW):
        assert not talk(Person(HACK).does(screen, Ended)).stopped
        assert talk(Person(HACK).does(screen, Stopped)).stopped


# What can only change where help is


RIOTS = {
    **HACK, "eigen_organisatie": "nee", "online_aangejaagd": "ja", "gebied": "een_gemeente", "online_oproep": "rellen_of_opruiing",
    "online_onderzoek": "niet", "gemeente_redt_het_niet": "nee", "landelijk_belang": "nee", "strafbaar_feit": "ja", "losgeld": "nee",
    "grip_afgekondigd": "geen", "slachtoffer": "ondernemer", "persoonsgegevens": "nee",
}  # fmt: skip
ONLY_HELP = "De laatste vraag verandert alleen nog waar u hulp vindt. Wilt u die beantwoorden?"
VICTIM = "Wie is vooral het slachtoffer?"


def test_before_what_can_only_change_where_help_is_the_advice_is_offered() -> None:
    person = Person(RIOTS)
    told = talk(person)
    assert person.asked[-2:] == [ONLY_HELP, REVIEW]
    assert "slachtoffer" not in told.facts
    assert not told.stopped
    assert person.said[-1].startswith("Wat u nog niet weet, kan alleen nog veranderen waar u hulp vindt.\nUw antwoorden.")
    assert [text for text in person.said if text.startswith("Nu: ")][-1] == (
        "Nu: de burgemeester. Geen GRIP lijkt passend. Nog hoogstens 1 vraag.\n"
    )


def test_who_wants_those_questions_too_gets_them_and_is_not_asked_again() -> None:
    person = Person(RIOTS, wants_help=(True,))
    assert talk(person).facts["slachtoffer"] == "ondernemer"
    assert person.asked[-3:] == [ONLY_HELP, VICTIM, REVIEW]
    assert person.said[-1].startswith("Geen enkel antwoord kan het advies nog veranderen.")


def test_from_the_offer_one_can_go_back_and_stop() -> None:
    person = Person(RIOTS).does(ONLY_HELP, Back, Stopped)
    assert talk(person).stopped
    assert person.asked[-4:] == [LEVEL, ONLY_HELP, LEVEL, ONLY_HELP]


def test_who_goes_back_may_choose_again() -> None:
    person = Person(RIOTS, wants_help=(False, True)).does(REVIEW, Back)
    assert talk(person).facts["slachtoffer"] == "ondernemer"
    assert person.asked[-6:] == [ONLY_HELP, REVIEW, LEVEL, ONLY_HELP, VICTIM, REVIEW]


# What it says at the end


def test_at_the_end_it_does_not_say_that_nothing_can_change_while_something_is_not_known() -> None:
    unknown = Person({})
    talk(unknown)
    assert unknown.said[-1].startswith("Alle vragen zijn gesteld. Wat u nog niet weet, kan het advies nog veranderen.\n")
    preparing = Person({"fase": "koud", **dict.fromkeys(ROAD_FACTS, "nee")})
    talk(preparing)
    assert preparing.said[-1].startswith("Geen enkel antwoord kan het advies nog veranderen.\n")


# The moment of awareness


def test_the_moment_is_asked_last_and_once_and_can_be_changed() -> None:
    person = Person(HACK, moments=("gisteren 23:15", "02:40"), review=("Wanneer hoorde u",))
    told = talk(person)
    assert told.aware_at == datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
    assert person.asked[-4:] == [MOMENT, REVIEW, MOMENT, REVIEW]
    assert person.reviews[0][-1] == "Wanneer hoorde u hiervan? zondag 22 november 2026, 23:15"


def test_the_moment_is_shown_with_the_answers_as_an_option() -> None:
    person = Person(HACK, moments=("gisteren 23:15",))
    talk(person)
    assert person.said[-1].endswith("En het tijdstip: --aware-at 2026-11-22T23:15\n")


def test_a_moment_that_was_given_beforehand_is_not_shown_again() -> None:
    person = Person(HACK)
    talk(person, aware_at=NOW)
    assert "--aware-at" not in person.said[-1]


@pytest.mark.parametrize("typed", ["", "weet ik niet", "Onbekend", "geen idee"])
def test_the_moment_can_be_left_open(typed: str) -> None:
    person = Person(HACK, moments=(typed,))
    assert talk(person).aware_at is None
    assert "--aware-at" not in person.said[-1]
    assert person.asked.count(MOMENT) == 1


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("net", "net: dit is geen tijdstip. Schrijf het als 'vandaag 02:40', 'gisteren 23:15' of '23-11-2026 02:40'."),
        ("03:01", "03:01: dit tijdstip is nog niet geweest. Geef het moment waarop u het wist, zoals 'gisteren 23:15'."),
    ],
)
def test_a_moment_that_cannot_be_is_asked_again(typed: str, complaint: str) -> None:
    person = Person(HACK, moments=(typed, "02:40"))
    assert talk(person).aware_at == datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
    assert complaint in person.said


def test_a_moment_is_held_against_the_time_at_which_it_is_typed() -> None:
    """The clock goes on while the person answers: half a minute a look."""
    seconds = iter(range(0, 3600, 30))
    person = Person(HACK, moments=("03:01", "03:01", "03:01"))
    told = talk(person, clock=lambda: NOW + timedelta(seconds=next(seconds)))
    assert told.aware_at == datetime(2026, 11, 23, 2, 1, tzinfo=UTC)
    assert len([text for text in person.said if "nog niet geweest" in text]) == 2


class ChangesRoads(Person):
    """Each time all answers are shown, the next of these is known of the roads."""

    def __init__(self, *roads: Facts, moments: tuple[str, ...]) -> None:
        super().__init__({**HACK, **roads[0]}, moments=moments, review=(ROADS,) * (len(roads) - 1))
        self._next = list(roads[1:])

    def _reviewed(self, menu: Menu) -> Option:
        self.learns(self._next.pop(0) if self._next else {})
        return super()._reviewed(menu)


US, THEM = {"eigen_organisatie": "ja", "andere_organisatie": "nee"}, {"eigen_organisatie": "nee", "andere_organisatie": "ja"}


def test_a_moment_that_is_no_longer_asked_for_counts_for_nothing() -> None:
    person = ChangesRoads(US, THEM, moments=("gisteren 23:15", "02:40"))
    told = talk(person)
    assert (told.aware_at, told.other_aware_at) == (None, datetime(2026, 11, 23, 1, 40, tzinfo=UTC))
    assert person.reviews[0][-1] == "Wanneer hoorde u hiervan? zondag 22 november 2026, 23:15"
    assert not [row for row in person.reviews[1] if row.startswith("Wanneer hoorde u")]
    assert person.said[-1] == "En het tijdstip: --other-aware-at 2026-11-23T02:40\n"


def test_it_counts_again_when_the_answer_goes_back_and_is_not_asked_again() -> None:
    person = ChangesRoads(US, THEM, US, moments=("gisteren 23:15", "02:40"))
    told = talk(person)
    assert (told.aware_at, told.other_aware_at) == (datetime(2026, 11, 22, 22, 15, tzinfo=UTC), None)
    assert person.reviews[2][-1] == "Wanneer hoorde u hiervan? zondag 22 november 2026, 23:15"
    assert person.asked.count(MOMENT) == 2
    assert person.said[-1] == "En het tijdstip: --aware-at 2026-11-22T23:15\n"


def test_who_stops_after_such_a_change_takes_no_hidden_moment_along() -> None:
    person = ChangesRoads(US, THEM, moments=("gisteren 23:15",)).does(SECTOR, Stopped)
    told = talk(person)
    assert (told.stopped, told.aware_at) == (True, None)
    assert "--aware-at" not in person.said[-1]


@pytest.mark.parametrize(("facts", "aware_at"), [(HACK, NOW), ({"fase": "koud"}, None), ({**HACK, "eigen_organisatie": "nee"}, None)])
def test_the_moment_is_not_asked_where_it_is_given_or_starts_no_clock(facts: Facts, aware_at: datetime | None) -> None:
    person = Person(facts)
    assert talk(person, {"persoonsgegevens": "nee"} if aware_at is None else None, aware_at).aware_at == aware_at
    assert MOMENT not in person.asked
    assert not any(row.startswith("Wanneer") for row in person.reviews[0])


@pytest.mark.parametrize(("own", "asked"), [("nee", 0), ("ja", 1)])
def test_the_moment_at_which_we_knew_is_not_asked_where_only_another_organisation_must_notify(own: str, asked: int) -> None:
    leak = {"fase": "warm", "eigen_organisatie": own, "andere_organisatie": "ja", "persoonsgegevens": "ja", "cbw_drempel": "nee"}
    person = Person(leak, moments=("weet ik niet",))
    talk(person)
    assert [said for said in person.said if said.startswith("Wanneer hoorde uw organisatie hiervan?")] == [OURS] * asked


LEAK_ELSEWHERE = {
    "fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "ja", "cybercrime_slachtoffers": "nee", "online_aangejaagd": "nee",
    "sector": "zorg", "persoonsgegevens": "ja",
}  # fmt: skip


def test_the_moment_at_which_another_organisation_knew_is_asked_where_its_clock_can_start() -> None:
    person = Person(LEAK_ELSEWHERE, moments=("gisteren 23:15", "02:40"), review=("Wanneer wist de andere organisatie dit?",))
    told = talk(person)
    assert (told.aware_at, told.other_aware_at) == (None, datetime(2026, 11, 23, 1, 40, tzinfo=UTC))
    assert [said for said in person.said if said.startswith("Wanneer ")] == [THEIRS] * 2
    assert person.reviews[0][-1] == "Wanneer wist de andere organisatie dit? zondag 22 november 2026, 23:15"
    assert person.said[-1].endswith("En het tijdstip: --other-aware-at 2026-11-23T02:40\n")


def test_where_two_clocks_can_start_both_moments_are_asked_and_one_can_go_back_to_the_first() -> None:
    leak = {**LEAK_ELSEWHERE, "eigen_organisatie": "ja"}
    person = Person(leak, moments=("gisteren 23:15", "gisteren 23:30", "02:40")).does(MOMENT, None, Back)
    told = talk(person)
    assert told.aware_at == datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    assert told.other_aware_at == datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
    assert [said for said in person.said if said.startswith(("Wanneer ", "Terug "))] == [
        OURS, THEIRS, "Terug naar de vorige vraag. Enter houdt uw antwoord.\n", OURS, THEIRS,
    ]  # fmt: skip
    assert person.said[-1].endswith("En het tijdstip: --aware-at 2026-11-22T23:30 --other-aware-at 2026-11-23T02:40\n")


def test_the_moment_of_another_organisation_is_not_asked_where_it_was_given_or_only_we_are_hit() -> None:
    given, ours = Person(LEAK_ELSEWHERE), Person({**HACK, "andere_organisatie": "nee"})
    assert talk(given, other_aware_at=NOW).other_aware_at == NOW
    talk(ours)
    assert THEIRS not in (*given.said, *ours.said)


def test_who_goes_back_from_the_first_moment_comes_to_the_last_question() -> None:
    person = Person(LEAK_ELSEWHERE, moments=("02:40",)).does(MOMENT, Back)
    told = talk(person)
    assert told.other_aware_at == datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
    assert person.asked.count(MOMENT) == 2


def test_what_is_explained_to_who_prepares_names_nobody_to_ask() -> None:
    person = Person({"fase": "koud"}).does(ROADS, Stopped)
    talk(person)
    assert person.asides is not None
    assert "Vraag het aan" not in person.asides.explain()


# What can be asked besides


def test_the_explanation_says_who_can_answer() -> None:
    person = Person(HACK).does(SECOND, Stopped)
    talk(person)
    assert person.asides is not None
    assert person.asides.explain().startswith("Het gaat om leven en gezondheid.")
    assert person.asides.explain().endswith(
        " Vraag het aan de getroffen organisatie, de politie of de crisisadviseur openbare orde en veiligheid (OOV)."
    )


def test_the_explanation_of_a_group_explains_each_row_and_says_who_can_answer_it() -> None:
    person = Person(HACK).does(ROADS, Stopped)
    talk(person)
    assert person.asides is not None
    first, *rows = person.asides.explain().split("\n")
    assert first.startswith("Er kunnen meer dingen tegelijk spelen.")
    assert [row[:5] for row in rows] == ["  1. ", "  2. ", "  3. ", "  4. "]
    assert "Denk aan een ziekenhuis, een school, een sluis of een fabriek." in rows[1]
    assert rows[1].endswith(" Vraag het aan de crisisadviseur openbare orde en veiligheid (OOV) of de organisatie zelf.")


def test_who_prepares_has_each_row_explained_too() -> None:
    person = Person({"fase": "koud"}).does(ROADS, Stopped)
    talk(person)
    assert person.asides is not None
    assert "\n  2. Het gaat om organisaties die niet bij de gemeente zelf horen." in person.asides.explain()


def test_why_says_what_each_answer_would_mean() -> None:
    person = Person(HACK).does(AREA, Stopped)
    talk(person)
    assert person.asides is not None
    can, *means = person.asides.why().split("\n")
    assert can.startswith("Het antwoord kan veranderen: wie de leiding heeft")
    assert means == [  # how far it scales up is the same for all: only what differs is said
        "  Eén gemeente: de burgemeester",
        f"  {MORE_MUNICIPALITIES}: de burgemeesters van de getroffen gemeenten samen",
    ]


def test_why_says_of_a_group_what_each_row_would_mean_and_what_none_of_them() -> None:
    person = Person(HACK).does(EFFECTS, Stopped)
    talk(person)
    assert person.asides is not None
    means = person.asides.why().split("\n")[1:]
    assert "  De burgemeester moet besluiten, of er is (dreigt) grote onrust: GRIP 3 of hoger" in means
    assert means[-1] == "  Geen van deze, de rest is nee: geen GRIP lijkt passend"


def test_why_says_when_an_answer_changes_nothing_about_who_leads() -> None:
    person = Person(HACK).does(SECOND, Stopped)
    talk(person)
    assert person.asides is not None
    assert person.asides.why().endswith("\nWie leidt en hoe ver u opschaalt, blijft bij elk antwoord gelijk.")


def test_the_advice_so_far_fits_on_part_of_a_screen() -> None:
    person = Person(HACK).does(AREA, Stopped)
    talk(person)
    assert person.asides is not None
    short = person.asides.advice().split("\n")
    assert short[0].startswith("Advies tot nu toe. Nu: ")
    assert len(short) <= 10
    assert short[1] == "Eerst:"
    assert re.fullmatch(r"Misschien melden: \d+ meldingen zijn mogelijk\.", short[-1])


def test_the_advice_so_far_names_the_duties_that_are_certain_with_their_term() -> None:
    person = Person(HACK, moments=("gisteren 23:15",)).does(REVIEW, Stopped)
    talk(person)
    assert person.asides is not None
    assert "Melden: Datalek melden bij de AP, binnen 72 uur nadat de organisatie het wist." in person.asides.advice().split("\n")


def test_the_advice_so_far_names_the_shortest_term_first_and_counts_what_is_certain_apart() -> None:
    facts = {"persoonsgegevens": "ja", "hoog_risico_betrokkenen": "ja", "cbw_drempel": "ja", "politiegegevens": "nee"}
    found = advise(Tables(shipped()), {"fase": "warm", "eigen_organisatie": "ja", "andere_organisatie": "nee", **facts}, Setting(now=NOW))
    duties = [line for line in short_advice(shipped(), found).split("\n") if "elden: " in line]
    assert duties[0] == "Melden: Vroegtijdige waarschuwing onder de Cbw, binnen 24 uur nadat de organisatie het wist."
    assert [line.partition(",")[0] for line in duties[1:3]] == ["Melden: Datalek melden bij de AP", "Melden: Melding onder de Cbw"]
    assert duties[3:] == ["Ook melden: nog 4 meldingen."]


def test_a_bug_in_the_asking_costs_no_answer() -> None:
    person = Person(HACK).does(ROADS, RuntimeError)
    told = talk(person)
    assert (told.stopped, told.failed) == (True, True)
    assert told.facts.items() >= {"fase": "warm", "gevaar_voor_mensen": "nee"}.items()
    assert "Het vragen gaat mis." in person.said[-1]
