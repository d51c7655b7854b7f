"""The municipality's own file: what is filled in is used, what is not is said, and nobody else can have put a number there."""

import csv
import json
import os
import re
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from knowledge_bases import shipped as as_written
from program import Run, in_process, process
from wegenkaart import gemeenten
from wegenkaart.advice import Setting, advise
from wegenkaart.contacts import (
    NOTHING,
    Contacts,
    Person,
    empty_preparations,
    empty_roles,
    gaps,
    is_old,
    load,
    present,
    role_of,
    with_team_names,
)
from wegenkaart.contacts.reading import NOTE_KEYS, SECTIONS, SLOT_KEYS, Draft
from wegenkaart.engine import Tables
from wegenkaart.errors import InvalidContacts, Unreadable
from wegenkaart.model import KnowledgeBase
from wegenkaart.numbers import is_phone
from wegenkaart.render.contacts import contact_lines, numbers
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import plain
from wegenkaart.render.template import template
from wegenkaart.schemas import advice_schema
from wegenkaart.slots import with_region
from wegenkaart.yamlfile import parse

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
DAY = date(2026, 11, 23)
NOW = "2026-11-23T03:00:00+01:00"
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")

FILLED = """\
gemeente: Borne
contacts:
  veiligheidsregio: { name: Meldkamer Twente, phone: 088 - 123 45 67, checked: 2026-11-01 }
  crisisadviseur_oov:
    name: Piket OOV
    phone: 074 - 265 86 86
    email: piket@voorbeeld.nl
    deputies:
      - { name: J. Jansen, phone: 06 - 12 34 56 78 }
      - { phone: +32 2 555 12 12 }
    checked: 2025-01-01
    note: Laat lang overgaan.
scale_up: { text: De leider CoPI tot GRIP 1., checked: 2026-10-01 }
out_of_band: { text: De portofoons in de kelder., checked: 2026-10-01 }
team_names: { gbt: het beleidsteam }
prepared:
  lijst_op_papier: { text: In de kluis., checked: 2026-01-10 }
"""
FACTS = {"fase": "warm", "andere_organisatie": "ja", "merkbaar_buiten": "ja", "effectgebied": "ja", "gebied": "een_gemeente"}


@cache
def tables() -> gemeenten.Gemeenten:
    return gemeenten.load(DATA)


@cache
def shipped() -> KnowledgeBase:
    return with_region(as_written(), "Veiligheidsregio Twente")


@pytest.fixture
def home(home: Path) -> Path:
    home.chmod(0o700)
    return home


@pytest.fixture
def write(home: Path) -> Callable[..., Path]:
    """The file in this home, as only its owner can read it."""

    def written(text: str, mode: int = 0o600) -> Path:
        file = home / "contacten.yaml"
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    return written


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def loaded(file: Path) -> Contacts:
    return load(file, shipped(), tables())


def complaints(file: Path) -> list[str]:
    with pytest.raises(InvalidContacts) as refused:
        loaded(file)
    return str(refused.value).split("\n")


# What is filled in


def test_what_is_filled_in_is_read(write: Callable[..., Path]) -> None:
    contacts = loaded(write(FILLED))
    slot = contacts.slots["crisisadviseur_oov"]
    assert contacts.gemeente is not None
    assert (contacts.gemeente.name, contacts.gemeente.veiligheidsregio.own_name) == ("Borne", "Veiligheidsregio Twente")
    assert (slot.name, slot.phone, slot.email, slot.note) == ("Piket OOV", "074 - 265 86 86", "piket@voorbeeld.nl", "Laat lang overgaan.")
    assert slot.deputies == (Person(name="J. Jansen", phone="06 - 12 34 56 78"), Person(name="", phone="+32 2 555 12 12"))
    assert slot.checked == date(2025, 1, 1)
    assert contacts.team_names == {"gbt": "het beleidsteam"}
    assert contacts.scale_up is not None
    assert contacts.scale_up.text == "De leider CoPI tot GRIP 1."
    assert contacts.prepared["lijst_op_papier"].checked == date(2026, 1, 10)


def test_an_actor_is_reached_at_the_number_of_its_role(write: Callable[..., Path]) -> None:
    contacts = loaded(write(FILLED))
    reached = {actor: slot.phone for actor in ("veiligheidsregio", "rot", "gbt", "politie") if (slot := contacts.for_actor(actor))}
    assert reached == {"veiligheidsregio": "088 - 123 45 67", "rot": "088 - 123 45 67", "gbt": "074 - 265 86 86"}
    role = role_of(shipped(), "gemeenteraad")
    assert role is not None
    assert role.id == "griffier"
    assert role_of(shipped(), "politie") is None


def test_what_is_not_filled_in_is_empty(write: Callable[..., Path]) -> None:
    contacts = loaded(write(FILLED))
    assert [role.id for role in empty_roles(shipped(), contacts)] == [
        "burgemeester", "gemeentesecretaris", "ict_piket", "digitaal_calamiteitenteam", "ciso", "functionaris_gegevensbescherming",
        "communicatie", "leverancier", "incident_response_bedrijf", "verzekeraar", "politie_cybercrimeteam", "griffier",
        "toezicht_en_handhaving",
    ]  # fmt: skip
    assert "lijst_op_papier" not in [each.id for each in empty_preparations(shipped(), contacts)]
    assert len(empty_preparations(shipped(), contacts)) == 9


@pytest.mark.parametrize("text", ["gemeente:\n", "contacts:\nscale_up:\n", "contacts:\n  burgemeester:\n    deputies:\n", "prepared: {}\n"])
def test_what_is_left_empty_is_no_fault(text: str, write: Callable[..., Path]) -> None:
    assert loaded(write(text)).slots == {}


@pytest.mark.parametrize(
    ("checked", "old"),
    [
        (None, True),
        (date(2026, 11, 23), False),
        (date(2026, 5, 24), False),
        (date(2026, 5, 23), True),
        (date(2026, 11, 24), True),
    ],
)
def test_what_was_checked_half_a_year_ago_never_or_tomorrow_is_old(checked: date | None, old: object) -> None:
    assert is_old(shipped(), checked, DAY) is old


def test_an_exercise_is_old_after_a_year() -> None:
    assert [is_old(shipped(), date(2025, 11, day), DAY, 365) for day in (23, 22)] == [False, True]


# What is refused

BERGENS = "'Bergen (L.)' in Limburg en 'Bergen (NH.)' in Noord-Holland. Kies er een."
ROLES = (
    "veiligheidsregio, crisisadviseur_oov, burgemeester, gemeentesecretaris, ict_piket, digitaal_calamiteitenteam, ciso, "
    "functionaris_gegevensbescherming, communicatie, leverancier, incident_response_bedrijf, verzekeraar, politie_cybercrimeteam, "
    "griffier, toezicht_en_handhaving."
)
LAYOUT = "hier klopt de opmaak niet. Controleer het inspringen (spaties, geen tabs), de aanhalingstekens en de dubbele punten."
CALL = "Bel het nummer, en zet bij 'checked' de dag waarop u belde."
OOV = "crisisadviseur openbare orde en veiligheid (OOV)"
LOOK = "Kijk of het nog klopt, en zet de dag bij 'checked'."
BROKEN = [
    ("gemeente: Bornee\n", ["contacten.yaml:1: gemeente Bornee: deze gemeente ken ik niet. Bedoelde u 'Borne', 'Borsele' of 'Bernheze'?"]),
    (
        "gemeente: Bergen\n",
        ["contacten.yaml:1: gemeente Bergen: er zijn twee gemeenten met deze naam: " + BERGENS],
    ),
    ("gemeente: [Borne]\n", ["contacten.yaml:1: bij 'gemeente' hoort één tekst, geen lijst of blok."]),
    ("contact:\n", ["contacten.yaml:1: onbekende sleutel 'contact'. Bedoelde u 'contacts'?"]),
    ("contacts: 112\n", ["contacten.yaml:1: onder 'contacts' horen regels als 'naam: …'. Zet elk op een eigen regel."]),
    ("- gemeente\n", ["contacten.yaml:1: hier horen regels als 'gemeente: …'. Zet elk op een eigen regel."]),
    (
        "contacts:\n  burgermeester: { phone: 112 }\n",
        ["contacten.yaml:2: er is geen rol 'burgermeester'. Bedoelde u 'burgemeester'?"],
    ),
    (
        "contacts:\n  bakker: { phone: 112 }\n",
        ["contacten.yaml:2: er is geen rol 'bakker'. Kies uit: " + ROLES],
    ),
    ("contacts:\n  ciso: { phon: 112 }\n", ["contacten.yaml:2: onbekende sleutel 'phon'. Bedoelde u 'phone'?"]),
    ("contacts:\n  ciso: { telefoon: 112 }\n", ["contacten.yaml:2: onbekende sleutel 'telefoon'. Haal de regel weg."]),
    (
        "contacts:\n  ciso:\n    phone: 12345\n",
        ["contacten.yaml:3: '12345' is geen telefoonnummer. Schrijf het als 074 - 265 86 86, 06 - 12 34 56 78 of +32 2 555 12 12."],
    ),
    (
        "contacts:\n  ciso:\n    phone: +31 6 1234\n",
        ["contacten.yaml:3: '+31 6 1234' is geen telefoonnummer. Schrijf het als 074 - 265 86 86, 06 - 12 34 56 78 of +32 2 555 12 12."],
    ),
    (
        "contacts:\n  ciso: { email: ciso at borne }\n",
        ["contacten.yaml:2: 'ciso at borne' is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."],
    ),
    ("contacts:\n  ciso: { checked: gisteren }\n", ["contacten.yaml:2: 'gisteren' is geen datum. Schrijf hem als 2026-11-23."]),
    ("contacts:\n  ciso: { checked: 2026-02-30 }\n", ["contacten.yaml:2: '2026-02-30' is geen datum. Schrijf hem als 2026-11-23."]),
    ("contacts:\n  ciso: { checked: 23-11-2026 }\n", ["contacten.yaml:2: '23-11-2026' is geen datum. Schrijf hem als 2026-11-23."]),
    ("contacts:\n  ciso: { checked: 20261123 }\n", ["contacten.yaml:2: '20261123' is geen datum. Schrijf hem als 2026-11-23."]),
    (
        "contacts:\n  ciso:\n    deputies: { name: J }\n",
        ["contacten.yaml:3: bij 'deputies' hoort een lijst. Begin elke vervanger met een streepje: - name: …"],
    ),
    (
        "contacts:\n  ciso:\n    deputies:\n      - J. Jansen\n",
        ["contacten.yaml:4: hier horen regels als 'name: …'. Zet elk op een eigen regel."],
    ),
    ("contacts:\n  ciso:\n    name: [J]\n", ["contacten.yaml:3: bij 'name' hoort één tekst, geen lijst of blok."]),
    (
        'contacts:\n  ciso:\n    name: "J.\\tJansen"\n',
        ["contacten.yaml:3: bij 'name' hoort één regel tekst. Haal de tab, regel of vreemde spatie weg."],
    ),
    ("contacts:\n  ciso:\n    name: " + 81 * "J" + "\n", ["contacten.yaml:3: dit is langer dan 80 tekens. Kort het in."]),
    ("scale_up: de burgemeester\n", ["contacten.yaml:1: onder 'scale_up' horen regels als 'text: …'. Zet elk op een eigen regel."]),
    ("out_of_band: { text: " + 501 * "x" + " }\n", ["contacten.yaml:1: dit is langer dan 500 tekens. Kort het in."]),
    ("team_names: { gbtt: Beleidsteam }\n", ["contacten.yaml:1: er is geen partij 'gbtt'. Bedoelde u 'gbt'?"]),
    (
        "prepared: { oefening_cyber: { text: ja } }\n",
        ["contacten.yaml:1: er is geen punt 'oefening_cyber'. Bedoelde u 'oefening_cybercrime'?"],
    ),
    ("contacts:\n  ciso:\n  ciso:\n", ["contacten.yaml:3: 'ciso' staat hier twee keer (ook op regel 2). Haal er een weg."]),
    ("gemeente: &a Borne\n", ["contacten.yaml:1: verwijzingen met * of & mogen niet. Schrijf de tekst voluit."]),
    ('contacts:\n  ciso: { name: "\u202eciso" }\n', ["contacten.yaml:2: hier staat een onzichtbaar teken (U+202E). Haal het weg."]),
    ('contacts:\n  ciso: { name: "\\e[31mJ" }\n', ["contacten.yaml:2: hier staat een onzichtbaar teken (U+001B). Haal het weg."]),
    ("contacts: [\n", [f"contacten.yaml:1: {LAYOUT}"]),
    ("# niets\n", ["contacten.yaml:1: dit bestand is leeg. Vul het, of geef een ander bestand."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BROKEN, ids=[str(number) for number in range(len(BROKEN))])
def test_a_fault_is_named_with_its_line_and_what_to_do(text: str, expected: list[str], write: Callable[..., Path]) -> None:
    assert complaints(write(text)) == expected


def test_all_faults_are_named_at_once_from_top_to_bottom(write: Callable[..., Path]) -> None:
    file = write("prepared: { x: { text: y } }\ngemeente: Bornee\ncontacts:\n  ciso: { phone: 1 }\n  baas: { phone: 2 }\n")
    assert [each.split(": ")[0] for each in complaints(file)] == [f"contacten.yaml:{line}" for line in (1, 2, 4, 5)]


KEYS = st.sampled_from([*SECTIONS, *SLOT_KEYS, *NOTE_KEYS, "ciso", "burgemeester", "lijst_op_papier", "gbt", "x"])
TEXTS = st.sampled_from(["", "Borne", "112", "2026-11-23", "a@b.nl"]) | st.text(
    st.characters(categories=["L", "N", "P"]) | st.sampled_from(" \t\n"), max_size=6
)
VALUES = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)


@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES))))
def test_whatever_stands_there_is_read_or_refused_with_a_line_for_every_complaint(value: dict[str, Any]) -> None:
    draft = Draft(Path("contacten.yaml"), parse(json.dumps(value, ensure_ascii=False).encode(), "contacten.yaml"))
    draft.find_gemeente(tables())
    said, contacts = "", NOTHING
    try:
        contacts = draft.checked(shipped())
    except InvalidContacts as error:
        said = str(error)
    assert [line for line in said.splitlines() if not re.fullmatch(r"contacten\.yaml:1: .*[.?…]", line)] == []
    assert all(is_phone(slot.phone, abroad=True) for slot in contacts.slots.values())
    assert [gap for gap in gaps(shipped(), contacts, DAY) if gap.where != ("" if contacts is NOTHING else "contacten.yaml:1")] == []


def test_bytes_that_are_no_text_are_refused(write: Callable[..., Path]) -> None:
    file = write("gemeente: Borne\n")
    file.write_bytes(b"gemeente: S\xfadwest\n")
    assert complaints(file) == ["contacten.yaml:1: dit is geen UTF-8 (byte 11). Bewaar het bestand als UTF-8."]


def test_an_endless_file_is_refused(write: Callable[..., Path]) -> None:
    assert complaints(write("#" * 200_001)) == [
        "contacten.yaml:1: dit bestand is te groot (meer dan 200000 bytes). Splits het of kort het in."
    ]


# Who can have changed it


def refused(file: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        loaded(file)
    return str(caught.value).replace(str(file.parent), "MAP")


@POSIX
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_refused(mode: int, write: Callable[..., Path]) -> None:
    said = "MAP/contacten.yaml: anderen mogen dit bestand veranderen, dus ook de nummers. Typ: chmod go-w 'MAP/contacten.yaml'"
    assert refused(write(FILLED, mode)) == said


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_file_in_a_folder_in_which_others_can_write_is_refused(mode: int, home: Path, write: Callable[..., Path]) -> None:
    file = write(FILLED)
    home.chmod(mode)
    assert refused(file) == "MAP: anderen mogen deze map veranderen, dus ook de nummers. Typ: chmod go-w 'MAP'"


@POSIX
def test_a_link_is_refused_also_one_to_nowhere(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders.yaml"
    file = home / "contacten.yaml"
    file.symlink_to(elsewhere)
    said = "MAP/contacten.yaml: dit is een verwijzing naar een ander bestand. Zet het bestand zelf hier neer."
    assert refused(file) == said
    elsewhere.write_text(FILLED, encoding="utf-8")
    assert refused(file) == said


@POSIX
def test_a_folder_that_is_a_link_is_refused(write: Callable[..., Path], tmp_path: Path, home: Path) -> None:
    write(FILLED)
    (tmp_path / "link").symlink_to(home)
    assert (
        refused(tmp_path / "link" / "contacten.yaml")
        == "MAP: dit is geen gewone map maar een verwijzing of bestand. Maak hier zelf een map."
    )


@POSIX
def test_a_pipe_is_not_waited_for(home: Path) -> None:
    os.mkfifo(home / "contacten.yaml", 0o600)
    assert refused(home / "contacten.yaml") == "MAP/contacten.yaml: dit is geen gewoon bestand. Zet hier een tekstbestand neer."


@POSIX
def test_a_folder_in_the_place_of_the_file_is_refused(home: Path) -> None:
    (home / "contacten.yaml").mkdir()
    assert refused(home / "contacten.yaml") == "MAP/contacten.yaml: dit is geen gewoon bestand. Zet hier een tekstbestand neer."


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_refused(write: Callable[..., Path]) -> None:
    file = write(FILLED)
    os.chown(file, 12345, 12345)
    assert refused(file) == "MAP/contacten.yaml: dit bestand is niet van u, dus een ander kan de nummers veranderen. Maak het zelf aan."


# Making it


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_the_new_file_is_for_its_owner_alone_whatever_the_umask(
    mask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("WEGENKAART_HOME", str(tmp_path / "nieuw" / "thuis"))
    before = os.umask(mask)
    try:
        said = run("contacts", "init", "--gemeente", "Borne")
    finally:
        os.umask(before)
    file = tmp_path / "nieuw" / "thuis" / "contacten.yaml"
    assert (said.code, said.err) == (0, "")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file.parent.parent, file.parent, file)] == [0o700, 0o700, 0o600]
    assert sorted(each.name for each in file.parent.iterdir() if each.name.startswith(".")) == []


def test_what_is_there_is_not_overwritten_unless_that_is_asked(write: Callable[..., Path], run: Run) -> None:
    file = write(FILLED)
    said = run("contacts", "init", "--gemeente", "Borne")
    assert said.code == 4
    assert said.refusal == f"Fout: {file}: dit bestand bestaat al. Vul het aan, of begin opnieuw met --force: dan is wat erin staat weg."
    assert file.read_text(encoding="utf-8") == FILLED
    assert run("contacts", "init", "--gemeente", "Borne", "--force").code == 0
    assert loaded(file).slots == {}


def test_without_a_gemeente_it_says_what_to_type(run: Run) -> None:
    said = run("contacts", "init")
    assert (said.code, said.refusal) == (2, "Fout: zeg erbij voor welke gemeente. Typ: wegenkaart contacts init --gemeente NAAM")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bergen", "'Bergen (L.)' in Limburg en 'Bergen (NH.)' in Noord-Holland. Kies er een."),
        ("Haaren", "deze vroegere gemeente ligt nu in vier gemeenten:"),
        ("Gotham", "deze gemeente ken ik niet."),
    ],
)
def test_a_doubtful_gemeente_is_refused_with_the_candidates(name: str, expected: str, home: Path, run: Run) -> None:
    said = run("contacts", "init", "--gemeente", name)
    assert said.code == 2
    assert expected in said.refusal
    assert not (home / "contacten.yaml").exists()


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o777])
def test_no_file_is_put_where_others_can_replace_it(mode: int, home: Path, run: Run) -> None:
    home.chmod(mode)
    said = run("contacts", "init", "--gemeente", "Borne")
    assert (said.code, said.refusal) == (
        4,
        f"Fout: {home}: anderen mogen deze map veranderen, dus ook de nummers. Typ: chmod go-w '{home}'",
    )


@POSIX
def test_no_file_is_put_behind_a_link(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (home / "contacten.yaml").symlink_to(tmp_path / "elders.yaml")
    said = run("contacts", "init", "--gemeente", "Borne", "--force")
    assert said.code == 4
    assert said.refusal.endswith("dit is een verwijzing naar een ander bestand. Haal haar weg en typ dit opnieuw.")
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.setenv("WEGENKAART_HOME", str(tmp_path / "link"))
    assert run("contacts", "init", "--gemeente", "Borne").code == 4
    assert not (tmp_path / "elders.yaml").exists()
    assert not (tmp_path / "contacten.yaml").exists()


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="a folder in which even root cannot write is only on Linux")
def test_a_home_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("WEGENKAART_HOME", "/sys")
    said = run("contacts", "init", "--gemeente", "Borne")
    assert said.code == 4
    assert said.refusal == "Fout: /sys/contacten.yaml: ik kan dit bestand niet schrijven (u mag hier niet schrijven). Kies een andere plek."


def test_a_home_that_is_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    monkeypatch.setenv("WEGENKAART_HOME", str(tmp_path / "bestand" / "thuis"))
    said = run("contacts", "init", "--gemeente", "Borne")
    assert said.code == 4
    assert said.refusal.endswith("Zet WEGENKAART_HOME op een map van uzelf.")


def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """No home is named, and nobody by this number has one."""
    for name in ("WEGENKAART_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/bestaat/niet")


@POSIX
def test_without_a_home_there_is_advice_and_no_file(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    homeless(monkeypatch)
    assert present() is None
    said = run("contacts", "init", "--gemeente", "Borne")
    assert (said.code, said.refusal) == (
        4,
        "Fout: ik weet niet waar uw map voor contacten.yaml is. Zet de omgevingsvariabele WEGENKAART_HOME op een map van uzelf.",
    )
    assert run("advise", "--no-input", "--json").code == 0


@POSIX
@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"XDG_CONFIG_HOME": "{}/xdg"}, "xdg/wegenkaart"),
        ({"XDG_CONFIG_HOME": "half/pad", "HOME": "{}"}, ".config/wegenkaart"),
        ({"HOME": "{}"}, ".config/wegenkaart"),
        ({"HOME": "{}", "WEGENKAART_HOME": "{}/eigen"}, "eigen"),
    ],
)
def test_the_file_lies_in_the_folder_of_the_user(
    settings: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    homeless(monkeypatch)
    for name, value in settings.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    assert run("contacts", "init", "--gemeente", "Borne").code == 0
    assert [str(each.relative_to(tmp_path)) for each in tmp_path.rglob("contacten.yaml")] == [f"{expected}/contacten.yaml"]


def test_every_gemeente_gets_a_file_for_its_own_region_that_loads(write: Callable[..., Path]) -> None:
    with (DATA / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (DATA / "veiligheidsregios.csv").open(encoding="utf-8", newline="") as file:
        own_names = {row["code"]: row["eigen_naam"] for row in csv.DictReader(file)}
    assert len(rows) == 342
    for row in rows:
        made = template(shipped(), gemeenten.find(tables(), row["gemeente"]).gemeente)
        contacts = loaded(write(made))
        assert contacts.gemeente is not None
        assert contacts.gemeente.name == row["gemeente"]
        assert f"Dit is {own_names[row['veiligheidsregio_code']]}. Website: https://" in made.replace("\n# ", " ")
        assert (contacts.slots, contacts.scale_up, contacts.team_names, contacts.prepared) == ({}, None, {}, {})


@pytest.mark.parametrize(
    ("name", "expected"), [("weesp", "Amsterdam"), ("Den Bosch", "'s-Hertogenbosch"), ("Gemeente Súdwest Fryslan", "Súdwest-Fryslân")]
)
def test_a_former_or_everyday_name_will_do(name: str, expected: str, write: Callable[..., Path]) -> None:
    contacts = loaded(write(f"gemeente: {name}\n"))
    assert contacts.gemeente is not None
    assert contacts.gemeente.name == expected


# Checking it


def test_a_new_file_has_every_place_empty_and_nothing_wrong(run: Run, home: Path) -> None:
    run("contacts", "init", "--gemeente", "Borne")
    said = run("contacts", "check", "--now", NOW)
    lines = said.out.splitlines()
    kb = shipped()
    assert (said.code, said.err) == (1, "")
    places = [line.split("'")[-2] for line in lines if ": leeg" in line]
    assert places == [*kb.roles, "scale_up", "out_of_band", *kb.preparations]
    assert "FOUT" not in said.out
    end = f"LET OP: 24 punten om in te vullen of na te kijken. OM TE WETEN: 3 punten. Bestand: {home / 'contacten.yaml'}"
    assert (lines[-2], lines[-1]) == ("", end)
    assert [line.split(": ")[0] for line in lines[:-2]].count("LET OP") == 24
    assert [line.split(": ")[0] for line in lines[:-2]].count("OM TE WETEN") == 3


def test_missing_old_double_and_still_to_come_are_named_with_their_lines(write: Callable[..., Path]) -> None:
    file = write(
        FILLED
        + "".join(
            f"  {name}: {{ text: ja, checked: 2026-11-22 }}\n" for name in shipped().preparations if name != "lijst_op_papier"
        ).replace("oefening_cybercrime: { text: ja, checked: 2026-11-22 }", "oefening_cybercrime: { text: ja }")
    )
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("contacts:\n", "contacts:\n  ict_piket: { name: ICT, phone: 0742658686, checked: 2026-12-01 }\n  ciso: { name: J }\n")
        .replace("phone: +32 2 555 12 12", "phone: 074-2658686"),
        encoding="utf-8",
    )
    optional = [role.name for role in shipped().roles.values() if role.optional]
    said = [f"{gap.where}: {gap.text}" for gap in gaps(shipped(), loaded(file), DAY) if not any(each in gap.text for each in optional)]
    assert said == [
        f"contacten.yaml:6: {OOV}: voor het laatst nagekeken op 2025-01-01. {CALL}",
        "contacten.yaml:2: leeg: burgemeester. Vul het nummer in bij 'burgemeester'.",
        "contacten.yaml:2: leeg: gemeentesecretaris. Vul het nummer in bij 'gemeentesecretaris'.",
        f"contacten.yaml:3: piket van ICT: de datum klopt niet: 2026-12-01 is nog niet geweest. {CALL}",
        "contacten.yaml:2: leeg: voorzitter van het digitale calamiteitenteam. Vul het nummer in bij 'digitaal_calamiteitenteam'.",
        "contacten.yaml:4: leeg: CISO. Vul het nummer in bij 'ciso'.",
        "contacten.yaml:2: leeg: functionaris gegevensbescherming (FG). Vul het nummer in bij 'functionaris_gegevensbescherming'.",
        "contacten.yaml:2: leeg: piket communicatie. Vul het nummer in bij 'communicatie'.",
        "contacten.yaml:2: leeg: belangrijkste ICT-leverancier, storingsnummer. Vul het nummer in bij 'leverancier'.",
        "contacten.yaml:2: leeg: bedrijf voor incidentonderzoek, spoednummer. Vul het nummer in bij 'incident_response_bedrijf'.",
        "contacten.yaml:2: leeg: cybercrimeteam van de politie in uw eenheid. Vul het nummer in bij 'politie_cybercrimeteam'.",
        "contacten.yaml:4: hier staat een naam zonder nummer. Vul bij 'phone' het nummer in.",
        f"contacten.yaml:6: {OOV}: 074-2658686 staat er twee keer. Geef een vervanger een eigen nummer.",
        f"contacten.yaml:3: piket van ICT: dit nummer staat ook bij {OOV}. Kan dat tegelijk?",
        "contacten.yaml:27: Laatste keer dat u slachtofferhulp bij cybercrime doornam (wat u doornam en met wie): de datum ontbreekt. "
        + LOOK,
    ]  # fmt: skip


def test_a_file_in_which_everything_is_filled_in_is_in_order(write: Callable[..., Path], run: Run) -> None:
    numbers = [
        f"  {name}: {{ name: N, phone: 06 - 12 34 56 {number}, checked: 2026-11-20 }}" for number, name in enumerate(shipped().roles, 10)
    ]
    notes = [f"  {name}: {{ text: Ja., checked: 2026-11-20 }}" for name in shipped().preparations]
    more = ["scale_up: { text: Ja., checked: 2026-11-20 }", "out_of_band: { text: Ja., checked: 2026-11-20 }"]
    file = write("\n".join(["gemeente: Borne", "contacts:", *numbers, *more, "prepared:", *notes]) + "\n")
    said = run("contacts", "check", "--now", NOW)
    assert (said.code, said.out, said.err) == (0, f"OK: 15 nummers, alles is ingevuld. Bestand: {file}\n", "")
    later = run("contacts", "check", "--now", "2027-06-01T03:00")
    assert later.code == 1
    assert "contacten.yaml:3: piket van Veiligheidsregio Twente, dag en nacht: voor het laatst nagekeken op 2026-11-20." in later.out


@POSIX
def test_a_file_that_others_can_read_is_used_and_said(write: Callable[..., Path], run: Run) -> None:
    file = write(FILLED, 0o644)
    said = run("contacts", "check", "--now", NOW)
    assert said.code == 1
    assert f"LET OP: {file}: ook anderen op deze computer kunnen dit lezen. Typ: chmod go= '{file}'\n" in said.out
    assert "074 - 265 86 86" in run("advise", "--no-input").out


def test_every_fault_is_printed_and_the_exit_code_is_three(write: Callable[..., Path], run: Run) -> None:
    file = write("gemeente: Borne\nbaas: ik\ncontacts:\n  ciso: { phone: 1 }\n")
    said = run("contacts", "check")
    assert (said.code, said.err) == (3, "")
    assert said.out.splitlines() == [
        "FOUT: contacten.yaml:2: onbekende sleutel 'baas'. Haal de regel weg.",
        "FOUT: contacten.yaml:4: '1' is geen telefoonnummer. Schrijf het als 074 - 265 86 86, 06 - 12 34 56 78 of +32 2 555 12 12.",
        "",
        f"FOUT: 2 punten om te verbeteren. Bestand: {file}",
    ]


@POSIX
def test_a_file_that_is_not_trusted_has_exit_code_four(write: Callable[..., Path], run: Run) -> None:
    write(FILLED, 0o666)
    assert [run("contacts", command).code for command in ("check", "show")] == [4, 4]


def test_without_a_file_check_says_how_to_make_one(home: Path, run: Run) -> None:
    said = run("contacts", "check")
    assert (said.code, said.refusal) == (
        1,
        f"Fout: {home / 'contacten.yaml'}: dit bestand is er nog niet. Typ: wegenkaart contacts init --gemeente NAAM",
    )


# Showing it


def test_everything_is_shown_and_what_is_empty_loudly(write: Callable[..., Path]) -> None:
    shown = plain(contact_lines(shipped(), loaded(write(FILLED)), DAY, 80))
    assert "Gemeente:         Borne\nVeiligheidsregio: Veiligheidsregio Twente\n" in shown
    assert (
        """
Crisisadviseur openbare orde en veiligheid (OOV)
  074 - 265 86 86  Piket OOV
  06 - 12 34 56 78  J. Jansen
  +32 2 555 12 12
  piket@voorbeeld.nl
  Laat lang overgaan.
  Gecontroleerd: 1 januari 2025 (LET OP: oud)

Burgemeester
  NIET INGEVULD. De burgemeester besluit bij GRIP 3 en over de openbare orde. De
  locoburgemeester is de vervanger.
"""
        in shown
    )
    assert "  Contactlijst op papier: In de kluis.\n" in shown
    assert "  Het gemeentelijk beleidsteam (GBT) heet hier: het beleidsteam\n" in shown


def test_without_a_file_every_place_is_shown_as_empty(run: Run) -> None:
    said = run("contacts", "show")
    assert said.code == 0
    assert said.out.count("NIET INGEVULD") == 1 + 12 + 2 + 10
    assert said.out.endswith("Er is nog geen bestand. Typ: wegenkaart contacts init --gemeente NAAM\n")
    assert run("contacts").out == said.out


def test_as_json_a_place_says_whether_it_is_filled_in(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    shown = json.loads(run("contacts", "show", "--json", "--now", NOW).out)
    by_id = {role["id"]: role for role in shown["roles"]}
    assert (shown["gemeente"], shown["region"]) == ("Borne", "Veiligheidsregio Twente")
    assert [by_id["crisisadviseur_oov"][key] for key in ("filled", "phone", "checked", "old")] == [
        True,
        "074 - 265 86 86",
        "2025-01-01",
        True,
    ]
    assert [by_id["burgemeester"][key] for key in ("filled", "phone", "checked", "old")] == [False, "", None, False]
    assert shown["scale_up"] == {"text": "De leider CoPI tot GRIP 1.", "checked": "2026-10-01", "old": False}
    assert shown["prepared"][0] == {
        "id": "besluit_systemen_uit", "name": "Wie mag systemen of het internet laten afsluiten", "text": "", "checked": None, "old": False,
    }  # fmt: skip


# In an advice


def flags(facts: dict[str, str]) -> list[str]:
    return [word for name, value in facts.items() for word in ("--fact", f"{name}={value}")]


def asked(run: Run, *more: str, facts: dict[str, str] | None = None) -> Any:
    said = run("advise", "--json", "--no-input", "--now", NOW, *flags(FACTS if facts is None else facts), *more)
    assert said.code == 0, said.err
    return json.loads(said.out)


def contact_of(advice: Any, action: str) -> Any:
    return next(each["contact"] for each in advice["actions"] if each["id"] == action)


def test_the_own_number_comes_first_with_its_date_and_the_deputies(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    contact = contact_of(asked(run), "bel_crisisadviseur_oov")
    assert contact == {
        "id": "crisisadviseur_oov",
        "name": "de crisisadviseur openbare orde en veiligheid (OOV)",
        "phone": "074 - 265 86 86",
        "url": None,
        "checked": "2025-01-01",
        "confirmed": True,
        "own": True,
        "person": "Piket OOV",
        "deputies": [{"name": "J. Jansen", "phone": "06 - 12 34 56 78"}, {"name": "", "phone": "+32 2 555 12 12"}],
        "old": True,
        "ahead": False,
        "role": "crisisadviseur_oov",
    }


def test_an_empty_place_is_to_be_filled_in_and_never_a_guess(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    contact = contact_of(asked(run), "informeer_burgemeester")
    assert (contact["phone"], contact["own"], contact["role"], contact["checked"]) == (None, False, "burgemeester", None)


def test_an_own_number_is_no_national_one(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    assert contact_of(asked(run, facts={**FACTS, "strafbaar_feit": "ja", "eigen_organisatie": "ja"}), "bel_ibd")["own"] is False


def test_the_file_names_the_region_unless_another_gemeente_is_asked(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    own, other = run("advise", *flags(FACTS)), run("advise", *flags(FACTS), "--gemeente", "Goes")
    assert "Veiligheidsregio Twente" in own.out
    assert own.err == ""
    assert "Veiligheidsregio Zeeland" in other.out
    assert "088 - 123 45 67" not in other.out
    assert other.err == "contacten.yaml is van Borne. Dit is voor Goes, dus zonder de nummers uit dat bestand.\n"
    assert "088 - 123 45 67" in run("advise", *flags(FACTS), "--gemeente", "gemeente borne").out


def test_without_a_gemeente_in_the_file_the_numbers_go_with_any(write: Callable[..., Path], run: Run) -> None:
    write(FILLED.replace("gemeente: Borne\n", ""))
    said = run("advise", *flags(FACTS), "--gemeente", "Goes")
    assert "Veiligheidsregio Zeeland" in said.out
    assert "088 - 123 45 67" in said.out


def test_the_screen_shows_numbers_old_ones_deputies_and_who_may_scale_up(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    said = run("advise", *flags(FACTS), "--now", NOW).out
    assert (
        """\
    074 - 265 86 86  (Piket OOV, LET OP: oud, 1 januari 2025)
    06 - 12 34 56 78  (J. Jansen)
    +32 2 555 12 12  (vervanger)
"""
        in said
    )
    assert "Informeer de burgemeester. (Door de crisisadviseur OOV.) (nummer niet" in said
    assert "  Wie hier mag opschalen: De leider CoPI (commando plaats incident) tot GRIP 1.\n" in said


@pytest.mark.parametrize("facts", [{}, FACTS, {**FACTS, "eigen_organisatie": "ja", "persoonsgegevens": "ja", "gevaar_voor_mensen": "ja"}])
def test_with_all_numbers_and_many_deputies_the_first_screen_still_holds_the_three_headings(
    facts: dict[str, str], write: Callable[..., Path], run: Run
) -> None:
    deputies = "".join(f"      - {{ name: Vervanger {number}, phone: 06 - 12 34 56 7{number} }}\n" for number in range(9))
    slot = f"name: Piket\n    phone: 074 - 265 86 86\n    deputies:\n{deputies}"
    write("gemeente: Borne\ncontacts:\n" + "".join(f"  {name}:\n    {slot}" for name in shipped().roles))
    screen = run("advise", "--no-input", "--now", NOW, *flags(facts)).out.splitlines()[:24]
    assert [heading for heading in ("Leiding nu:", "DOE DIT NU", "SCHAAL OP ALS") if any(line.startswith(heading) for line in screen)] == [
        "Leiding nu:", "DOE DIT NU", "SCHAAL OP ALS",
    ]  # fmt: skip
    assert any("074 - 265 86 86  (Piket, LET OP: nooit gecontroleerd)" in line for line in screen)


def test_markdown_shows_the_same(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    said = run("advise", *flags(FACTS), "--now", NOW, "--format", "markdown").out
    assert "**074 - 265 86 86** (Piket OOV, LET OP: oud, 1 januari 2025) **06 - 12 34 56 78** (J. Jansen)" in said
    assert "- **Wie hier mag opschalen**: De leider CoPI (commando plaats incident) tot GRIP 1.\n" in said


def test_teams_have_the_names_they_have_here(write: Callable[..., Path]) -> None:
    kb = with_team_names(shipped(), loaded(write(FILLED)).team_names)
    assert (kb.actors["gbt"].name, kb.actors["rbt"].name) == ("het beleidsteam", "het regionaal beleidsteam (RBT)")
    assert with_team_names(shipped(), {}) is shipped()


NOT_OURS = ("phone", "checked", "confirmed", "own", "person", "deputies", "old", "name")


def without_contacts(advice: Any) -> Any:
    """The advice without what the own file may fill in."""
    for each in (*advice["actions"], *advice["calls"]):
        for key in NOT_OURS:
            (each["contact"] or {}).pop(key, None)
    for each in advice["calls"]:
        each.pop("told", None)
        each.pop("opening", None)
    del advice["own"]
    return advice


@pytest.mark.parametrize("facts", [{}, FACTS, {**FACTS, "eigen_organisatie": "ja", "persoonsgegevens": "ja"}, {"fase": "koud"}])
def test_the_file_fills_places_and_changes_no_rule(facts: dict[str, str], write: Callable[..., Path], run: Run) -> None:
    without = asked(run, "--explain", "--gemeente", "Borne", facts=facts)
    write(FILLED)
    with_file = asked(run, "--explain", facts=facts)
    assert without["own"] is None
    assert with_file["own"]["gemeente"] == "Borne"
    assert without_contacts(with_file) == without_contacts(without)


def test_the_same_file_and_facts_give_the_same_bytes_and_the_schema_holds(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    first, second = (run("advise", "--json", "--now", NOW, *flags(FACTS)).out for _ in range(2))
    assert first == second
    assert list(Draft202012Validator(advice_schema()).iter_errors(json.loads(first))) == []


def test_no_contacts_gives_advice_as_if_there_were_no_file(write: Callable[..., Path], run: Run) -> None:
    before = run("advise", "--json", "--now", NOW, *flags(FACTS)).out
    write("dit is: [niet af\n")
    assert run("advise", "--json", "--now", NOW, "--no-contacts", *flags(FACTS)).out == before


def test_a_broken_file_stops_the_advice_with_one_line_that_says_how_to_go_on(write: Callable[..., Path], run: Run) -> None:
    write("gemeente: Borne\nbaas: ik\ncontacts:\n  ciso: { phone: 1 }\n")
    said = run("advise", "--no-input")
    assert said.code == 3
    assert said.refusal == (
        "Fout: contacten.yaml:2: onbekende sleutel 'baas'. Haal de regel weg. Verder zonder eigen nummers: gebruik --no-contacts. "
        "En nog 1 andere: typ wegenkaart contacts check."
    )


@POSIX
def test_a_file_that_others_can_write_stops_the_advice_as_well(write: Callable[..., Path], run: Run) -> None:
    write(FILLED, 0o622)
    said = run("advise", "--no-input")
    assert said.code == 4
    assert said.refusal.endswith("Verder zonder eigen nummers: gebruik --no-contacts.")


def test_without_a_file_an_advice_says_which_numbers_are_not_filled_in_and_how_to_do_that(run: Run) -> None:
    said = run("advise", *flags(FACTS), "--now", NOW)
    assert said.err == ""
    assert "Informeer de burgemeester. (Door de crisisadviseur OOV.) (nummer niet" in said.out
    assert " ".join(said.out.split("LET OP\n")[1].split("\n\n")[0].split()) == (
        "- Niet ingevuld zijn de nummers van: crisisadviseur openbare orde en veiligheid, piket van de veiligheidsregio, burgemeester, "
        "gemeentesecretaris en piket communicatie. Zoek ze in uw crisisplan. Typ: wegenkaart contacts init --gemeente NAAM"
    )
    advice = asked(run)
    assert advice["own"] is None
    assert contact_of(advice, "bel_crisisadviseur_oov")["role"] == "crisisadviseur_oov"
    assert contact_of(advice, "bel_crisisadviseur_oov")["phone"] is None


TEAMS = """\
gemeente: Borne
contacts:
  ict_piket: { name: Piket ICT, phone: 074 - 265 11 11, checked: 2026-11-01 }
  communicatie: { name: Woordvoering, phone: 074 - 265 22 22, checked: 2026-11-01 }
"""
HACK = {"fase": "warm", "eigen_organisatie": "ja", "strafbaar_feit": "ja"}


def test_who_else_does_something_stands_beside_it_with_the_own_number(write: Callable[..., Path], run: Run) -> None:
    write(TEAMS)
    said = " ".join(run("advise", *flags(HACK), "--now", NOW).out.split())
    assert "van het netwerk. (Door de manager ICT (informatie- en communicatietechnologie).) 074 - 265 11 11 (Piket ICT)" in said
    assert "van het netwerk. (Door de manager ICT.) **074 - 265 11 11** (Piket ICT)" in (
        run("advise", *flags(HACK), "--now", NOW, "--format", "markdown").out
    )
    advice = asked(run, facts=HACK)
    assert [contact_of(advice, name)["phone"] for name in ("isoleer_getroffen_systemen", "blijf_zelf_bereikbaar")] == [
        "074 - 265 11 11",
        "074 - 265 22 22",
    ]


def test_who_else_does_something_and_has_no_number_is_not_filled_in(run: Run) -> None:
    said = " ".join(run("advise", *flags(HACK), "--now", NOW).out.split())
    assert "(Door de manager ICT (informatie- en communicatietechnologie).) (nummer niet ingevuld)" in said
    assert "piket van ICT" in said.partition("Niet ingevuld zijn de nummers van:")[2].partition(". Zoek")[0]
    contact = contact_of(asked(run, facts=HACK), "isoleer_getroffen_systemen")
    assert (contact["id"], contact["role"], contact["phone"]) == ("manager_ict", "ict_piket", None)
    assert contact_of(asked(run, facts=HACK), "bel_politie")["phone"] == "0900-8844"


def test_who_may_scale_up_keeps_one_full_stop_when_it_is_old(write: Callable[..., Path], run: Run) -> None:
    write(FILLED.replace("GRIP 1., checked: 2026-10-01", "GRIP 1., checked: 2024-10-01"))
    said = " ".join(run("advise", *flags(FACTS), "--now", NOW).out.split())
    assert "tot GRIP 1, LET OP: oud, 1 oktober 2024" in said


def test_a_knowledge_base_without_places_takes_no_numbers(write: Callable[..., Path], run: Run) -> None:
    write("contacts:\n  ciso: { phone: 112 }\n")
    small = str(ROOT / "tests" / "bad" / "good")
    said = run("advise", "--no-input", "--data", small)
    assert (said.code, said.refusal) == (
        3,
        "Fout: contacten.yaml:2: er is geen rol 'ciso'. Haal de regel weg. Verder zonder eigen nummers: gebruik --no-contacts.",
    )
    assert run("advise", "--no-input", "--data", small, "--no-contacts").code == 0


def test_what_is_filled_in_is_not_remembered(write: Callable[..., Path], home: Path) -> None:
    write(FILLED)
    done = process("advise", "--no-input", "--json")
    assert done.returncode == 0
    assert b"074 - 265 86 86" in done.stdout
    others = [path for path in home.rglob("*") if path.is_file() and path.name != "contacten.yaml"]
    assert others != []
    assert [path for path in others if b"265 86 86" in path.read_bytes() or b"Piket OOV" in path.read_bytes()] == []


@pytest.mark.parametrize("name", ["[bold red]J[/bold red]", "**J** <script>alert(1)</script>", "{veiligheidsregio}", "=1+1", "`J`|x"])
def test_a_name_is_shown_as_it_is_written(name: str, write: Callable[..., Path], run: Run) -> None:
    write(f"contacts:\n  crisisadviseur_oov: {{ name: {json.dumps(name)}, phone: 074 - 265 86 86, checked: 2026-11-01 }}\n")
    assert f"    074 - 265 86 86  ({name})\n" in run("advise", *flags(FACTS), "--now", NOW).out
    assert contact_of(asked(run), "bel_crisisadviseur_oov")["person"] == name
    assert "<script>" not in run("advise", *flags(FACTS), "--now", NOW, "--format", "markdown").out


def test_a_batch_uses_the_numbers_too(write: Callable[..., Path], run: Run) -> None:
    write(FILLED)
    said = run("advise", "--batch", "-", "--now", NOW, stdin="{}\n" + json.dumps(FACTS) + "\n")
    assert [json.loads(line)["own"]["gemeente"] for line in said.out.splitlines()] == ["Borne", "Borne"]


def test_a_person_without_a_name_is_called_by_the_role(write: Callable[..., Path]) -> None:
    contacts = loaded(write("contacts:\n  burgemeester: { phone: 112 }\n"))
    advice = advise(Tables(shipped()), FACTS, Setting(now=datetime(2026, 11, 23, 2, tzinfo=UTC), contacts=contacts))
    said = next(each.contact for each in advice.actions if each.id == "informeer_burgemeester")
    assert said is not None
    assert numbers(said) == [("112", " (de burgemeester, LET OP: nooit gecontroleerd)")]
    assert '"own": null' in advice_json(
        advise(Tables(shipped()), FACTS, Setting(now=datetime(2026, 11, 23, 2, tzinfo=UTC), contacts=NOTHING))
    )


# The page for who fills it in


def test_the_page_shows_the_file_that_is_made_for_you(golden: Callable[[Path, str], None]) -> None:
    page = ROOT / "docs" / "contacten.md"
    text = page.read_text(encoding="utf-8")
    start, end = text.index("```yaml\n# De eigen"), text.index("\n```\n", text.index("```yaml\n# De eigen"))
    kb = with_region(as_written(), "Veiligheidsregio Twente")
    made = template(kb, gemeenten.find(tables(), "Borne").gemeente)
    golden(page, f"{text[:start]}```yaml\n{made.rstrip()}{text[end:]}")
