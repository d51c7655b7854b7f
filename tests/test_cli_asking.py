"""The wizard: asking until nothing can change, going back, stopping, and saying where things stand."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.advice.document import OpenQuestion
from wegenkaart.cli.asking import interview
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.prompter import Back, Stopped
from wegenkaart.slots import with_region

SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(with_region(load(default_data())))


class Scripted:
    """Answers from a mapping, one script of commands, and unknown for the rest; remembers what was asked."""

    keys = ""

    def __init__(self, answers: Mapping[str, str], *script: type[Exception] | None) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        self._answers = answers
        self._script = list(script)

    def say(self, text: str) -> None:
        self.said.append(text)

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        assert explain
        self.asked.append(question.fact)
        if self._script and (now := self._script.pop(0)) is not None:
            raise now
        return self._answers.get(question.fact)


def run(tables: Tables, asking: Scripted, given: Facts | None = None) -> tuple[Facts, bool]:
    def advice_on(facts: Facts) -> Advice:
        return advise(tables, facts, SETTING)

    return interview(tables.kb, given or {}, asking, advice_on)


def test_who_knows_nothing_gets_every_question_once(tables: Tables) -> None:
    asking = Scripted({})
    assert run(tables, asking) == ({}, False)
    assert sorted(asking.asked) == sorted(tables.kb.facts)


def test_it_asks_only_what_can_still_change_the_advice(tables: Tables) -> None:
    answers = {
        "fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "nee", "cybercrime_slachtoffers": "ja",
        "online_aangejaagd": "nee", "bestuurlijk_besluit": "nee", "effectgebied": "nee", "diensten_afstemmen": "nee",
        "merkbaar_buiten": "nee",
    }  # fmt: skip
    asking = Scripted(answers)
    facts, stopped = run(tables, asking)
    assert (facts, stopped) == (answers, False)
    assert len(asking.asked) == len(set(asking.asked))
    assert not {"sector", "online_oproep", "online_onderzoek"} & set(asking.asked)
    assert {"delict", "slachtoffer"} <= set(asking.asked)


def test_what_is_given_is_not_asked(tables: Tables) -> None:
    asking = Scripted({"fase": "koud"})
    facts, _ = run(tables, asking, {"fase": "warm"})
    assert facts == {"fase": "warm"}
    assert "fase" not in asking.asked


def test_when_it_stops_by_itself_no_answer_to_what_it_left_out_changes_the_advice(tables: Tables) -> None:
    first = {fact: next(iter(each.values)) for fact, each in tables.kb.facts.items()}
    asking = Scripted(first)
    facts, stopped = run(tables, asking)
    assert not stopped
    left_out = set(first) - set(facts)
    assert left_out
    for fact in left_out:
        for value in tables.kb.facts[fact].values:
            assert advise(tables, {**facts, fact: value}, SETTING).actions == advise(tables, facts, SETTING).actions


def test_who_stops_keeps_the_answers(tables: Tables) -> None:
    asking = Scripted({"fase": "warm"}, None, None, Stopped)
    facts, stopped = run(tables, asking)
    assert (facts, stopped) == ({"fase": "warm"}, True)
    assert asking.said[-1].startswith("U bent gestopt. Het advies gaat uit van wat nu bekend is.\n")
    assert asking.said[-1].endswith("\nfase: warm\n")


def test_going_back_asks_the_same_question_again_and_forgets_the_answer(tables: Tables) -> None:
    asking = Scripted({"fase": "warm"}, None, None, Back, Back, Stopped)
    facts, _ = run(tables, asking)
    first, second, third = asking.asked[:3]
    assert asking.asked == [first, second, third, second, first]
    assert facts == {}


def test_before_the_first_question_there_is_nothing(tables: Tables) -> None:
    asking = Scripted({}, Back, Back, Stopped)
    assert run(tables, asking) == ({}, True)
    assert len(set(asking.asked)) == 1
    assert "Dit is de eerste vraag.\n" in asking.said


def test_a_detour_changes_nothing(tables: Tables) -> None:
    answers = {"fase": "warm", "andere_organisatie": "ja", "sector": "haven", "bestuurlijk_besluit": "nee"}
    straight, detour = Scripted(answers), Scripted(answers, None, None, Back, None, None, Back, Back)
    assert run(tables, straight) == run(tables, detour)


def test_after_every_answer_it_says_where_things_stand(tables: Tables) -> None:
    asking = Scripted({"fase": "warm", "bestuurlijk_besluit": "ja", "gebied": "meer_gemeenten"})
    run(tables, asking)
    standing = [text for text in asking.said if text.startswith("Leiding: ")]
    assert len(standing) == len(asking.asked)
    known = standing[asking.asked.index("gebied")]
    assert known.startswith("Leiding: de voorzitter van de veiligheidsregio. Opschaling: GRIP 4 lijkt passend. Nog hoogstens ")


def test_while_preparing_nobody_is_asked_who_would_lead(tables: Tables) -> None:
    asking = Scripted({"fase": "koud"})
    run(tables, asking)
    assert set(asking.asked) == {"fase", "eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd"}
