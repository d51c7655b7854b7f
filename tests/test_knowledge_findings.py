"""All that is wrong is said in one run: one fault hides no other, and is not blamed twice.

In the small, faultless knowledge base of `bad/good/`, and in the shipped one. Lines of the files are left out of what is compared:
`test_knowledge.py` holds those.
"""

import re
import shutil
from pathlib import Path
from string import ascii_lowercase

import pytest

from program import process
from wegenkaart.errors import InvalidFile
from wegenkaart.knowledge import default_data, load

GOOD = Path(__file__).parent / "bad" / "good"
PARTLY = "Een deel ontbreekt of is niet te lezen. Daarom is alleen elk onderdeel apart bekeken, en nog niet hoe ze samenhangen."

KINDS = (
    "'cert', 'meldpunt', 'toezichthouder', 'opsporing', 'slachtofferhulp', 'overleg', 'organisatie', 'handreiking', 'plan', 'oefening', "
    "'opleiding', 'kennis', 'preventie', 'hulpmiddel' of 'praktijkvoorbeeld'"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the faultless knowledge base."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(str(default_data())), tmp_path / "data"))


def replace(folder: Path, name: str, old: str, new: str) -> None:
    """The first time that it stands there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> InvalidFile:
    with pytest.raises(InvalidFile) as caught:
        load(folder)
    return caught.value


def complaints(folder: Path) -> list[str]:
    return [re.sub(r"^([\w.]+):\d+: ", r"\1: ", line) for line in str(refused(folder)).split("\n")]


NEW = """
facts:
  weer:
    question: Hoe is het weer?
    explain: Kijk naar buiten.
    ask: uzelf
    values: { droog: Droog, nat: Nat, wit: Wit }
    unordered: Geen weer is erger.
decisions:
  kip:
    question: Is er een kip?
    outcomes: { ja: ja, nee: nee }
    rules:
      - { id: K1, when: { ei: ja }, then: ja, because: Zij komt uit een ei., sources: [wet] }
      - { id: K2, when: { ei: nee }, then: nee, because: Zonder ei geen kip., sources: [wet] }
  ei:
    question: Is er een ei?
    outcomes: { ja: ja, nee: nee }
    rules:
      - { id: EI1, when: { kip: ja }, then: ja, because: Het komt uit een kip., sources: [wet] }
      - { id: EI2, when: { kip: nee }, then: nee, because: Zonder kip geen ei., sources: [wet] }
  slang:
    question: Waar is de staart?
    outcomes: { bek: in de bek, weg: weg }
    rules:
      - { id: SL1, when: { slang: bek }, then: bek, because: Hij eet hem op., sources: [wet] }
      - { id: SL2, when: { slang: weg }, then: weg, because: Hij is op., sources: [wet] }
actions:
  bel_buurman:
    text: Bel de buurman.
    moment: later
    actor: buurman
    because: Hij weet het.
    sources: [gids]
  bel_nooit:
    text: Bel nu, of bel de XYZ.
    moment: later
    actor: organisatie
    phase: koud
    when: { fase: warm }
    because: Dit kan niet.
    sources: [gids]
"""


def test_fifteen_faults_of_as_many_kinds_give_exactly_those_findings(folder: Path) -> None:
    replace(folder, "facts.yaml", "    explain: Een vermoeden telt ook.\n", "")
    replace(folder, "sources.yaml", "    kind: secundair\n    checked: 2026-11-23", "    kind: secundair\n    checked: 2026-02-30")
    replace(folder, "help.yaml", "    rank: 3\n", "    rank: 03\n")
    replace(folder, "help.yaml", "    because: Een van de twee", "    ernst: hoog\n    because: Een van de twee")
    replace(folder, "help.yaml", "kind: meldpunt", "kind: meldplek")
    replace(folder, "help.yaml", "when: { gevolgen: [straat, stad] }\n    because: Dan", "when: { gevolgen: straat }\n    because: Dan")
    replace(folder, "decisions.yaml", "when: { geraakt: nee }", "when: { geraakt: nee, gevolgen: [geen, straat] }")
    replace(folder, "help.yaml", "088 123 45 67", "088 123 45 6")
    replace(folder, "help.yaml", "text: Maak een plan.", "text: Maak een plan. Kijk op https://hulplij.example/plan")
    (folder / "new.yaml").write_text(NEW, encoding="utf-8")
    assert complaints(folder) == [
        "facts.yaml: 'explain' ontbreekt. Voeg de regel 'explain:' toe. [ontbreekt]",
        f"help.yaml: deze waarde past niet bij 'kind'. Kies uit: {KINDS}. [vorm]",
        "help.yaml: onbekende sleutel 'ernst'. Haal hem weg. [sleutel]",
        "sources.yaml: 'checked' kan niet '2026-02-30' zijn. Een datum bestaat echt, en u schrijft hem als 2026-11-23. [datum]",
        "help.yaml: '03' lees ik als 3. Schrijf het ook zo. [vorm]",
        "help.yaml: 'hulplij.example' staat niet bij 'hosts'. Bedoelde u 'hulplijn.example'? [adres]",
        (
            "help.yaml: '088 123 45 6' is geen Nederlands telefoonnummer. "
            "Schrijf het als 112, 0900-8844, 070 - 373 83 93 of +31 70 373 83 93. [telefoon]"
        ),
        (
            "new.yaml: niemand legt de afkorting 'XYZ' uit. "
            "Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'. [afkorting]"
        ),
        "new.yaml: er is geen 'buurman' voor 'actor'. Voeg het toe of gebruik een ander id. [verwijzing]",
        "new.yaml: deze beslissingen wachten op elkaar: kip → ei → kip. Haal een van de verwijzingen weg. [kring]",
        "new.yaml: deze beslissingen wachten op elkaar: slang → slang. Haal een van de verwijzingen weg. [kring]",
        "decisions.yaml: geen regel past bij geraakt: nee, gevolgen: stad (1 combinatie). Voeg een regel toe. [gat]",
        (
            "help.yaml: dit geldt bij gevolgen: straat, maar niet meer met gevolgen: stad in plaats van straat. "
            "Voeg de ergere waarde toe aan 'when', of leg bij 'descents' uit waarom dit zo hoort. [daalt]"
        ),
        "new.yaml: dit geldt bij geen enkele combinatie. Pas 'when' aan of haal het weg. [onbereikbaar]",
        "new.yaml: dit feit verandert niets. Gebruik het in een regel of haal het weg. [overbodig]",
    ]


FACT = """\
  geraakt:
    question: Is een organisatie geraakt?
    explain: Een vermoeden telt ook.
    ask: de organisatie zelf
    values: { ja: Ja, nee: Nee }
    severity: [nee, ja]
"""
RULE = """\
      - id: L1
        when: { grip: [grip_3, grip_1] }
        then: burgemeester
        because: De burgemeester heeft het opperbevel.
        sources: [wet]
"""
ILL_FORMED = {
    "fact_without_values": (
        "facts.yaml",
        "    values: { ja: Ja, nee: Nee }\n",
        "",
        "facts.yaml: 'values' ontbreekt. Voeg de regel 'values:' toe. [ontbreekt]",
    ),
    "values_as_a_list": (
        "facts.yaml",
        "values: { ja: Ja, nee: Nee }",
        "values: [ja, nee]",
        "facts.yaml: bij 'values' hoort een blok met sleutels. [vorm]",
    ),
    "values_misspelt": (
        "facts.yaml",
        "    values: { ja: Ja, nee: Nee }",
        "    vaules: { ja: Ja, nee: Nee }",
        "facts.yaml: onbekende sleutel 'vaules'. Bedoelde u 'values'? [sleutel]",
    ),
    "severity_misspelt": (
        "facts.yaml",
        "    severity: [nee, ja]",
        "    severtiy: [nee, ja]",
        "facts.yaml: onbekende sleutel 'severtiy'. Bedoelde u 'severity'? [sleutel]",
    ),
    "severity_as_a_text": (
        "facts.yaml",
        "    severity: [nee, ja]",
        "    severity: nee",
        "facts.yaml: bij 'severity' hoort een lijst. Schrijf [een, twee] of regels met een streepje. [vorm]",
    ),
    "phase_without_values": (
        "facts.yaml",
        "    values: { warm: Ja, koud: 'Nee, ik bereid mij voor' }\n",
        "",
        "facts.yaml: 'values' ontbreekt. Voeg de regel 'values:' toe. [ontbreekt]",
    ),
    "fact_as_a_text": (
        "facts.yaml",
        FACT,
        "  geraakt: Is een organisatie geraakt?\n",
        "facts.yaml: bij 'geraakt' hoort een blok met sleutels. [vorm]",
    ),
    "when_misspelt": (
        "decisions.yaml",
        "        when: { geraakt: nee }",
        "        wehn: { geraakt: nee }",
        "decisions.yaml: onbekende sleutel 'wehn'. Bedoelde u 'when'? [sleutel]",
    ),
    "when_as_a_text": (
        "decisions.yaml",
        "        when: { geraakt: nee }",
        "        when: geraakt",
        "decisions.yaml: bij 'when' hoort een blok met sleutels. [vorm]",
    ),
    "rule_without_then": (
        "decisions.yaml",
        "        then: groot\n",
        "",
        "decisions.yaml: 'then' ontbreekt. Voeg de regel 'then:' toe. [ontbreekt]",
    ),
    "rule_without_id": (
        "decisions.yaml",
        "      - id: L1\n        when",
        "      - when",
        "decisions.yaml: 'id' ontbreekt. Voeg de regel 'id:' toe. [ontbreekt]",
    ),
    "rule_as_a_text": (
        "decisions.yaml",
        RULE,
        "      - De burgemeester leidt.\n",
        "decisions.yaml: bij 'rules' hoort een blok met sleutels. [vorm]",
    ),
    "decision_without_outcomes": (
        "decisions.yaml",
        "    outcomes: { groot: groot, klein: klein }\n",
        "",
        "decisions.yaml: 'outcomes' ontbreekt. Voeg de regel 'outcomes:' toe. [ontbreekt]",
    ),
    "level_decision_without_outcomes": (
        "decisions.yaml",
        "    outcomes: { grip_3: GRIP 3, grip_1: GRIP 1, geen: geen opschaling }\n",
        "",
        "decisions.yaml: 'outcomes' ontbreekt. Voeg de regel 'outcomes:' toe. [ontbreekt]",
    ),
    "decision_without_question": (
        "decisions.yaml",
        "    question: Hoe groot is het?\n",
        "",
        "decisions.yaml: 'question' ontbreekt. Voeg de regel 'question:' toe. [ontbreekt]",
    ),
    "outcome_as_a_list": (
        "decisions.yaml",
        "{ groot: groot, klein: klein }",
        "{ groot: [groot], klein: klein }",
        "decisions.yaml: bij 'groot' hoort één tekst, geen lijst of blok. [vorm]",
    ),
    "outline_misspelt": (
        "knowledge.yaml",
        "sector: sector",
        "sektor: sector",
        "knowledge.yaml: onbekende sleutel 'sektor'. Bedoelde u 'sector'? [sleutel]",
    ),
    "day_of_the_knowledge": (
        "knowledge.yaml",
        "date: 2026-11-23",
        "date: vandaag",
        "knowledge.yaml: 'date' kan niet 'vandaag' zijn. Een datum bestaat echt, en u schrijft hem als 2026-11-23. [datum]",
    ),
    "day_of_a_source": (
        "sources.yaml",
        "    checked: 2026-11-23\n    places",
        "    checked: 2026-13-01\n    places",
        "sources.yaml: 'checked' kan niet '2026-13-01' zijn. Een datum bestaat echt, en u schrijft hem als 2026-11-23. [datum]",
    ),
    "source_as_a_list": (
        "sources.yaml",
        "  gids:\n    title: De gids\n    kind: secundair\n    checked: 2026-11-23\n",
        "  gids: [De gids]\n",
        "sources.yaml: bij 'gids' hoort een blok met sleutels. [vorm]",
    ),
    "places_as_a_text": (
        "sources.yaml",
        "    places:\n      artikel_1: De burgemeester leidt.\n",
        "    places: artikel_1\n",
        "sources.yaml: bij 'places' hoort een blok met sleutels. [vorm]",
    ),
    "sources_misspelt": (
        "help.yaml",
        "    sources: [gids]\n  maak_plan",
        "    surces: [gids]\n  maak_plan",
        "help.yaml: onbekende sleutel 'surces'. Bedoelde u 'sources'? [sleutel]",
    ),
    "sources_as_a_text": (
        "help.yaml",
        "    sources: [gids]\n    checked",
        "    sources: gids\n    checked",
        "help.yaml: bij 'sources' hoort een lijst. Schrijf [een, twee] of regels met een streepje. [vorm]",
    ),
    "moment": (
        "help.yaml",
        "moment: direct",
        "moment: nu",
        "help.yaml: deze waarde past niet bij 'moment'. Kies uit: 'direct', 'eerste_uur', 'eerste_dag' of 'later'. [vorm]",
    ),
    "contact_misspelt": (
        "help.yaml",
        "contact: hulplijn",
        "contcat: hulplijn",
        "help.yaml: onbekende sleutel 'contcat'. Bedoelde u 'contact'? [sleutel]",
    ),
    "roads_misspelt": (
        "help.yaml",
        "    roads: [incidenten]",
        "    raods: [incidenten]",
        "help.yaml: onbekende sleutel 'raods'. Bedoelde u 'roads'? [sleutel]",
    ),
    "url_misspelt": ("help.yaml", "    url: https", "    uri: https", "help.yaml: onbekende sleutel 'uri'. Bedoelde u 'url'? [sleutel]"),
    "url_as_a_list": (
        "help.yaml",
        "    url: https://hulplijn.example/",
        "    url: [https://hulplijn.example/]",
        "help.yaml: bij 'url' hoort één tekst, geen lijst of blok. [vorm]",
    ),
    "phone_without_a_source": (
        "help.yaml",
        "source: gids, ",
        "",
        "help.yaml: 'source' ontbreekt. Voeg de regel 'source:' toe. [ontbreekt]",
    ),
    "resource_as_a_text": (
        "roads.yaml",
        "{ name: de storing, date: 2019, text: Alles lag stil., sources: [gids], resource: hulplijn }",
        "De storing",
        "roads.yaml: bij 'examples' hoort een blok met sleutels. [vorm]",
    ),
    "duty_without_holder": (
        "help.yaml",
        "    holder: organisatie\n",
        "",
        "help.yaml: 'holder' ontbreekt. Voeg de regel 'holder:' toe. [ontbreekt]",
    ),
    "case_without_facts": (
        "roads.yaml",
        "    facts: { fase: warm, geraakt: ja }\n",
        "",
        "roads.yaml: 'facts' ontbreekt. Voeg de regel 'facts:' toe. [ontbreekt]",
    ),
    "case_with_another_expect": (
        "roads.yaml",
        "lead: [burgemeester]",
        "laed: [burgemeester]",
        "roads.yaml: onbekende sleutel 'laed'. Bedoelde u 'lead'? [sleutel]",
    ),
    "unknown_key_of_no_meaning": (
        "help.yaml",
        "    rank: 3\n",
        "    rank: 3\n    kleur: rood\n",
        "help.yaml: onbekende sleutel 'kleur'. Haal hem weg. [sleutel]",
    ),
    "section_misspelt": (
        "sources.yaml",
        "sources:\n",
        "sources: {}\nsoruces:\n",
        "sources.yaml: onbekende sleutel 'soruces'. Bedoelde u 'sources'? [sleutel]",
    ),
    "word_in_a_list_of_hosts": (
        "always.yaml",
        "[hulplijn.example, wetten.example]",
        "[{ hulplijn.example: ja }, hulplijn.example, wetten.example]",
        "always.yaml: bij 'hosts' hoort één tekst, geen lijst of blok. [vorm]",
    ),
    "term_as_a_list": (
        "knowledge.yaml",
        "CISO: chief information security officer",
        "CISO: [chief]",
        "knowledge.yaml: bij 'CISO' hoort één tekst, geen lijst of blok. [vorm]",
    ),
}
"""What changes in which file, and the one complaint that must come of it, whatever rests on what is ill-formed."""


def test_ten_faults_in_the_shipped_knowledge_give_exactly_those_findings(shipped: Path) -> None:
    """In records that have nothing to do with each other, in ten ways."""
    replace(shipped, "decisions.yaml", "when: { gebied: meer_gemeenten }", "when: { gebied: meer_gemeenten, gemeente_redt_het_niet: ja }")
    replace(shipped, "facts.yaml", "    question: Lopen mensen op dit moment direct gevaar?\n", "")
    replace(shipped, "duties.yaml", "to: betrokkenen", "to: betrokkene")
    replace(shipped, "wegenwacht.yaml", "    checked: 2026-11-23", "    checked: 2026-02-31")
    replace(shipped, "actions.yaml", "moment: direct", "moment: meteen")
    (shipped / "new.yaml").write_text(
        """
facts:
  weer: { question: Is het weer mooi?, explain: Kijk buiten., ask: uzelf, unordered: Wit is best., values: { a: Zon, b: Nat, c: Wit } }
decisions:
  slang:
    question: Waar is de staart?
    outcomes: { bek: in de bek, weg: weg }
    rules:
      - { id: SL1, when: { slang: bek }, then: bek, because: Hij eet hem op., sources: [cbw] }
      - { id: SL2, when: { slang: weg }, then: weg, because: Hij is op., sources: [cbw] }
actions:
  bel_nooit:
    { text: Bel nooit iemand., moment: later, actor: ciso, phase: koud, when: { fase: warm }, because: Dit kan niet., sources: [cbw] }
sources:
  krant: { title: Een oude krant, kind: secundair, checked: 2026-11-23 }
terms: { QQQ: kwek }
""",
        encoding="utf-8",
    )
    assert complaints(shipped) == [
        "facts.yaml: 'question' ontbreekt. Voeg de regel 'question:' toe. [ontbreekt]",
        "actions.yaml: deze waarde past niet bij 'moment'. Kies uit: 'direct', 'eerste_uur', 'eerste_dag' of 'later'. [vorm]",
        "wegenwacht.yaml: 'checked' kan niet '2026-02-31' zijn. Een datum bestaat echt, en u schrijft hem als 2026-11-23. [datum]",
        "new.yaml: 'QQQ' staat in geen enkele tekst. Haal de afkorting weg. [overbodig]",
        "duties.yaml: er is geen 'betrokkene' voor 'to'. Bedoelde u 'betrokkenen'? [verwijzing]",
        "new.yaml: deze beslissingen wachten op elkaar: slang → slang. Haal een van de verwijzingen weg. [kring]",
        (
            "decisions.yaml: geen regel past bij merkbaar_buiten: ja, diensten_afstemmen: ja, effectgebied: ja, bestuurlijk_besluit: ja, "
            "gebied: meer_gemeenten, gemeente_redt_het_niet: nee (16 combinaties). Voeg een regel toe. [gat]"
        ),
        "new.yaml: dit geldt bij geen enkele combinatie. Pas 'when' aan of haal het weg. [onbereikbaar]",
        "new.yaml: dit feit verandert niets. Gebruik het in een regel of haal het weg. [overbodig]",
        "new.yaml: niets noemt bron 'krant'. Noem haar of haal haar weg. [overbodig]",
    ]


@pytest.mark.parametrize("fault", ILL_FORMED)
def test_what_is_ill_formed_is_complained_of_once_and_nothing_that_follows_from_it(fault: str, folder: Path) -> None:
    name, old, new, complaint = ILL_FORMED[fault]
    replace(folder, name, old, new)
    assert complaints(folder) == [complaint]


def test_a_misspelt_key_is_not_missing_as_well(folder: Path) -> None:
    replace(folder, "help.yaml", "    holder: organisatie", "    holdre: organisatie")
    assert complaints(folder) == ["help.yaml: onbekende sleutel 'holdre'. Bedoelde u 'holder'? [sleutel]"]


def test_what_does_not_rest_on_a_record_that_is_ill_formed_is_proved(folder: Path) -> None:
    """The decision that is a text is the one that nearly everything rests on."""
    replace(folder, "decisions.yaml", "  grip:\n    question: Welk niveau lijkt passend?", "  grip:\n    vraag: Welk niveau lijkt passend?")
    replace(folder, "decisions.yaml", "when: { geraakt: ja, gevolgen: geen }", "when: { geraakt: ja, gevolgen: [geen, straat] }")
    assert complaints(folder) == [
        "decisions.yaml: 'question' ontbreekt. Voeg de regel 'question:' toe. [ontbreekt]",
        "decisions.yaml: onbekende sleutel 'vraag'. Haal hem weg. [sleutel]",
        "decisions.yaml: de regels O1 en O2 passen allebei bij geraakt: ja, gevolgen: straat. Maak een van de twee smaller. [overlap]",
    ]


# A file that cannot be read


def test_beside_a_file_that_cannot_be_read_the_others_are_looked_at_one_by_one(folder: Path) -> None:
    replace(folder, "decisions.yaml", "decisions:\n", "decisions: [\n")
    replace(folder, "help.yaml", "    rank: 3\n", "    rank: drie\n")
    replace(folder, "facts.yaml", "explain: Een vermoeden telt ook.", "explain: ''")
    (folder / "hulp.YML").write_text("actions: {}\n", encoding="utf-8")
    error = refused(folder)
    assert str(error).split("\n") == [
        "hulp.YML:1: dit bestand lees ik niet. Geef het een naam die eindigt op .yaml.",
        (
            "decisions.yaml:3: hier klopt de opmaak niet. "
            "Controleer het inspringen (spaties, geen tabs), de aanhalingstekens en de dubbele punten."
        ),
        "help.yaml:14: bij 'rank' hoort een heel getal. [vorm]",
        "facts.yaml:18: 'explain' is leeg. Vul het in of haal de regel weg. [leeg]",
    ]
    assert error.beside == PARTLY


def test_check_says_that_not_everything_was_looked_at(folder: Path) -> None:
    (folder / "decisions.yaml").unlink()
    done = process("check", "--data", str(folder))
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == (
        "knowledge.yaml:2: 'decisions' ontbreekt. Voeg de regel 'decisions:' toe. [ontbreekt]\n\n"
        f"FOUT: 1 bevinding. Wat hierop rust, is nog niet bewezen. {PARTLY} Los dit op en controleer opnieuw.\n"
    )


def test_what_is_missing_belongs_where_the_rest_of_its_kind_stands(folder: Path) -> None:
    """In the file with the day of the knowledge, or with the outline; in the first one when there is neither."""
    replace(folder, "knowledge.yaml", "disclaimer: Dit is hulp bij het nadenken, geen besluit.\n", "")
    missing = "'disclaimer' ontbreekt. Voeg de regel 'disclaimer:' toe. [ontbreekt]"
    assert complaints(folder) == [f"knowledge.yaml: {missing}"]
    replace(folder, "knowledge.yaml", "date: 2026-11-23\n", "")
    (folder / "zz.yaml").write_text("date: 2026-11-23\n", encoding="utf-8")
    assert str(refused(folder)) == f"zz.yaml:1: {missing}"
    (folder / "zz.yaml").unlink()
    assert f"knowledge.yaml: {missing}" in complaints(folder)
    (folder / "knowledge.yaml").unlink()
    assert f"always.yaml: {missing}" in complaints(folder)


def test_records_under_a_key_that_does_not_exist_may_be_what_others_name(folder: Path) -> None:
    replace(folder, "help.yaml", "duties:\n", "plichten:\n")
    error = refused(folder)
    assert str(error).split("\n") == [
        "help.yaml:20: onbekende sleutel 'plichten'. Haal hem weg. [sleutel]",
        "knowledge.yaml:2: 'duties' ontbreekt. Voeg de regel 'duties:' toe. [ontbreekt]",
    ]
    assert error.beside == PARTLY


def test_what_is_wrong_in_a_list_of_several_lines_is_named_where_it_stands(folder: Path) -> None:
    replace(folder, "help.yaml", "touches: [L1, T1, grip_3]", "touches:\n      - L1\n      - T1\n      - grip_3\n      - weer\n      - T8")
    assert str(refused(folder)).split("\n") == [
        "help.yaml:67: er is geen 'weer' voor 'touches'. Voeg het toe of gebruik een ander id. [verwijzing]",
        "help.yaml:68: er is geen 'T8' voor 'touches'. Voeg het toe of gebruik een ander id. [verwijzing]",
    ]


# Too much to say


def test_no_more_is_written_out_than_somebody_reads(folder: Path) -> None:
    records = "".join(f"  a{i}: {{}}\n" for i in range(300))
    (folder / "new.yaml").write_text(f"actions:\n{records}", encoding="utf-8")
    lines = complaints(folder)
    assert (len(lines), lines[0]) == (1000, "new.yaml: 'because' ontbreekt. Voeg de regel 'because:' toe. [ontbreekt]")
    assert refused(folder).beside == f"Er zijn er meer. {PARTLY}"


def test_more_findings_of_one_kind_than_somebody_reads_are_not_passed_over_in_silence(folder: Path) -> None:
    action = "    text: Doe iets met {i}.\n    moment: later\n    actor: organisatie\n    because: Het moet.\n    sources: [{wrong}]\n"
    wrong = ", ".join(f"bron_{i}" for i in range(600))
    records = "".join(f"  extra_{i}:\n{action.format(i=i, wrong=wrong)}" for i in ("hout", "steen"))
    (folder / "new.yaml").write_text(f"actions:\n{records}", encoding="utf-8")
    assert len(complaints(folder)) == 1000
    assert refused(folder).beside == "Er zijn er meer."


def test_a_chain_of_very_many_decisions_is_refused(folder: Path) -> None:
    link = "  d{i}:\n    question: Wat?\n    outcomes: {{ a: A, b: B }}\n    rules: []\n"
    (folder / "new.yaml").write_text("decisions:\n" + "".join(link.format(i=i) for i in range(50)), encoding="utf-8")
    assert complaints(folder) == [
        (
            "kennisbank: deze bestanden hebben samen meer dan 50 blokken onder 'decisions'. "
            "Geef bij --data de map van een kennisbank, en haal weg wat er niet in hoort."
        )
    ]


def test_a_record_of_which_everything_is_wrong_is_named_once(folder: Path) -> None:
    rows = "".join("      - {}\n" for _ in range(600))
    (folder / "new.yaml").write_text(f"decisions:\n  keus:\n    rules:\n{rows}", encoding="utf-8")
    assert complaints(folder) == ["new.yaml: hier kloppen 1802 onderdelen niet. Vergelijk dit met wat ernaast staat. [vorm]"]


def test_no_more_keys_that_do_not_exist_are_named_than_somebody_reads(folder: Path) -> None:
    (folder / "new.yaml").write_text("".join(f"sleutel_{i}: x\n" for i in range(1_200)), encoding="utf-8")
    lines = complaints(folder)
    assert (len(lines), lines[-1]) == (1000, "new.yaml: onbekende sleutel 'sleutel_999'. Haal hem weg. [sleutel]")
    assert refused(folder).beside == f"Er zijn er meer. {PARTLY}"


def test_of_very_many_wrong_names_only_the_first_fifty_are_told_what_was_meant(folder: Path) -> None:
    """The same name a second time is no other name."""
    action = "    text: Doe iets.\n    moment: later\n    actor: organisatie\n    because: Het moet.\n    sources: [{wrong}]\n"
    wrong = ", ".join([f"gids{letter}" for letter in ascii_lowercase] + [f"{letter}gids" for letter in ascii_lowercase] + ["gid", "ids"])
    (folder / "new.yaml").write_text(f"actions:\n  extra:\n{action.format(wrong=wrong + ', gids')}", encoding="utf-8")
    told = [line for line in complaints(folder) if line.endswith("Bedoelde u 'gids'? [verwijzing]")]
    assert (len(told), told[0], told[-1]) == (
        50,
        "new.yaml: er is geen bron 'gidsa'. Bedoelde u 'gids'? [verwijzing]",
        "new.yaml: er is geen bron 'xgids'. Bedoelde u 'gids'? [verwijzing]",
    )
    assert "new.yaml: er is geen bron 'ygids'. Voeg het toe of gebruik een ander id. [verwijzing]" in complaints(folder)


def test_a_list_without_end_is_not_looked_into(folder: Path) -> None:
    replace(folder, "help.yaml", "touches: [L1, T1, grip_3]", f"touches: [{'L1, ' * 1_001}]")
    assert complaints(folder) == ["help.yaml: een lijst of blok hierin heeft meer dan 1000 onderdelen. Kort het in, of verdeel het. [vorm]"]


def test_a_mapping_without_end_is_not_looked_into(folder: Path) -> None:
    rows = "".join(f"      k{i}: []\n" for i in range(1_100))
    (folder / "new.yaml").write_text(f"sources:\n  krant:\n    places:\n{rows}", encoding="utf-8")
    assert complaints(folder) == ["new.yaml: een lijst of blok hierin heeft meer dan 1000 onderdelen. Kort het in, of verdeel het. [vorm]"]
