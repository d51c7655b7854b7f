"""The house stands as drawn: who may import whom, who may touch the outside world, and no knowledge in code.

A failure here is a question about design. Answer it in the code, or change the drawing below and say why in docs/adr/.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from wegenkaart import yamlfile

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "wegenkaart"

# A module imports only from rows above its own. A package counts as one row.
ROWS = (
    "errors",
    "folders",
    "textfile",
    "flatjson",
    "flatyaml",
    "frozen",
    "nearest",
    "yamlfile",
    "model",
    "numbers",
    "inventory",
    "slots",
    "engine",
    "search",
    "checks",
    "knowledge",
    "gemeenten",
    "contacts",
    "wallclock",
    "clock",
    "incident",
    "advice",
    "coverage",
    "schemas",
    "interview",
    "prompter",
    "render",
    "export",
    "cli",
)

# Library → the rows that may import it.
LIBRARIES = {
    "typer": ("cli",),
    "rich": ("render", "prompter"),
    "questionary": ("prompter",),
    "prompt_toolkit": ("prompter",),
    "yaml": ("yamlfile",),
    "pydantic": ("knowledge", "schemas"),
    "zoneinfo": ("clock",),
    "time": ("cli",),
    "tempfile": ("cli",),
    "shutil": ("cli",),
}
NETWORK = (
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver",
    "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "wsgiref", "xmlrpc",
)  # fmt: skip

FILE_ROWS = ("textfile", "yamlfile", "knowledge", "gemeenten", "contacts", "cli")
FILE_CALLS = {
    "open", "fdopen", "read_text", "read_bytes", "write", "write_text", "write_bytes", "writelines", "touch", "mkdir", "makedirs",
    "unlink", "rename", "rmdir", "chmod", "symlink_to", "hardlink_to",
}  # fmt: skip
CLOCK_ROWS = ("cli",)
CLOCK_CALLS = {"now", "today", "utcnow"}

MAX_LINES = 250

# Tests of the whole, beside one `test_<module>.py` for each module (`test_<module>_<part>.py` when a module has parts).
TESTS_OF_THE_WHOLE = (
    "test_architecture", "test_cases", "test_contract", "test_docs", "test_dutch", "test_fuzz", "test_grip", "test_growth",
    "test_locks", "test_network", "test_pyz", "test_wheel",
)  # fmt: skip

# Ids that stand in code all the same: (module, id, why that is not knowledge). Each must still be needed.
IDS_IN_CODE: tuple[tuple[str, str, str], ...] = (("checks.outline", "sector", "a key of the outline, not the fact that it points at"),)


class Import(NamedTuple):
    """`row` is the row that imports; `name` the full name of what it imports."""

    row: str
    name: str
    where: str


MODULES = sorted(PACKAGE.rglob("*.py"))


def named(path: Path) -> str:
    """`render/text.py` → `render.text`; `render/__init__.py` → `render`; the package's own `__init__.py` → ``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def row(path: Path) -> str:
    return named(path).split(".")[0]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def imports(path: Path) -> Iterator[Import]:
    """Every import, wherever it stands in the file. `from a import b` counts as `a.b`: it may be a module."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                yield from (Import(row(path), name.name, where(path, node)) for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                base = ".".join(part for part in (_above(path, level), module) if part)
                yield from (Import(row(path), f"{base}.{name.name}", where(path, node)) for name in names)


def _above(path: Path, level: int) -> str:
    if not level:
        return ""
    folder = path.parent if level == 1 else path.parents[level - 1]
    return ".".join(folder.relative_to(PACKAGE.parent).parts)


def is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def all_imports() -> list[Import]:
    return [each for path in MODULES for each in imports(path)]


def calls(names: Iterable[str], rows: Iterable[str]) -> list[str]:
    """Where a function or method with one of these names is called outside these rows."""
    outside = [path for path in MODULES if row(path) not in rows]
    found = [(path, node, node.func) for path in outside for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return [f"{where(path, node)} calls {name}" for path, node, function in found if (name := _name_of(function)) in names]


def _name_of(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def test_every_module_has_a_row() -> None:
    assert {row(path) for path in MODULES} - {"", "__main__"} <= set(ROWS)


def test_a_module_imports_only_from_rows_above_it() -> None:
    order = {name: number for number, name in enumerate(ROWS)}
    ours = [each for each in all_imports() if is_within(each.name, "wegenkaart") and each.row in order]
    targets = [(each, each.name.split(".")[1]) for each in ours]
    wrong = [each for each, target in targets if target in order and target != each.row and order[target] > order[each.row]]
    assert wrong == []


def test_the_package_itself_imports_nothing_of_ours_and_main_only_cli() -> None:
    ours = {(each.row, each.name) for each in all_imports() if is_within(each.name, "wegenkaart") and each.row in ("", "__main__")}
    assert ours <= {("__main__", "wegenkaart.cli.main")}


def test_every_library_stays_in_its_rows() -> None:
    wrong = [
        each for each in all_imports() for library, rows in LIBRARIES.items() if is_within(each.name, library) and each.row not in rows
    ]
    assert wrong == []


def test_the_network_is_nowhere() -> None:
    assert [each for each in all_imports() if any(is_within(each.name, module) for module in NETWORK)] == []


def test_every_import_can_be_read_here() -> None:
    """An import by name in a string would pass by all tests above."""
    assert calls(("__import__", "import_module"), rows=()) == []


def test_the_clock_is_read_only_in_cli() -> None:
    assert calls(CLOCK_CALLS, CLOCK_ROWS) == []
    passed_on = [
        where(path, node)
        for path in MODULES
        if row(path) not in CLOCK_ROWS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_CALLS and _name_of(node.value) in ("datetime", "date")
    ]
    assert passed_on == []


def test_files_are_touched_only_where_that_is_the_job() -> None:
    assert calls(FILE_CALLS, FILE_ROWS) == []


def test_a_module_fits_in_250_lines() -> None:
    lines = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > MAX_LINES} == {}


def test_every_test_file_belongs_to_a_module_or_to_the_whole() -> None:
    names = {path.stem for path in (ROOT / "tests").rglob("test_*.py")} - set(TESTS_OF_THE_WHOLE)
    assert {name for name in names if not name.removeprefix("test_").startswith(ROWS)} == set()


# No knowledge in code


def strings(path: Path) -> Iterator[tuple[str, ast.Constant]]:
    """Every string in the code except docstrings (also those under an attribute)."""
    nodes = list(ast.walk(tree(path)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node


def words_of_the_model() -> frozenset[str]:
    """What the model itself allows as a value (`Literal["warm", "koud"]`): concepts of the program, whoever uses the word."""
    literals = [
        node.slice
        for path in MODULES
        if row(path) == "model"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Subscript) and _name_of(node.value) == "Literal"
    ]
    return frozenset(
        node.value for each in literals for node in ast.walk(each) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def ids_of_the_knowledge() -> frozenset[str]:
    """The ids of all facts, actors and rules, straight from the files."""
    documents = [mapping(yamlfile.read(path).value) for path in sorted((ROOT / "data").glob("*.yaml"))]
    names = {name for document in documents for key in ("facts", "actors") for name in mapping(document.get(key))}
    decisions = [decision for document in documents for decision in mapping(document.get("decisions")).values()]
    return frozenset(names | {rule["id"] for decision in decisions for rule in mapping(decision)["rules"]})


def mapping(value: Any) -> dict[str, Any]:
    """A part of a YAML file; empty where the file does not have it."""
    return value if isinstance(value, dict) else {}


def ids_in_code() -> list[tuple[str, str, str]]:
    """(module, id, where it stands) of every id that is no word of the model."""
    ids = ids_of_the_knowledge() - words_of_the_model()
    return [(named(path), text, where(path, node)) for path in MODULES for text, node in strings(path) if text in ids]


def test_the_knowledge_has_ids_to_look_for() -> None:
    """The tests below would pass on an empty set."""
    assert {"gebied", "gevaar_voor_mensen"} <= ids_of_the_knowledge()


def test_no_fact_rule_or_actor_is_named_in_code() -> None:
    excepted = {(module, name) for module, name, _ in IDS_IN_CODE}
    assert [(name, line) for module, name, line in ids_in_code() if (module, name) not in excepted] == []


def test_every_exception_is_still_needed() -> None:
    assert {(module, name) for module, name, _ in IDS_IN_CODE} <= {(module, name) for module, name, _ in ids_in_code()}
