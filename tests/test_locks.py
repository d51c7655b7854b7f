"""The locks say the same to uv, to pip and in the bill of materials, and nothing about the machine on which they were made."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from sbom import bill
from wegenkaart import __version__

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")


def requirements(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """Package → version."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", requirements(name), re.MULTILINE))


def locked() -> dict[str, str]:
    with (ROOT / "uv.lock").open("rb") as file:
        return {each["name"]: each["version"] for each in tomllib.load(file)["package"] if "version" in each}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_pip_gets_the_versions_of_uv_lock(name: str) -> None:
    assert pins(name).items() <= locked().items()
    assert pins(name)


def test_the_development_lock_holds_all_of_uv_lock_and_the_others_are_part_of_it() -> None:
    assert pins("requirements-dev.txt") == locked()
    assert pins("requirements.txt").items() | pins("requirements-build.txt").items() <= locked().items()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_package_has_a_hash(name: str) -> None:
    entries = re.split(r"^(?=[a-z0-9-]+==)", requirements(name), flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(name))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_run_time_lock_holds_every_dependency_of_the_project() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        dependencies = tomllib.load(file)["project"]["dependencies"]
    assert {re.split(r"[<>=~!]", each)[0] for each in dependencies} <= pins("requirements.txt").keys()


@pytest.mark.parametrize("name", [*REQUIREMENTS, "uv.lock"])
def test_a_lock_names_no_other_place_than_the_public_index(name: str) -> None:
    addresses = {address.split("/")[2] for address in re.findall(r"[a-z]+://[^\s\"]*", requirements(name))}
    assert addresses <= {"pypi.org", "files.pythonhosted.org"}
    assert "file:" not in requirements(name)


def test_other_bytes_under_the_same_name_are_refused(tmp_path: Path) -> None:
    """As from a mirror that was broken into. The hash of the real file is in the lock; the one on this shelf differs in one byte."""
    wheel = shelved(tmp_path / "shelf")
    right, wrong = hashlib.sha256(wheel.read_bytes()).hexdigest(), hashlib.sha256(wheel.read_bytes() + b"\n").hexdigest()
    assert downloaded(tmp_path, right) == (0, "")
    code, complaint = downloaded(tmp_path, wrong)
    assert code == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE" in complaint
    assert f"Expected sha256 {wrong}" in complaint


def shelved(shelf: Path) -> Path:
    """A small wheel of a package in our lock."""
    shelf.mkdir()
    wheel = shelf / f"mdurl-{pins('requirements.txt')['mdurl']}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        folder = wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"
        archive.writestr(
            f"{folder}/METADATA", f"Metadata-Version: 2.1\nName: mdurl\nVersion: {folder.split('-')[1].removesuffix('.dist')}\n"
        )
        archive.writestr(f"{folder}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{folder}/RECORD", "")
    return wheel


def downloaded(folder: Path, sha256: str) -> tuple[int, str]:
    """What pip says of this line of our lock, with another hash."""
    lock = folder / "requirements.txt"
    lock.write_text(f"mdurl=={pins('requirements.txt')['mdurl']} --hash=sha256:{sha256}\n", encoding="utf-8")
    pip = [sys.executable, "-I", "-m", "pip", "download", "-qq", "--no-deps", "--disable-pip-version-check", "--no-index", "--no-cache-dir"]
    done = subprocess.run(
        [*pip, "--find-links", str(folder / "shelf"), "--require-hashes", "-r", str(lock), "-d", str(folder / "got")],
        env={"PIP_CONFIG_FILE": os.devnull}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


# The bill of materials, which `make sbom` writes


def test_the_bill_of_materials_is_what_the_standard_asks() -> None:
    strict = JsonStrictValidator(SchemaVersion.V1_5)
    assert strict.validate_str(json.dumps(bill())) is None
    wrong = bill()
    wrong["components"][0]["licenses"] = [{"license": {"id": "Very Free"}}]
    assert "Very Free" in str(strict.validate_str(json.dumps(wrong)))


def test_the_bill_of_materials_is_of_this_program() -> None:
    program = bill()["metadata"]["component"]
    assert (program["type"], program["name"], program["version"]) == ("application", "wegenkaart", __version__)
    assert program["licenses"] == [{"license": {"id": "EUPL-1.2"}}]


def test_the_bill_of_materials_holds_every_package_and_every_hash_of_the_run_time_lock() -> None:
    components = bill()["components"]
    assert {each["name"]: each["version"] for each in components} == pins("requirements.txt")
    assert {each["purl"] for each in components} == {f"pkg:pypi/{name}@{version}" for name, version in pins("requirements.txt").items()}
    files = [file for each in components for file in each["externalReferences"]]
    locked_hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", requirements("requirements.txt"))
    assert sorted(file["hashes"][0]["content"] for file in files) == sorted(locked_hashes)


def test_the_bill_of_materials_says_what_needs_what() -> None:
    found = bill()
    names = {each["bom-ref"]: each["name"] for each in [*found["components"], found["metadata"]["component"]]}
    needs = {names[each["ref"]]: {names[ref] for ref in each.get("dependsOn", ())} for each in found["dependencies"]}
    assert needs["wegenkaart"] == {"pydantic", "pyyaml", "questionary", "rich", "typer", "tzdata"}
    assert needs["questionary"] == {"prompt-toolkit"}
    assert needs["mdurl"] == set()


def test_the_bill_of_materials_is_the_same_every_time() -> None:
    assert json.dumps(bill()) == json.dumps(bill())
    assert bill().keys() == {"bomFormat", "specVersion", "version", "metadata", "components", "dependencies"}
    assert "timestamp" not in bill()["metadata"]


def test_every_run_time_package_stands_with_its_licence_and_its_reason_on_the_page() -> None:
    page = (ROOT / "docs" / "adr" / "0005-dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)`[^|]* \| ([\w.-]+) \|.* \| (.*\w.*) \|$", page, re.MULTILINE)
    assert sorted((name, licence) for name, licence, _ in rows) == sorted(
        (each["name"], each["licenses"][0]["license"]["id"]) for each in bill()["components"]
    )
    assert len(rows) <= 20
