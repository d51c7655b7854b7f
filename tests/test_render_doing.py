"""What is to be done now stays in sight, there is always a number to call, and what clashes is said: on a screen, in a file, on a page."""

from datetime import UTC, date, datetime
from functools import cache

import pytest

from knowledge_bases import shipped
from program import Run, in_process
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.contacts import NOTHING, Contacts, Slot
from wegenkaart.engine import Tables
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render.lines import plain
from wegenkaart.render.markdown import advice_markdown
from wegenkaart.render.page import advice_html
from wegenkaart.render.standing import short_advice, summary
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NEARLY = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LEAK = dict.fromkeys(("eigen_organisatie", "persoonsgegevens", "cbw_drempel", "hoog_risico_betrokkenen", "politiegegevens"), "ja")
HEAVY: Facts = {"fase": "warm", **LEAK}
IBD = "de Informatiebeveiligingsdienst (IBD)"
NO_ROAD = dict.fromkeys(("eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd"), "nee")
IDLE = "hiermee begint in dit advies geen termijn om te melden. Controleer de feiten, ook over de wegen.\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@cache
def kb() -> KnowledgeBase:
    return with_region(shipped())


@cache
def tables() -> Tables:
    return Tables(kb())


def advice(facts: Facts, aware_at: datetime | None = None, contacts: Contacts = NOTHING) -> Advice:
    return advise(tables(), facts, Setting(now=NOW, aware_at=aware_at, contacts=contacts))


def screen(found: Advice, width: int = 80) -> str:
    return plain(advice_lines(kb(), found, width))


def filled() -> Contacts:
    """Every own number, each with two who stand in."""
    names = ("burgemeester", "crisisadviseur_oov", "gemeentesecretaris", "ict_piket", "veiligheidsregio")
    slots = {name: Slot(role=name, name="Jan Jansen", phone="053 481 81 81", checked=date(2026, 11, 1)) for name in names}
    return Contacts(file="contacten.yaml", slots=slots, by_actor=slots)


# Somebody to call


@pytest.mark.parametrize(
    "facts", [{"fase": "warm"}, {"fase": "warm", "persoonsgegevens": "ja"}, {"fase": "warm", "gebied": "een_gemeente"}]
)
def test_an_answer_that_makes_no_call_certain_leaves_a_number_to_call(facts: Facts) -> None:
    found = advice(facts)
    assert f"Bij twijfel: bel {IBD}\n             070 204 55 11\n" in screen(found).partition("DOE DIT NU")[0]
    assert f"- **Bij twijfel:** bel {IBD}" in advice_markdown(kb(), found)
    assert f'bel {IBD} <span class="number">070 204 55 11</span>' in advice_html(kb(), found)
    assert f"\nBij twijfel: bel {IBD} (070 204 55 11).\n" in short_advice(kb(), found) + "\n"
    assert f"\nBij twijfel: bel {IBD} (070 204 55 11).\nHet hele advies" in summary(kb(), found)
    assert [each.phone for each in found.in_doubt] == ["070 204 55 11"]


@pytest.mark.parametrize(
    "facts", [{"fase": "warm", "eigen_organisatie": "ja"}, {"fase": "warm", "gevaar_voor_mensen": "ja"}, {"fase": "koud"}, {}]
)
def test_who_has_somebody_to_call_or_prepares_gets_no_other_number(facts: Facts) -> None:
    found = advice(facts)
    assert found.in_doubt == ()
    assert "Bij twijfel" not in screen(found) + summary(kb(), found)


# What is to be done now


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("aware_at", [None, NEARLY])
def test_nothing_that_is_certainly_to_be_done_now_is_left_for_later(aware_at: datetime | None, width: int) -> None:
    said = screen(advice(HEAVY, aware_at), width)
    first, _, rest = said.partition("\nDOE DIT NU\n")[2].partition("\nSCHAAL OP ALS\n")
    more = rest.partition("\nDOE OOK NU\n")[2].partition("\nBEL NU\n")[0]
    numbered = [line[4:].split(maxsplit=1)[0] for line in (first + more).splitlines() if line[1:3].rstrip(".").isdigit()]
    assert numbered == ["Bel", "Haal", "Roep", "Bel", "Noteer", "Begin", "Schakel"]
    assert "voor nu: zie DOE OOK NU." in first
    assert "\n  Nu\n" not in said.partition("\nDAARNA\n")[2].partition("\nMISSCHIEN")[0]


def test_how_many_there_are_more_is_counted() -> None:
    said = screen(advice(HEAVY, NEARLY))
    assert "    En nog 5 voor nu: zie DOE OOK NU.\n\nSCHAAL OP ALS\n" in said
    more = said.partition("\nDOE OOK NU\n")[2].partition("\n\n")[0]
    assert [line[:4] for line in more.splitlines() if line[:3].strip()] == [" 3. ", " 4. ", " 5. ", " 6. ", " 7. "]


def test_what_fits_is_not_called_more() -> None:
    said = screen(advice({"fase": "warm", "cybercrime_slachtoffers": "ja"}))
    assert "DOE OOK NU" not in said


def test_an_own_number_takes_no_action_away() -> None:
    facts = {"fase": "warm", "online_aangejaagd": "ja"}
    for contacts in (NOTHING, filled()):
        now = screen(advice(facts, contacts=contacts)).partition("\nHOUD GEREED\n")[0].partition("\nBEL NU\n")[0]
        assert "Informeer de burgemeester." in now


def test_in_short_it_is_counted_too() -> None:
    assert "\n  En nog 3 voor nu. Die staan in het hele advies.\n" in short_advice(kb(), advice(HEAVY))
    assert "voor nu." not in short_advice(kb(), advice({"fase": "warm"}))


# What clashes


def test_a_leak_on_no_road_may_have_to_be_notified_all_the_same() -> None:
    found = advice({"fase": "warm", "persoonsgegevens": "ja", **NO_ROAD})
    assert found.duties == ()
    said = " ".join(screen(found).split())
    assert "Een datalek moet misschien binnen 72 uur gemeld worden bij de AP (Autoriteit Persoonsgegevens)." in said
    assert "datalek_zonder_weg" not in [each.id for each in advice({"fase": "warm", "persoonsgegevens": "ja"}).warnings]


@pytest.mark.parametrize(("option", "road"), [("--aware-at", "andere_organisatie"), ("--other-aware-at", "eigen_organisatie")])
def test_a_moment_that_starts_no_clock_is_said_to_do_so(run: Run, option: str, road: str) -> None:
    facts = {"fase": "warm", **NO_ROAD, "persoonsgegevens": "ja", "cbw_drempel": "ja"}
    moment = (option, "2026-11-23T02:40", "--now", "2026-11-23T03:00")
    for each in (facts, {**facts, road: "ja"}):
        said = run("advise", *(f"--fact={name}={value}" for name, value in each.items()), *moment)
        assert (said.code, said.err) == (0, f"{option}: {IDLE}")
    both = {**facts, "eigen_organisatie": "ja", "andere_organisatie": "ja", "sector": "zorg"}
    assert run("advise", *(f"--fact={name}={value}" for name, value in both.items()), *moment).err == ""


# Words


def test_who_prepares_is_not_told_that_the_lead_can_change() -> None:
    said = " ".join(screen(advice({"fase": "koud"})).split())
    assert "Dit kan veranderen: " in said
    assert [each for each in ("wie de leiding heeft", "het GRIP-niveau", "de opschaling") if each in said] == []
    assert "Dit kan veranderen: wie de leiding heeft" in " ".join(screen(advice({"fase": "warm"})).split())


def test_markdown_explains_an_abbreviation_where_it_stands_first() -> None:
    said = advice_markdown(kb(), advice({**HEAVY, "andere_organisatie": "nee"}))
    assert said.count("(Informatiebeveiligingsdienst voor gemeenten)") == 1
    assert said.count("AVG (Algemene verordening gegevensbescherming)") == 1
    assert "art. 33. Vervalt als: " in said
    assert "Grond: Cbw art. 26; regeling sector overheid art. 6 lid 2. Voorlopig, " in said
