"""The bill of materials: what the program needs to run, from which files, under which licences. CycloneDX; `make sbom`.

uv writes it from `uv.lock`. Here come the name of the program and the licences, and what makes it differ every time goes.
"""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from typing import Any, TypeAlias

from wegenkaart import __version__

Part: TypeAlias = dict[str, Any]

ROOT = Path(__file__).parents[1]
EXPORT = "export --quiet --frozen --offline --no-default-groups --format cyclonedx1.5 --preview-features sbom-export"

# Their metadata says only "BSD", or they are not installed on every system. Read in the licence that comes with them.
READ = {"colorama": "BSD-3-Clause", "prompt-toolkit": "BSD-3-Clause"}
SPDX = {"MIT License": "MIT", "ISC License": "ISC"}


def bill() -> Part:
    """The same for the same lock: no moment and no random number, unlike what uv writes."""
    uv = Path(sys.executable).with_name("uv")
    found: Part = json.loads(subprocess.run([uv, *EXPORT.split()], cwd=ROOT, capture_output=True, check=True).stdout)
    del found["serialNumber"], found["metadata"]["timestamp"]
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    program = found["metadata"]["component"]
    program |= {"type": "application", "version": __version__, "description": project["description"], "licenses": _spdx(project["license"])}
    for each in found["components"]:
        each["licenses"] = _spdx(licence(each["name"]))
    _only_needed(program["bom-ref"], found, {re.split(r"[<>=~!]", each)[0] for each in project["dependencies"]})
    return found


def licence(package: str) -> str:
    """By its SPDX name, as the installed package says it itself; the oldest way in which packages say it is a classifier."""
    if package in READ:
        return READ[package]
    said = metadata(package)
    classifiers = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier", ()) if each.startswith("License ::")]
    named: list[str] = [*said.get_all("License-Expression", ()), *said.get_all("License", ()), *classifiers]
    return SPDX.get(named[0], named[0])


def _spdx(name: str) -> list[Part]:
    return [{"license": {"id": name}}]


def _only_needed(program: str, found: Part, dependencies: set[str]) -> None:
    """Without what uv adds: that the program itself needs a development tool, when something at run time needs that too."""
    names = {each["bom-ref"]: each["name"] for each in found["components"]}
    for each in found["dependencies"]:
        if each["ref"] == program:
            each["dependsOn"] = [ref for ref in each["dependsOn"] if names[ref] in dependencies]


def main() -> None:
    target = ROOT / "dist" / f"wegenkaart-{__version__}.cdx.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
