"""Every name of a gemeente leads to the right veiligheidsregio, and a doubtful one to the person who typed it."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from wegenkaart.errors import InvalidFile, Unreadable, WrongUse
from wegenkaart.gemeenten import Alias, Gemeenten, find, load

DATA = Path(__file__).parents[1] / "data"

REGION = "code,naam,eigen_naam,website,website_status\nVR05,Twente,Veiligheidsregio Twente,https://www.vrtwente.nl/,bevestigd\n"
GEMEENTE = "gemeente,cbs_code,provincie,veiligheidsregio_code,politie_eenheid\nBorne,GM0147,Overijssel,VR05,Oost-Nederland\n"
ALIAS = "alias,cbs_code,soort,per_datum\nBorn,GM0147,roepnaam,\n"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def gemeenten() -> Gemeenten:
    return load(DATA)


def found(gemeenten: Gemeenten, name: str) -> str:
    return find(gemeenten, name).gemeente.name


def refusal(gemeenten: Gemeenten, name: str) -> str:
    with pytest.raises(WrongUse) as caught:
        find(gemeenten, name)
    return str(caught.value)


# The names


def test_each_of_the_342_names_finds_itself(gemeenten: Gemeenten) -> None:
    names = [row["gemeente"] for row in rows("gemeenten.csv")]
    assert len(set(names)) == 342
    assert [name for name in names if found(gemeenten, name) != name or find(gemeenten, name).via] == []


def test_a_gemeente_is_what_its_row_says(gemeenten: Gemeenten) -> None:
    for row in rows("gemeenten.csv"):
        gemeente = gemeenten.by_code[row["cbs_code"]]
        region = gemeente.veiligheidsregio
        assert [gemeente.name, gemeente.code, gemeente.provincie, region.name, region.code, gemeente.politie_eenheid] == list(row.values())


def test_every_alias_leads_to_the_gemeente_in_its_row_or_to_all_of_them(gemeenten: Gemeenten) -> None:
    aliases = rows("gemeenten_alias.csv")
    meanings = Counter(row["alias"] for row in aliases)
    for row in aliases:
        if meanings[row["alias"]] == 1:
            assert find(gemeenten, row["alias"]).gemeente.code == row["cbs_code"]
        else:
            assert f"{row['gemeente']!r} in " in refusal(gemeenten, row["alias"])


def test_the_aliases_with_more_than_one_meaning_are_these() -> None:
    meanings = Counter(row["alias"] for row in rows("gemeenten_alias.csv"))
    assert {name: count for name, count in meanings.items() if count > 1} == {"Bergen": 2, "Haaren": 4, "Littenseradiel": 3, "Winsum": 2}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("s-gravenhage", "'s-Gravenhage"),
        ("’s-Gravenhage", "'s-Gravenhage"),
        ("den haag", "'s-Gravenhage"),
        ("DEN HAAG", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("s hertogenbosch", "'s-Hertogenbosch"),
        ("nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("nuenen gerwen en nederwetten", "Nuenen, Gerwen en Nederwetten"),
        ("súdwest fryslân", "Súdwest-Fryslân"),
        ("Sudwest-Fryslan", "Súdwest-Fryslân"),
        ("Su\u0301dwest-Frysla\u0302n", "Súdwest-Fryslân"),
        ("bergen nh", "Bergen (NH.)"),
        ("Bergen (L)", "Bergen (L.)"),
        ("hengelo", "Hengelo (O.)"),
        ("  Gemeente   Utrecht ", "Utrecht"),
        ("ĳsselstein", "IJsselstein"),
        ("alphen-aan-den-rijn", "Alphen aan den Rijn"),
    ],
)
def test_how_a_name_is_typed_does_not_matter(gemeenten: Gemeenten, typed: str, name: str) -> None:
    assert found(gemeenten, typed) == name


def test_a_former_name_says_until_when_it_held(gemeenten: Gemeenten) -> None:
    match = find(gemeenten, "weesp")
    assert match.gemeente.name == "Amsterdam"
    assert match.via == Alias("Weesp", "opgeheven_of_hernoemd", date(2022, 3, 24))
    assert match.via.former


def test_a_former_name_without_a_known_date_is_still_found(gemeenten: Gemeenten) -> None:
    match = find(gemeenten, "Dantumadeel")
    assert (match.gemeente.name, match.via) == ("Dantumadiel", Alias("Dantumadeel", "opgeheven_of_hernoemd", None))


def test_an_everyday_name_is_no_former_name(gemeenten: Gemeenten) -> None:
    match = find(gemeenten, "Den Haag")
    assert match.via == Alias("Den Haag", "roepnaam")
    assert not match.via.former


# What is refused


def test_a_name_of_two_gemeenten_is_refused_with_both(gemeenten: Gemeenten) -> None:
    assert refusal(gemeenten, "Bergen") == (
        "--gemeente Bergen: er zijn twee gemeenten met deze naam: 'Bergen (L.)' in Limburg en 'Bergen (NH.)' in Noord-Holland. Kies er een."
    )


def test_a_gemeente_that_was_divided_is_refused_with_all_that_got_a_part(gemeenten: Gemeenten) -> None:
    assert refusal(gemeenten, "haaren") == (
        "--gemeente haaren: deze vroegere gemeente ligt nu in vier gemeenten: 'Boxtel' in Noord-Brabant, "
        "'Oisterwijk' in Noord-Brabant, 'Tilburg' in Noord-Brabant en 'Vught' in Noord-Brabant. Kies er een."
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Amersfort", "--gemeente Amersfort: deze gemeente ken ik niet. Bedoelde u 'Amersfoort'?"),
        ("Wesp", "--gemeente Wesp: deze gemeente ken ik niet. Bedoelde u 'Weesp'?"),
        ("Hengello", "--gemeente Hengello: deze gemeente ken ik niet. Bedoelde u 'Hengelo'?"),
        ("Gravenhage", '--gemeente Gravenhage: deze gemeente ken ik niet. Bedoelde u "\'s-Gravenhage"?'),
        ("bergn", "--gemeente bergn: deze gemeente ken ik niet. Bedoelde u 'Bergen', 'Bergen (L.)' of 'Bergen (NH.)'?"),
        (
            "Emmeloord",
            "--gemeente Emmeloord: deze gemeente ken ik niet. Geef de naam van de gemeente, niet die van een dorp, wijk of provincie.",
        ),
        ("Aals\nmeeer", "--gemeente Aals meeer: deze gemeente ken ik niet. Bedoelde u 'Aalsmeer'?"),
        (" - ", "--gemeente: hier ontbreekt een naam. Geef de naam van een gemeente."),
    ],
)
def test_an_unknown_name_is_refused_with_what_to_do(gemeenten: Gemeenten, typed: str, message: str) -> None:
    assert refusal(gemeenten, typed) == message


def test_every_candidate_can_be_typed_as_it_is_shown(gemeenten: Gemeenten) -> None:
    names = ["Bergen (L.)", "Bergen (NH.)", "Boxtel", "Oisterwijk", "Tilburg", "Vught", "'s-Gravenhage"]
    assert [found(gemeenten, name) for name in names] == names


def test_a_refusal_says_where_the_name_was_given(gemeenten: Gemeenten) -> None:
    with pytest.raises(WrongUse) as caught:
        find(gemeenten, "Amersfort", "contacten.yaml:2: gemeente")
    assert str(caught.value) == "contacten.yaml:2: gemeente Amersfort: deze gemeente ken ik niet. Bedoelde u 'Amersfoort'?"


# The regions


def test_there_are_25_regions_with_as_many_gemeenten_as_their_row_says(gemeenten: Gemeenten) -> None:
    counts = Counter(gemeente.veiligheidsregio.code for gemeente in gemeenten.by_code.values())
    assert len(gemeenten.veiligheidsregios) == 25
    assert counts == {row["code"]: int(row["aantal_gemeenten"]) for row in rows("veiligheidsregios.csv")}


def test_a_region_lies_in_one_province_and_one_police_unit(gemeenten: Gemeenten) -> None:
    seen = {(each.veiligheidsregio.code, each.provincie, each.politie_eenheid) for each in gemeenten.by_code.values()}
    assert seen == {(row["code"], row["provincie"], row["politie_eenheid"]) for row in rows("veiligheidsregios.csv")}


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Vijfheerenlanden", "VR09"),
        ("Leerdam", "VR09"),
        ("Amsterdam", "VR13"),
        ("Weesp", "VR13"),
        ("Oisterwijk", "VR20"),
        ("Tilburg", "VR20"),
        ("Boxtel", "VR21"),
    ],
)
def test_who_crossed_the_border_of_a_region_is_in_the_new_one(gemeenten: Gemeenten, name: str, region: str) -> None:
    assert find(gemeenten, name).gemeente.veiligheidsregio.code == region


@pytest.mark.parametrize(
    ("name", "own_name"),
    [
        ("Enschede", "Veiligheidsregio Twente"),
        ("Alkmaar", "Veiligheidsregio Noord-Holland Noord"),
        ("Maastricht", "Veiligheidsregio Zuid-Limburg"),
        ("Arnhem", "Veiligheids- en Gezondheidsregio Gelderland-Midden (VGGM)"),
    ],
)
def test_a_region_is_called_what_it_calls_itself(gemeenten: Gemeenten, name: str, own_name: str) -> None:
    assert find(gemeenten, name).gemeente.veiligheidsregio.own_name == own_name


def test_a_doubtful_website_is_marked(gemeenten: Gemeenten) -> None:
    regions = gemeenten.veiligheidsregios.values()
    assert Counter(region.website_status for region in regions) == {"bevestigd": 21, "redelijk": 3, "twijfel": 1}


# Tables that are wrong


def folder_with(folder: Path, region: str = REGION, gemeente: str = GEMEENTE, alias: str = ALIAS) -> Path:
    for name, text in {"veiligheidsregios": region, "gemeenten": gemeente, "gemeenten_alias": alias}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(InvalidFile) as caught:
        load(folder)
    return str(caught.value)


def test_tables_of_one_row_can_be_read(tmp_path: Path) -> None:
    assert found(load(folder_with(tmp_path)), "born") == "Borne"


def test_every_missing_column_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, gemeente="gemeente,cbs_code,provincie\nBorne,GM0147,Overijssel\n")
    assert complaint(folder) == (
        "gemeenten.csv:1: kolom 'veiligheidsregio_code' ontbreekt. Voeg die toe.\n"
        "gemeenten.csv:1: kolom 'politie_eenheid' ontbreekt. Voeg die toe."
    )


def test_an_empty_file_misses_its_columns(tmp_path: Path) -> None:
    assert complaint(folder_with(tmp_path, region="")).startswith("veiligheidsregios.csv:1: kolom 'code' ontbreekt.")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Delden,GM0001,,VR05,Oost-Nederland", "gemeenten.csv:3: kolom 'provincie' is leeg. Vul die in."),
        ("Delden,GM0001,Overijssel,VR05", "gemeenten.csv:3: kolom 'politie_eenheid' is leeg. Vul die in."),
        (
            "Delden,GM0001,Overijssel,VR99,Oost-Nederland",
            "gemeenten.csv:3: 'VR99' staat niet in veiligheidsregios.csv. Kies een code die daar staat.",
        ),
        (
            "Delden, Stad,GM0001,Overijssel,VR05,Oost-Nederland",
            "gemeenten.csv:3: deze rij heeft te veel kolommen. Zet een naam met een komma tussen aanhalingstekens.",
        ),
        ("Delden,GM0147,Overijssel,VR05,Oost-Nederland", "gemeenten.csv:3: deze rij staat er al. Haal er een weg."),
        (
            '"Delden,GM0001,Overijssel,VR05,Oost-Nederland',
            "gemeenten.csv:3: hier klopt de opmaak niet. Controleer de komma's en de aanhalingstekens.",
        ),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    assert complaint(folder_with(tmp_path, gemeente=f"{GEMEENTE}{row}\n")) == message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Delden,GM0999,roepnaam,", "gemeenten_alias.csv:3: 'GM0999' staat niet in gemeenten.csv. Kies een code die daar staat."),
        (
            "Delden,GM0147,bijnaam,",
            "gemeenten_alias.csv:3: 'bijnaam' is geen soort naam. Kies uit: opgeheven_of_hernoemd, roepnaam, zonder_provincieafkorting.",
        ),
        (
            "Delden,GM0147,opgeheven_of_hernoemd,24-3-2022",
            "gemeenten_alias.csv:3: '24-3-2022' is geen datum. Schrijf hem als 2022-03-24.",
        ),
    ],
)
def test_a_wrong_alias_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    assert complaint(folder_with(tmp_path, alias=f"{ALIAS}{row}\n")) == message


def test_all_wrong_rows_of_a_table_are_reported_at_once(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, alias=f"{ALIAS}Delden,GM0999,roepnaam,\nBornerbroek,GM0147,bijnaam,\n")
    assert [line.split(": ")[0] for line in complaint(folder).splitlines()] == ["gemeenten_alias.csv:3", "gemeenten_alias.csv:4"]


def test_a_table_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "gemeenten.csv").write_bytes(GEMEENTE.encode() + b"S\xfadwest,GM1900,Overijssel,VR05,Oost-Nederland\n")
    assert complaint(folder) == "gemeenten.csv:3: dit is geen UTF-8. Bewaar het bestand als UTF-8."


def test_a_folder_without_the_tables_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"veiligheidsregios\.csv: ik kan dit bestand niet lezen"):
        load(tmp_path)


def test_a_present_name_goes_before_a_former_one(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path,
        gemeente=f"{GEMEENTE}Delden,GM0001,Overijssel,VR05,Oost-Nederland\n",
        alias=f"{ALIAS}Delden,GM0147,opgeheven_of_hernoemd,2019-01-01\n",
    )
    assert found(load(folder), "Delden") == "Delden"
