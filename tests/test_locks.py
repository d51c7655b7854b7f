"""The locks say the same to uv and to pip, and nothing about the machine on which they were made."""

import re
import tomllib
from pathlib import Path

import pytest

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
