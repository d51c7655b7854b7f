"""The documentation says what is so: examples are run and compared, links lead somewhere, generated pages are up to date.

`make golden` writes what the program says now into the examples and the generated pages; the diff is the review.
"""

import itertools
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import MISSING, Field, fields
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pexpect
import pytest
import typer

from wegenkaart import __version__, model
from wegenkaart.advice import Advice
from wegenkaart.cli.app import app
from wegenkaart.engine import Tables
from wegenkaart.errors import InvalidFile
from wegenkaart.inventory import citations, parts
from wegenkaart.knowledge import default_data, load
from wegenkaart.knowledge.sections import COLLECTIONS
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.documents import decisions_page, diagrams_page, statements_page
from wegenkaart.slots import with_region
from wegenkaart.textfile import MAX_BYTES
from wegenkaart.yamlfile import MAX_DEPTH, MAX_NODES, MAX_SCALAR, parse

ROOT = Path(__file__).parents[1]
README, GUIDE, FORMAT = ROOT / "README.md", ROOT / "docs" / "handleiding.md", ROOT / "docs" / "data-format.md"
DECISIONS, STATEMENTS = ROOT / "docs" / "beslistabellen.md", ROOT / "docs" / "factsheet-weg2.md"
FACTSHEET = "ccv_weg2"
PAGES = (README, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
GENERATED: dict[Path, Callable[[KnowledgeBase], str]] = {
    DECISIONS: lambda kb: decisions_page(Tables(kb)),
    STATEMENTS: lambda kb: statements_page(kb, FACTSHEET),
    ROOT / "docs" / "diagrammen.md": diagrams_page,
}

FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
# An example in a terminal. A comment before it holds what is typed at the prompts, and how many lines are shown.
CONSOLE = re.compile(
    r"(?:^<!-- typ: (?P<typed>[^>]*?), toon (?P<shown>\d+) regels -->\n)?^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
# Knowledge that is refused, and what the program says to it.
REFUSED = re.compile(r"^```yaml fout\n(?P<bad>.*?)^```\n\n```text\n(?P<said>.*?)^```$", re.MULTILINE | re.DOTALL)

# A heading of data-format.md (the word in code) → the record it describes.
DESCRIBED = {
    "sources": model.Source, "goal": model.Claim, "roads": model.Road, "drivers": model.Driver, "examples": model.Example,
    "facts": model.Fact, "groups": model.Group, "decisions": model.Decision, "rules": model.Rule, "levels": model.Level,
    "descents": model.Descent, "actors": model.Actor,
    "responsibilities": model.Responsibility, "actions": model.Action, "duties": model.Duty, "resources": model.Resource,
    "roles": model.Role, "preparations": model.Preparation,
    "phones": model.Phone, "warnings": model.Warning, "conflicts": model.Conflict, "readings": model.Reading, "cases": model.Case,
    "expect": model.Expected, "exercises": model.Exercise, "exercises.expect": model.ExactlyExpected,
    "outline": model.Outline,
}  # fmt: skip
SHARED = (model.Record, model.Grounded, model.Scoped, KnowledgeBase)
"""They have no heading: their keys stand with the records that have them."""


@cache
def knowledge() -> KnowledgeBase:
    return with_region(load(default_data()))


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def compare(path: Path, now: str, request: pytest.FixtureRequest) -> None:
    """The page as it should be; written instead when the golden screens are refreshed."""
    if request.config.getoption("golden"):
        path.write_text(now, encoding="utf-8")
    assert text(path).splitlines() == now.splitlines(), f"{path.name} is out of date: run `make golden` and read the diff"


# Examples


@pytest.mark.parametrize("page", [README, GUIDE, FORMAT], ids=lambda page: page.name)
def test_every_example_is_what_the_program_says(page: Path, request: pytest.FixtureRequest) -> None:
    knowledge()  # when it is refused, no page is written
    with ThreadPoolExecutor() as pool:
        blocks = list(CONSOLE.finditer(text(page)))
        said = iter(list(pool.map(lambda block: replayed(block, page), blocks)))
    now = CONSOLE.sub(lambda _: next(said), text(page))
    compare(page, REFUSED.sub(lambda block: f"```yaml fout\n{block['bad']}```\n\n```text\n{complaint(block['bad'])}```", now), request)


def replayed(block: re.Match[str], page: Path) -> str:
    """The block with what its commands print now, in a folder with the examples and the files that the page shows."""
    if "| jq" in block["body"] and not shutil.which("jq"):
        return block[0]
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        for shown in FENCE.finditer(text(page)):
            if title := re.match(r"# ([a-z-]+\.yaml)\n", shown["body"]):
                (folder / title[1]).write_text(shown["body"], encoding="utf-8")
        commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
        if block["typed"]:
            lines = typed(commands[0][2:], block["typed"].split(), folder).splitlines()[: int(block["shown"])]
            screen = "\n".join([commands[0], *lines]) + "\n"
            return f"<!-- typ: {block['typed']}, toon {block['shown']} regels -->\n```console\n{screen}```"
        return "```console\n" + "".join(f"{line}\n{output(line[2:], folder)}" for line in commands) + "```"


@pytest.fixture(scope="module", autouse=True)
def command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """As a reader has it: `wegenkaart` is a command. Written once: a script that is open for writing somewhere cannot be started."""
    program = tmp_path_factory.mktemp("bin") / "wegenkaart"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m wegenkaart "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    BIN.append(program.parent)
    yield
    BIN.clear()


BIN: list[Path] = []


def environment() -> dict[str, str]:
    path = f"{BIN[0]}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "TERM": "dumb"}


def output(command: str, folder: Path) -> str:
    """What stands on the screen after a command: both streams."""
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return "\n".join(line.rstrip() for line in done.stdout.decode().strip("\n").splitlines()) + "\n" * bool(done.stdout)


def typed(command: str, answers: Iterable[str], folder: Path) -> str:
    """The same in a terminal in which someone answers."""
    terminal = pexpect.spawn(
        "/bin/sh", ["-c", command], cwd=str(folder), env=environment(), encoding="utf-8", timeout=60, dimensions=(24, 80)
    )
    screen = ""
    for answer in answers:
        terminal.expect_exact("): ")
        screen += terminal.before + terminal.after
        terminal.sendline(answer)
    terminal.expect(pexpect.EOF)
    return "\n".join(line.rstrip() for line in (screen + terminal.before).splitlines())


def complaint(bad: str) -> str:
    """What loading says when this stands in a file beside the shipped knowledge."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path in (ROOT / "data").glob("*.yaml"):
            shutil.copy(path, folder)
        (folder / "voorbeeld.yaml").write_text(bad, encoding="utf-8")
        with pytest.raises(InvalidFile) as refused:
            load(folder)
    return f"{refused.value}\n"


# Commands


def test_every_command_and_option_stands_in_the_readme_or_the_guide() -> None:
    both = text(README) + text(GUIDE)
    missing = [f"wegenkaart {name}" for name in commands() if f"wegenkaart {name}" not in both]
    options = {option for known in commands().values() for option in known if option.startswith("--")}
    missing += [option for option in sorted(options) if not re.search(rf"(?<![\w-]){option}(?![\w-])", both)]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_exists(page: Path) -> None:
    assert [line for line in written_commands(page) if not exists(line)] == []


def commands() -> dict[str, set[str]]:
    """Command → its options; the empty name stands for the program itself."""
    program: Any = typer.main.get_command(app)
    groups = {name: command for name, command in program.commands.items() if hasattr(command, "commands")}
    inside = {f"{name} {inner}": command for name, group in groups.items() for inner, command in group.commands.items()}
    every = {"": program, **program.commands, **inside}
    return {name: {"-h", "--help", *(opt for param in command.params for opt in param.opts)} for name, command in every.items()}


def written_commands(page: Path) -> Iterator[str]:
    """Every `wegenkaart …` in code: within a sentence, and after a prompt."""
    yield from re.findall(r"`(wegenkaart[^`\n]*)`", FENCE.sub("", text(page)))
    for block in FENCE.finditer(text(page)):
        yield from (line.removeprefix("$ ") for line in block["body"].splitlines() if re.match(r"(\$ )?wegenkaart( |$)", line))


def exists(line: str) -> bool:
    words = [*itertools.takewhile(lambda word: word not in ("|", ">", "…"), shlex.split(line))][1:]
    names = (" ".join(words[:length]) for length in (2, 1))
    name = next((each for each in names if each in commands()), words[0] if words and not words[0].startswith("-") else "")
    used = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
    return name in commands() and used <= commands()[name]


def test_every_make_target_on_a_page_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    used = {target for page in PAGES for target in re.findall(r"(?:^\$ |^|`)make ([a-z]+)", text(page), re.MULTILINE)}
    assert {"advise", "test", "golden"} <= used <= targets


def test_the_readme_names_every_key_of_an_advice_and_every_exit_code() -> None:
    assert set(rows(section(README, "JSON for runbooks"))) == {each.name for each in fields(Advice)}
    assert set(rows(section(README, "Exit codes"))) == {"0", "1", "2", "3", "4", "70", "129", "130", "131", "143"}


@pytest.mark.parametrize("page", [GUIDE, FORMAT], ids=lambda page: page.name)
def test_every_sentence_of_the_program_that_a_page_quotes_is_still_said(page: Path) -> None:
    tables = re.findall(r"^\| (?:u ziet|u leest|de controle zegt) \|[^\n]*\n(.*?)\n\n", text(page), re.MULTILINE | re.DOTALL)
    first = [line.split(" | ")[0] for table in tables for line in table.splitlines()]
    pieces = {piece.strip() for cell in first for quoted in re.findall("`([^`]+)`", cell) for piece in quoted.split("…")} - {""}
    code = "\n".join(text(path) for path in (ROOT / "src").rglob("*.py"))
    assert len(pieces) >= 5
    assert [piece for piece in sorted(pieces) if piece not in code] == []


# The format of the data


@pytest.mark.parametrize("number", range(len(re.findall(r"^```yaml$", text(FORMAT), re.MULTILINE))))
def test_every_yaml_example_loads_over_the_shipped_knowledge(number: int, tmp_path: Path) -> None:
    """Records of the example take the place of those with the same id; the whole is then proved as always."""
    examples = [block["body"] for block in FENCE.finditer(text(FORMAT)) if block["kind"] == "yaml"]
    for key, value in laid_over(shipped(), examples[number]).items():
        (tmp_path / f"{key}.yaml").write_text(json.dumps({key: value}, ensure_ascii=False), encoding="utf-8")
    load(tmp_path)


@cache
def shipped() -> dict[str, Any]:
    raw: dict[str, Any] = {}
    for path in sorted((ROOT / "data").glob("*.yaml")):
        for key, value in content(path.read_bytes()).items():
            raw[key] = raw.get(key, {}) | value if isinstance(value, dict) else value
    return raw


def content(raw: bytes) -> dict[str, Any]:
    value = parse(raw, "voorbeeld.yaml").value
    assert isinstance(value, dict)
    return value


def laid_over(raw: dict[str, Any], example: str) -> dict[str, Any]:
    raw = deepcopy(raw)
    for key, value in content(example.encode()).items():
        if key not in COLLECTIONS:
            raw[key] = raw[key] | value if isinstance(value, dict) else value
            continue
        for name, record in value.items():
            if set(record) == {"rules"}:
                rules = {rule["id"]: rule for rule in (*raw[key][name]["rules"], *record["rules"])}
                raw[key][name]["rules"] = list(rules.values())
            elif set(record) == {"expect"}:
                raw[key][name]["expect"] |= record["expect"]
            else:
                raw[key][name] = record
    return raw


@pytest.mark.parametrize(("key", "record"), DESCRIBED.items(), ids=DESCRIBED)
def test_every_key_of_a_record_is_explained_and_so_is_whether_it_must_be_there(key: str, record: Any) -> None:
    expected = {each.name: "ja" if required(each) else "nee" for each in fields(record) if each.name != "id"}
    if key == "rules":
        expected = {"id": "ja", **expected}
    explained = section(FORMAT, f"`{key}`")
    assert rows(explained) == expected
    assert [value for value in choices(record) if f"`{value}`" not in explained] == []


def test_every_record_of_the_model_is_explained() -> None:
    classes = {each for each in vars(model).values() if hasattr(each, "__dataclass_fields__")}
    assert classes - {*DESCRIBED.values()} == set(SHARED)
    assert set(rows(section(FORMAT, "Wat er in de bestanden staat"))) == {each.name for each in fields(KnowledgeBase)} - {"sha256"}


def choices(record: Any) -> Iterator[str]:
    """The values of every key that allows only some."""
    for hint in get_type_hints(record).values():
        yield from (value for each in (hint, *get_args(hint)) if get_origin(each) is Literal for value in get_args(each))


def test_the_page_names_the_limits_of_the_reader() -> None:
    assert (MAX_BYTES, MAX_NODES, MAX_SCALAR, MAX_DEPTH) == (2_000_000, 50_000, 20_000, 20)
    assert [limit for limit in ("2.000.000 bytes", "50.000 onderdelen", "20.000 tekens", "20 niveaus") if limit not in text(FORMAT)] == []


def required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def section(page: Path, heading: str) -> str:
    """What stands under a heading, up to the next heading of any level."""
    found = [part for part in re.split(r"^#+ ", text(page), flags=re.MULTILINE)[1:] if heading in part.partition("\n")[0]]
    assert len(found) == 1, f"{page.name} has {len(found)} headings with {heading}"
    return found[0]


def rows(part: str) -> dict[str, str]:
    """The first column of a table (what stands there in code) → the second."""
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]*?) \|", part, re.MULTILINE))


# Generated pages


@pytest.mark.parametrize("page", GENERATED, ids=lambda page: page.name)
def test_a_generated_page_is_what_the_knowledge_says_now(page: Path, request: pytest.FixtureRequest) -> None:
    compare(page, GENERATED[page](knowledge()), request)


def test_every_statement_of_the_factsheet_lives_somewhere_in_the_knowledge() -> None:
    cited = citations(knowledge())
    places = knowledge().sources[FACTSHEET].places
    assert len(places) >= 80
    assert [place for place in places if not cited.get(f"{FACTSHEET}:{place}")] == []


def test_the_decision_tables_name_every_rule_and_responsibility() -> None:
    page = text(DECISIONS)
    names = [rule.id for rule in knowledge().rules()] + list(knowledge().responsibilities)
    assert [name for name in names if f"**{name}**" not in page and f"`{name}`" not in page] == []


def test_the_overview_of_grip_has_five_rows_and_three_columns() -> None:
    grid = section(DECISIONS, "Overzicht: Welk GRIP-niveau")
    cells = [re.findall(r"(geen GRIP|GRIP \d) \(T\d\d\)", line) for line in grid.splitlines() if line.startswith("| **")]
    assert cells == [
        ["GRIP 5", "GRIP 4", "GRIP 3"],
        ["GRIP 2", "GRIP 2", "GRIP 2"],
        ["GRIP 2", "GRIP 2", "GRIP 1"],
        ["geen GRIP", "geen GRIP", "geen GRIP"],
        ["geen GRIP", "geen GRIP", "geen GRIP"],
    ]


# All pages together


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?![a-z]+:)([^)\s]+)\)", FENCE.sub("", text(page)))
    assert [link for link in links if not leads_somewhere(page, link)] == []


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text(page)), re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_place_on_somebodys_machine(page: Path) -> None:
    assert re.findall(r"(?:/home/|/Users/|/work/|/root/|/tmp/|[A-Z]:\\)\S*", text(page)) == []


@pytest.mark.parametrize("page", [GUIDE, FORMAT], ids=lambda page: page.name)
def test_a_page_for_people_in_a_crisis_uses_plain_words(page: Path) -> None:
    heavy = "dient te|inzake|middels|teneinde|betreffende|omtrent|alsmede|derhalve|conform|reeds|thans|indien|tevens|onverwijld|je|jouw"
    assert re.findall(rf"\b(?:{heavy})\b|—", FENCE.sub("", text(page))) == []


def test_every_adr_that_the_knowledge_names_exists() -> None:
    named = {part.adr for _, part in parts(knowledge()) if getattr(part, "adr", None)}
    assert named
    assert [number for number in named if not list((ROOT / "docs" / "adr").glob(f"{number}-*.md"))] == []


def test_the_glossary_knows_every_record_of_the_model() -> None:
    glossary = text(ROOT / "docs" / "glossary.md")
    names = {each.__name__ for key, each in DESCRIBED.items() if key in COLLECTIONS} | {"KnowledgeBase", "Claim", "Outline"}
    assert [name for name in sorted(names) if not re.search(rf"^\| {name}\b", glossary, re.MULTILINE)] == []


def test_the_changelog_speaks_of_this_version_and_of_its_knowledge() -> None:
    changelog = text(ROOT / "CHANGELOG.md")
    assert re.search(rf"^## \[{re.escape(__version__)}\]", changelog, re.MULTILINE)
    assert "\n### Added\n" in changelog
    assert "\n### Kennis\n" in changelog
