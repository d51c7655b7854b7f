"""Tables of its own for duties, layers, roads, warnings and levels: written from the sources, not from data/.

A condition is a set of lines that all hold. A line names facts (or decisions) with `|` between them: one of these has one of
these values. `grip_table.py` says what the decisions give; what starts a call to the mayor and the adviser is here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from grip_table import INTERN_FACTS, SIX, WEIGHTS, cell, lead, level
from wegenkaart.model import Facts

Lines = Mapping[str, str | tuple[str, ...]]

WARM: Lines = {"fase": "warm"}
HIT: Lines = {"fase": "warm", "eigen_organisatie|andere_organisatie": "ja"}
OWN: Lines = {"fase": "warm", "eigen_organisatie": "ja"}
OTHER: Lines = {"fase": "warm", "andere_organisatie": "ja"}
VICTIMS: Lines = {"fase": "warm", "cybercrime_slachtoffers": "ja"}
ONLINE: Lines = {"fase": "warm", "online_aangejaagd": "ja"}
NOWHERE: Lines = {
    "fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee", "online_aangejaagd": "nee",
}  # fmt: skip

NOTICED = ("merkbaar", "diensten", "effect", "bestuurlijk")
STEERED = ("diensten", "effect", "bestuurlijk")
WIDER = ("bovenlokaal", "bovenregionaal")


# What decisions give


def weight(facts: Facts) -> str:
    return next((WEIGHTS[fact] for fact in WEIGHTS if facts[fact] == "ja"), "intern")


ALARMS = ("gevaar_voor_mensen", "openbare_orde", "online_aangejaagd")


def warned(facts: Facts) -> str:
    """The mayor and the adviser must know as soon as anyone outside notices, is in danger, or stirs."""
    return "ja" if weight(facts) != "intern" or "ja" in (facts[name] for name in ALARMS) else "nee"


DECIDED: Mapping[str, Callable[[Facts], str]] = {
    "zwaarte": weight,
    "schaal": lambda facts: cell(facts)[1],
    "grip": level,
    "leiding": lead,
    "crisisorganisatie": warned,
}
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "zwaarte": tuple(WEIGHTS),
    "schaal": tuple(SIX),
    "grip": tuple(SIX),
    "leiding": (*SIX, *INTERN_FACTS),
    "crisisorganisatie": (*WEIGHTS, *ALARMS),
}


# Heaviest first, and worst last: a worse answer never lowers the advice.

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "zwaarte": ("bestuurlijk", "effect", "diensten", "merkbaar", "intern"),
    "schaal": ("bovenregionaal", "bovenlokaal", "lokaal"),
    "grip": ("grip_5", "grip_4", "grip_3", "grip_2", "grip_1", "geen"),
    "leiding": (
        "voorzitters_samen", "voorzitter_veiligheidsregio", "burgemeesters_samen", "burgemeester", "politie", "getroffen_organisatie",
    ),
    "crisisorganisatie": ("ja", "nee"),
}  # fmt: skip
SEVERITY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*SIX, *INTERN_FACTS, *ALARMS), ("nee", "ja")),
    **dict.fromkeys(("vitaal_proces", "landelijk_belang", "strafbaar_feit", "losgeld", "cbw_drempel"), ("nee", "ja")),
    **dict.fromkeys(("persoonsgegevens", "hoog_risico_betrokkenen", "politiegegevens"), ("nee", "ja")),
    **dict.fromkeys(("fase", "sector", "delict", "slachtoffer", "online_oproep"), ()),
    "gebied": ("een_gemeente", "meer_gemeenten", "meer_regios"),
    "grip_afgekondigd": ("geen", "grip_1", "grip_2", "grip_3", "grip_4", "grip_5"),
    # From looking in general, through looking at persons, to what is no work for a municipality.
    "online_onderzoek": ("niet", "algemeen_beeld", "personen", "besloten_groep"),
}
"""Fact → its values from mild to severe. No phase, sector, crime, victim or call is worse than another."""


def holds(lines: Lines, facts: Facts) -> bool:
    return all(any(_value(name, facts) in ((values,) if isinstance(values, str) else values) for name in names.split("|"))
               for names, values in lines.items())  # fmt: skip


def _value(name: str, facts: Facts) -> str:
    return DECIDED[name](facts) if name in DECIDED else facts[name]


def facts_of(lines: Lines) -> frozenset[str]:
    names = {name for names in lines for name in names.split("|")}
    return frozenset(fact for name in names for fact in RESTS_ON.get(name, (name,)))


# Duties. The holder is always who is hit: nobody else can notify for it.


@dataclass(frozen=True)
class Term:
    to: str
    legal_basis: str
    starts: str
    hours: int | None
    months: int | None
    lines: Lines
    until: date | None = None
    after: str | None = None
    """The duty whose notification starts the clock."""
    own_road: str | None = None
    """Where that is our awareness. Where only another is hit, that one must notify, within its own 72 hours (AVG 33, Wpg 33a)."""
    follows: str | None = None
    """The duty that it takes further, each with its own clock (Cbw 26, 27)."""

    @property
    def said(self) -> tuple[str | int | date | None, ...]:
        return self.to, self.legal_basis, self.starts, self.hours, self.months, self.until, self.after, self.own_road, self.follows


END_OF_2026 = date(2026, 12, 31)
LEAK: Lines = {**HIT, "persoonsgegevens": "ja"}
RISK: Lines = {**LEAK, "hoog_risico_betrokkenen": "ja"}
POLICE: Lines = {**LEAK, "politiegegevens": "ja"}
CBW: Lines = {**OWN, "cbw_drempel": "ja"}
CBW_OF_OTHERS = "Cbw art. 26, 27 en 29"
WWKE = "Wet weerbaarheid kritieke entiteiten (Wwke) art. 17"
VITAL: Lines = {**OTHER, "vitaal_proces": "ja"}

DUTIES: Mapping[str, Term] = {
    # AVG 33: 72 hours after awareness, weekends too. AVG 34: without delay, at a high risk, no hours. AVG 33(5): own register.
    "avg_melding_ap": Term("autoriteit_persoonsgegevens", "AVG art. 33", "kennisname", 72, None, LEAK, own_road="eigen_huis"),
    "avg_betrokkenen": Term("betrokkenen", "AVG art. 34", "kennisname", None, None, RISK, own_road="eigen_huis"),
    "avg_register": Term("getroffen_organisatie", "AVG art. 33 lid 5", "kennisname", None, None, LEAK, own_road="eigen_huis"),
    # Wpg 33a: police data, 72 hours.
    "wpg_melding_ap": Term("autoriteit_persoonsgegevens", "Wpg art. 33a", "kennisname", 72, None, POLICE, own_road="eigen_huis"),
    # Cbw 26, 27: 24 and 72 hours after awareness. Cbw 29: one month after the notification. Through the NCSC until the end of 2026.
    "cbw_waarschuwing": Term("ncsc", "Cbw art. 26; regeling sector overheid art. 6 lid 2", "kennisname", 24, None, CBW, END_OF_2026),
    "cbw_melding": Term("ncsc", "Cbw art. 27", "kennisname", 72, None, CBW, END_OF_2026, follows="cbw_waarschuwing"),
    "cbw_eindverslag": Term("ncsc", "Cbw art. 29", "melding", None, 1, CBW, END_OF_2026, "cbw_melding"),
    # Cbw 30: those who use the service, without delay, no hours.
    "cbw_ontvangers": Term("afnemers", "Cbw art. 30", "kennisname", None, None, CBW),
    # The same 24 hours for others whom the law names: care, water boards, government, the sectors of annexes 1 and 2.
    "cbw_zorg": Term("ncsc", CBW_OF_OTHERS, "kennisname_ander", 24, None, {**OTHER, "sector": "zorg"}),
    "cbw_waterschap": Term("ncsc", CBW_OF_OTHERS, "kennisname_ander", 24, None, {**OTHER, "sector": "waterschap"}),
    "cbw_overheid": Term("ncsc", CBW_OF_OTHERS, "kennisname_ander", 24, None, {**OTHER, "sector": "overheid"}),
    "cbw_andere_sectoren": Term(
        "ncsc", CBW_OF_OTHERS, "kennisname_ander", 24, None,
        {**OTHER, "sector": (
            "energie", "vervoer", "haven", "drinkwater", "telecom_en_ict", "voedsel", "chemie_en_nucleair", "overig_bedrijf",
        )},
    ),
    # Wwke 17: 24 hours after awareness, and a report within a month.
    "wwke_melding": Term("vakminister", WWKE, "kennisname_ander", 24, None, VITAL),
    "wwke_verslag": Term("vakminister", WWKE, "melding", None, 1, VITAL, after="wwke_melding"),
    # DORA takes the place of Cbw 25-30 for the financial sector: at the latest 24 hours after detection.
    "dora_eerste_melding": Term("afm_en_dnb", "Europese verordening DORA", "kennisname_ander", 24, None, {**OTHER, "sector": "financieel"}),
}  # fmt: skip

# Layers beside GRIP: who answers for what. Consequences follow the cells of the table: weight × scale.

RESPONSIBLE: Mapping[str, tuple[str, str, Lines]] = {
    "oorzaak_organisatie": ("oorzaak", "getroffen_organisatie", HIT),
    "gevolgen_burgemeester": ("gevolgen", "burgemeester", {**WARM, "zwaarte": NOTICED, "schaal": "lokaal"}),
    "gevolgen_burgemeesters": (
        "gevolgen", "burgemeesters_samen", {**WARM, "zwaarte": ("merkbaar", "diensten", "effect"), "schaal": WIDER},
    ),
    "gevolgen_voorzitter": ("gevolgen", "voorzitter_veiligheidsregio", {**WARM, "zwaarte": "bestuurlijk", "schaal": "bovenlokaal"}),
    "gevolgen_voorzitters": ("gevolgen", "voorzitters_samen", {**WARM, "zwaarte": "bestuurlijk", "schaal": "bovenregionaal"}),
    "orde_burgemeester": ("openbare_orde", "burgemeester", {**WARM, "openbare_orde": "ja", "grip": ("geen", "grip_1", "grip_2", "grip_3")}),
    "orde_voorzitter": ("openbare_orde", "voorzitter_veiligheidsregio", {**WARM, "openbare_orde": "ja", "grip": "grip_4"}),
    "orde_voorzitters": ("openbare_orde", "voorzitters_samen", {**WARM, "openbare_orde": "ja", "grip": "grip_5"}),
    "opsporing_om": ("opsporing", "openbaar_ministerie", {**WARM, "strafbaar_feit": "ja"}),
    "opsporing_politie": ("opsporing", "politie", {**WARM, "strafbaar_feit": "ja"}),
    "persoonsgegevens_organisatie": ("persoonsgegevens", "getroffen_organisatie", LEAK),
    "landelijk_ncc": ("landelijke_lijn", "ncc", {**WARM, "landelijk_belang": "ja"}),
    "landelijk_nctv": ("landelijke_lijn", "nctv", {**WARM, "landelijk_belang": "ja"}),
    "landelijk_ncsc": ("landelijke_lijn", "ncsc", {**HIT, "vitaal_proces": "ja"}),
}  # fmt: skip

# Level → who may decide on it, who leads, which teams: heaviest first.
LEVELS: Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "grip_5": (("voorzitters_samen",), "voorzitters_samen", ("rot", "rbt")),
    "grip_4": (("voorzitter_veiligheidsregio",), "voorzitter_veiligheidsregio", ("copi", "rot", "rbt")),
    "grip_3": (("operationeel_leider", "burgemeester"), "burgemeester", ("copi", "rot", "gbt")),
    "grip_2": (("leider_copi",), "operationeel_leider", ("copi", "rot")),
    "grip_1": (("veiligheidsregio",), "leider_copi", ("copi",)),
    "geen": ((), "getroffen_organisatie", ()),
}

# Road → its number in the overview of the CCV, and what opens it.
ROADS: Mapping[str, tuple[int, Lines]] = {
    "eigen_huis": (1, {"eigen_organisatie": "ja"}),
    "cyberincidenten": (2, {"andere_organisatie": "ja"}),
    "cybercrime": (3, {"cybercrime_slachtoffers": "ja"}),
    "online_ordeverstoringen": (4, {"online_aangejaagd": "ja"}),
}

# A heavier answer implies that others notice; a declared level goes on until the highest authority ends it; and limits of powers.
WARNINGS: Mapping[str, tuple[Lines]] = {
    "zwaar_maar_niet_merkbaar": ({"bestuurlijk_besluit|effectgebied|diensten_afstemmen": "ja", "merkbaar_buiten": "nee"},),
    "hoog_risico_zonder_gegevens": ({"hoog_risico_betrokkenen": "ja", "persoonsgegevens": "nee"},),
    "politiegegevens_zonder_gegevens": ({"politiegegevens": "ja", "persoonsgegevens": "nee"},),
    "losgeld_zonder_misdrijf": ({"losgeld": "ja", "strafbaar_feit": "nee"},),
    "gevaar_maar_niet_merkbaar": ({"gevaar_voor_mensen": "ja", "merkbaar_buiten": "nee"},),
    "onrust_maar_niet_merkbaar": ({"openbare_orde": "ja", "merkbaar_buiten": "nee"},),
    "vitaal_maar_niet_merkbaar": ({"vitaal_proces": "ja", "merkbaar_buiten": "nee"},),
    "geen_van_de_wegen": (NOWHERE,),
    "datalek_zonder_weg": ({**NOWHERE, "persoonsgegevens": "ja"},),
    "grip_3_van_kracht": ({"grip_afgekondigd": "grip_3", "grip": ("geen", "grip_1", "grip_2")},),
    "grip_4_van_kracht": ({"grip_afgekondigd": "grip_4", "grip": ("geen", "grip_1", "grip_2", "grip_3")},),
    "grip_5_van_kracht": ({"grip_afgekondigd": "grip_5", "grip": ("geen", "grip_1", "grip_2", "grip_3", "grip_4")},),
    "beelden_van_minderjarigen": ({**VICTIMS, "delict": "sextortion_of_exposing", "slachtoffer": "jongere"},),
    "oplichter_als_hulpverlener": ({**VICTIMS, "delict": "oplichting"},),
    "geen_opsporing_door_gemeente": ({"fase": "warm", "cybercrime_slachtoffers|online_aangejaagd": "ja"},),
    "geen_verwijderbevel": (ONLINE,),
    "geen_online_gebiedsverbod": (ONLINE,),
    "demonstratie_is_beschermd": ({**ONLINE, "online_oproep": "demonstratie"},),
    "strafbaar_feit_rond_demonstratie": ({**ONLINE, "online_oproep": "demonstratie", "strafbaar_feit": "ja"},),
    "onwaar_is_niet_verboden": ({**ONLINE, "online_oproep": "hetze_of_desinformatie"},),
    "bevelen_via_voorzitter": ({**ONLINE, "bestuurlijk_besluit": "ja", "schaal": WIDER},),
}

# Conflict → how many readings it has, and what rests on ours.
CONFLICTS: Mapping[str, tuple[int, frozenset[str]]] = {
    "C1": (2, frozenset({"leer_grip_kennen"})),
    "C2": (2, frozenset({"T11", "L03", "grip_3", "roep_gbt_bijeen"})),
    "C3": (2, frozenset({"T11", "T12", "L02", "L03", "grip_3", "grip_4", "bel_voorzitter", "informeer_voorzitter"})),
    "C4": (2, frozenset({"T12", "L02", "grip_4", "roep_gbt_bijeen"})),
    "C5": (2, frozenset({"orde_voorzitter", "T12", "L02", "grip_4", "stem_orde_af_met_voorzitter"})),
    "C6": (2, frozenset({"L05", "gevolgen_burgemeester", "laat_oorzaak_bij_organisatie"})),
    "C7": (3, frozenset({"oorzaak_organisatie", "landelijk_ncsc", "bel_ncsc"})),
    "C8": (2, frozenset({"landelijk_ncc", "landelijk_nctv", "meld_landelijke_lijn"})),
    "C9": (2, frozenset({"L08", "neem_ook_weg_2"})),
    "C10": (2, frozenset()),
    "C11": (2, frozenset({"landelijk_ncsc"})),
    "C12": (2, frozenset({"ken_lcp_digitaal"})),
    "C14": (2, frozenset()),
    "C15": (2, frozenset()),
    "C16": (2, frozenset({"grip_4", "T12", "L02", "bel_voorzitter"})),
}
