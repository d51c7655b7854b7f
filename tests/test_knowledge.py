"""A knowledge base is loaded whole and proved, or refused with every complaint and the line it is about.

Each file in `bad/` changes one thing in the small, faultless knowledge base in `bad/good/`. Its first lines say exactly
which complaints must come out, in that order; below them stand the file that changes, what stood there (`old`; nothing
when the file is added) and what stands there now (`new`).
"""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from wegenkaart.errors import InvalidFile, Unreadable
from wegenkaart.knowledge import default_data, load

BAD = Path(__file__).parent / "bad"
GOOD = BAD / "good"
COMPLAINT = "# complaint: "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the faultless knowledge base."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


def complaints(folder: Path) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        load(folder)
    return str(caught.value).split("\n")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


# What is refused


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_knowledge_base_gives_exactly_these_complaints(path: Path, folder: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = [line.removeprefix(COMPLAINT) for line in text.splitlines() if line.startswith(COMPLAINT)]
    change = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it knows only text)
    if "old" in change:
        replace(folder / change["file"], change["old"], change["new"])
    else:
        (folder / change["file"]).write_text(change["new"], encoding="utf-8")
    assert complaints(folder) == expected


def test_all_files_that_cannot_be_read_are_named(folder: Path) -> None:
    replace(folder / "facts.yaml", "facts:\n", "facts: &alles\n")
    replace(folder / "roads.yaml", "cases:\n  storing:", "cases:\n  - storing:")
    (folder / "sources.yaml").write_bytes(b"sources:\n  wet:\n    title: De wet van caf\xe9s\n")
    (folder / "terms.yaml").write_text("- CISO\n", encoding="utf-8")
    assert complaints(folder) == [
        "facts.yaml:1: verwijzingen met * of & mogen niet. Schrijf de tekst voluit.",
        "roads.yaml:15: onder 'cases' hoort een blok met ids.",
        "sources.yaml:3: dit is geen UTF-8 (byte 41). Bewaar het bestand als UTF-8.",
        "terms.yaml:1: hier horen sleutels met een dubbele punt. Kijk in een ander bestand van de kennisbank.",
    ]


def test_a_line_is_counted_with_windows_line_ends_and_a_byte_order_mark(folder: Path) -> None:
    text = (folder / "help.yaml").read_text(encoding="utf-8").replace("rank: 3", "rank: drie")
    (folder / "help.yaml").write_text("# Zo bewaart Kladblok het.\n\n" + text, encoding="utf-8-sig", newline="\r\n")
    assert complaints(folder) == ["help.yaml:16: bij 'rank' hoort een heel getal. [vorm]"]


def test_a_complaint_about_a_list_of_many_lines_names_the_line_of_the_part_that_is_wrong(folder: Path) -> None:
    replace(folder / "help.yaml", "roads: [incidenten]\n    because: Daar", "roads:\n      - incidenten\n      - elders\n    because: Daar")
    assert complaints(folder) == ["help.yaml:9: er is geen 'elders' voor 'roads'. Voeg het toe of gebruik een ander id. [verwijzing]"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        load(tmp_path)
    assert str(caught.value) == f"{tmp_path}: hier staan geen YAML-bestanden. Geef bij --data de map van een kennisbank."


@pytest.mark.parametrize("name", ["nergens", "bestand"])
def test_what_is_no_folder_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("date: 2026-11-23\n", encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        load(tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name}: dit is geen map die ik kan lezen. Geef bij --data een map met YAML-bestanden."


def test_a_folder_with_the_name_of_a_file_is_refused(folder: Path) -> None:
    (folder / "oud.yaml").mkdir()
    with pytest.raises(Unreadable) as caught:
        load(folder)
    assert str(caught.value) == f"{folder / 'oud.yaml'}: dit is geen gewoon bestand. Geef de naam van een tekstbestand."


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    (folder / "groot.yaml").write_text("# niets\n" * 250_001, encoding="utf-8")
    assert complaints(folder) == ["groot.yaml:1: dit bestand is te groot (meer dan 2000000 bytes). Splits het of kort het in."]


def test_what_editors_and_macos_leave_behind_is_no_part_of_it(folder: Path) -> None:
    before = load(folder).sha256
    for name in ("._facts.yaml", ".#facts.yaml", "facts.yaml~", "facts.yaml.orig", "LEESMIJ.md"):
        (folder / name).write_bytes(b"\0\x05\x16\x07")
    assert load(folder).sha256 == before


# What comes out


def test_everything_has_the_type_of_the_model_and_the_order_of_the_file(folder: Path) -> None:
    kb = load(folder)
    assert list(kb.facts) == ["fase", "sector", "geraakt", "gevolgen", "afgekondigd"]
    assert list(kb.facts["gevolgen"].values.items()) == [("geen", "Nergens"), ("straat", "In één straat"), ("stad", "In de hele stad")]
    assert kb.facts["geraakt"].id == "geraakt"
    assert kb.date == date(2026, 11, 23)
    assert kb.stale_after_days == 183
    assert (kb.duties["meld_gevolgen"].hours, kb.duties["meld_gevolgen"].months) == (72, None)
    assert [(rule.id, rule.choice, rule.adr) for rule in kb.decisions["omvang"].rules] == [
        ("O1", False, None),
        ("O2", False, None),
        ("O3", True, "0006"),
    ]
    assert kb.resources["hulplijn"].phones[0].number == "088 123 45 67"


def test_one_value_and_a_list_of_one_mean_the_same(folder: Path) -> None:
    assert load(folder).decisions["grip"].rules[0].when == {"omvang": ("groot",), "gevolgen": ("stad",)}
    replace(folder / "decisions.yaml", "when: { omvang: groot, gevolgen: stad }", "when: { omvang: [groot], gevolgen: [stad] }")
    assert load(folder).decisions["grip"].rules[0].when == {"omvang": ("groot",), "gevolgen": ("stad",)}


def test_the_knowledge_base_of_the_program_is_without_fault() -> None:
    kb = load(default_data())
    assert kb.outline.level == "grip"
    assert {"eigen_huis", "cyberincidenten", "cybercrime", "online_ordeverstoringen"} == set(kb.roads)


# The checksum


def test_the_same_bytes_have_the_same_checksum_wherever_they_lie(folder: Path) -> None:
    assert load(folder).sha256 == load(GOOD).sha256
    assert len(load(folder).sha256) == 64


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.yaml")), ids=lambda path: path.stem)
def test_one_byte_more_in_any_file_gives_another_checksum(path: Path, folder: Path) -> None:
    with (folder / path.name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert load(folder).sha256 != load(GOOD).sha256


def test_text_that_moves_to_another_file_gives_another_checksum(folder: Path) -> None:
    (folder / "sources.yaml").rename(folder / "sourcez.yaml")
    assert load(folder).sha256 != load(GOOD).sha256
