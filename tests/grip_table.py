"""A table of its own for how far it scales up and who leads: written from the sources, not from data/decisions.yaml."""

from collections.abc import Iterator, Mapping
from itertools import product

from wegenkaart.model import Facts

LEVELS = ("geen", "grip_1", "grip_2", "grip_3", "grip_4", "grip_5")

# Weight of the consequences × scale → rule, level, who leads. T01 covers three cells; who leads there depends on more facts.
CELLS = {
    ("intern", "lokaal"): ("T01", "geen", None),
    ("intern", "bovenlokaal"): ("T01", "geen", None),
    ("intern", "bovenregionaal"): ("T01", "geen", None),
    ("merkbaar", "lokaal"): ("T02", "geen", "burgemeester"),
    ("merkbaar", "bovenlokaal"): ("T03", "geen", "burgemeesters_samen"),
    ("merkbaar", "bovenregionaal"): ("T04", "geen", "burgemeesters_samen"),
    ("diensten", "lokaal"): ("T05", "grip_1", "burgemeester"),
    ("diensten", "bovenlokaal"): ("T06", "grip_2", "burgemeesters_samen"),
    ("diensten", "bovenregionaal"): ("T07", "grip_2", "burgemeesters_samen"),
    ("effect", "lokaal"): ("T08", "grip_2", "burgemeester"),
    ("effect", "bovenlokaal"): ("T09", "grip_2", "burgemeesters_samen"),
    ("effect", "bovenregionaal"): ("T10", "grip_2", "burgemeesters_samen"),
    ("bestuurlijk", "lokaal"): ("T11", "grip_3", "burgemeester"),
    ("bestuurlijk", "bovenlokaal"): ("T12", "grip_4", "voorzitter_veiligheidsregio"),
    ("bestuurlijk", "bovenregionaal"): ("T13", "grip_5", "voorzitters_samen"),
}
# Nobody outside notices: the first of these facts that is `ja` says who leads.
INTERN = {
    "openbare_orde": "burgemeester",
    "online_aangejaagd": "burgemeester",
    "eigen_organisatie": "getroffen_organisatie",
    "andere_organisatie": "getroffen_organisatie",
    "cybercrime_slachtoffers": "politie",
}
WEIGHTS = {"bestuurlijk_besluit": "bestuurlijk", "effectgebied": "effect", "diensten_afstemmen": "diensten", "merkbaar_buiten": "merkbaar"}
SCALES = {"een_gemeente": "lokaal", "meer_gemeenten": "bovenlokaal", "meer_regios": "bovenregionaal"}
YES_NO = ("nee", "ja")
SIX: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(WEIGHTS, YES_NO), "gemeente_redt_het_niet": YES_NO, "gebied": tuple(SCALES)}
"""The six facts of the table, with their values from mild to severe."""
INTERN_FACTS: Mapping[str, tuple[str, ...]] = dict.fromkeys(INTERN, YES_NO)


def cell(facts: Facts) -> tuple[str, str]:
    weight = next((WEIGHTS[fact] for fact in WEIGHTS if facts[fact] == "ja"), "intern")
    scale = SCALES[facts["gebied"]]
    if weight == "bestuurlijk" and scale == "lokaal" and facts["gemeente_redt_het_niet"] == "ja":
        scale = "bovenlokaal"
    return weight, scale


def level(facts: Facts) -> str:
    return CELLS[cell(facts)][1]


def lead(facts: Facts) -> str:
    return CELLS[cell(facts)][2] or next((INTERN[fact] for fact in INTERN if facts[fact] == "ja"), "getroffen_organisatie")


def every(facts: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    yield from (dict(zip(facts, values, strict=True)) for values in product(*facts.values()))


def completed(facts: Facts) -> list[dict[str, str]]:
    """What is known, with what is unknown of the facts of both tables filled in in every way."""
    return [{**each, **facts} for each in every({name: each for name, each in {**SIX, **INTERN_FACTS}.items() if name not in facts})]
