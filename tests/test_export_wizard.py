"""The wizard in one file: what stands in it, that it fetches nothing, and that its tables are those of the program, bit for bit."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from knowledge_bases import shipped, small
from program import NOW, Run, in_process
from wegenkaart.advice import Setting
from wegenkaart.advice.questions import parts
from wegenkaart.engine import APPLIES, Conditional, Table, Tables
from wegenkaart.export.wizard import wizard
from wegenkaart.export.wizard_data import data
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import with_region

SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 \" ' & é"
MAX_BYTES = 1_000_000


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


class Elements(HTMLParser):
    """Every element with its attributes, and the text inside scripts and styles, read by a parser that is not ours."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        raw = bool(self.found) and self.found[-1][0] in ("script", "style") and self.get_starttag_text() is not None
        (self.inside if raw and self.cdata_elem else self.words).append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@cache
def exported() -> str:
    return wizard(with_region(shipped()), SETTING)


@cache
def embedded() -> dict[str, Any]:
    return decoded(exported())


def decoded(html: str) -> dict[str, Any]:
    """What the page itself parses: the text of the block of data."""
    found = re.search(r'<script type="application/json" id="kennis">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    value: dict[str, Any] = json.loads(found[1])
    return value


def hostile(kb: KnowledgeBase) -> KnowledgeBase:
    """The same knowledge with markup in its names and texts."""
    return replace(
        kb,
        facts={name: replace(each, question=HOSTILE, explain=HOSTILE, ask=HOSTILE) for name, each in kb.facts.items()},
        actors={name: replace(each, name=HOSTILE, short=HOSTILE) for name, each in kb.actors.items()},
        actions={name: replace(each, text=HOSTILE, because=HOSTILE) for name, each in kb.actions.items()},
        duties={name: replace(each, name=HOSTILE, text=HOSTILE, legal_basis=HOSTILE) for name, each in kb.duties.items()},
        resources={name: replace(each, name=HOSTILE) for name, each in kb.resources.items()},
        roads={name: replace(each, name=HOSTILE) for name, each in kb.roads.items()},
        disclaimer=HOSTILE,
    )


# The tables


def same(number: int, table: Table) -> bool:
    """Whether the embedded table has the facts, values and combinations of the one of the engine."""
    held = embedded()["tables"][number]
    facts = embedded()["spaces"][held["space"]]
    values = {fact: tuple(embedded()["facts"][fact]["values"]) for fact in facts}
    sets = {name: int(hex_, 16) for name, hex_ in held["sets"].items()}
    wanted = {APPLIES: table.outcomes[APPLIES]} if APPLIES in table.outcomes else dict(table.outcomes)
    return list(values.items()) == list(table.space.values.items()) and list(sets.items()) == list(wanted.items())


def records(kb: KnowledgeBase) -> Iterator[tuple[str, dict[str, Conditional]]]:
    yield "actions", dict(kb.actions)
    yield "duties", dict(kb.duties)
    yield "responsible", dict(kb.responsibilities)
    yield "warnings", dict(kb.warnings)


def test_every_record_has_the_table_of_the_engine_bit_for_bit() -> None:
    tables = Tables(shipped())
    for part, wanted in records(tables.kb):
        held = {each["id"]: each["table"] for each in embedded()[part]}
        assert held.keys() == wanted.keys()
        assert [name for name, record in wanted.items() if not same(held[name], tables.condition(record))] == []


def test_roads_and_help_have_the_tables_of_the_engine_bit_for_bit() -> None:
    tables = Tables(shipped())
    roads = {each["id"]: each["table"] for each in embedded()["roads"]}
    assert list(roads) == list(tables.kb.roads)
    assert [name for name in roads if not same(roads[name], tables.road(name))] == []
    help_ = {each["id"]: each["table"] for each in embedded()["resources"]}
    assert list(help_) == list(tables.kb.resources)
    assert [name for name, resource in tables.kb.resources.items() if not same(help_[name], tables.help(resource))] == []


@pytest.mark.parametrize("decision", ["leiding", "grip", "zwaarte", "schaal"])
def test_a_decision_has_the_table_and_the_rules_of_the_engine_bit_for_bit(decision: str) -> None:
    table = Tables(shipped()).decision(decision)
    number = embedded()["decisions"][decision]
    assert same(number, table)
    assert {name: int(hex_, 16) for name, hex_ in embedded()["tables"][number]["rules"].items()} == table.rules


def test_everything_that_can_open_a_question_is_among_the_parts() -> None:
    tables = Tables(shipped())
    held, wanted = embedded()["parts"], list(parts(tables))
    assert [(part, weight) for part, weight, _ in held] == [(part, weight) for part, weight, _ in wanted]
    assert all(same(number, table) for (_, _, number), (_, _, table) in zip(held, wanted, strict=True))


def test_actions_stand_in_the_order_in_which_to_do_them() -> None:
    moments = [each["when"] for each in embedded()["actions"]]
    assert list(dict.fromkeys(moments)) == ["direct", "eerste_uur", "eerste_dag", "later"]
    assert moments == sorted(moments, key=["direct", "eerste_uur", "eerste_dag", "later"].index)


# The file


def test_it_is_small() -> None:
    assert len(exported().encode()) < MAX_BYTES


def test_it_fetches_nothing() -> None:
    page = Elements(exported())
    assert {name for name, _ in page.found} & {"link", "img", "iframe", "object", "embed", "base", "source", "video", "audio"} == set()
    pointing = [value for _, attributes in page.found for key, value in attributes.items() if key in ("src", "href", "action", "data")]
    assert [each for each in pointing if not re.fullmatch(r"tel:\+?\d+|#\w+", each or "")] == []
    assert [key for _, attributes in page.found for key in attributes if key.startswith("on") or key == "style"] == []
    assert re.findall(r"@import|url\(", "".join(page.inside)) == []


def test_only_its_own_script_and_style_may_run() -> None:
    html = exported()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="(.*?)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy
    assert style
    assert script
    hashes = [f"sha256-{b64encode(sha256(each[1].encode()).digest()).decode()}" for each in (script, style)]
    assert policy[1].replace("&#x27;", "'") == (
        f"default-src 'none'; script-src '{hashes[0]}'; style-src '{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )
    assert html.count("<script") == 2  # the other one is a block of data


def test_the_script_keeps_nothing_and_writes_no_markup() -> None:
    script = "".join(Elements(exported()).inside[1:])
    assert [
        each for each in ("localStorage", "sessionStorage", "indexedDB", "cookie", "fetch(", "XMLHttp", "eval(") if each in script
    ] == []
    assert [each for each in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write") if each in script] == []


def test_no_fact_rule_or_actor_is_named_in_the_script() -> None:
    kb = shipped()
    script = re.search(r"<script>(.*?)</script>", exported(), re.DOTALL)
    assert script
    words = set(re.findall(r"""["'`.](\w+)""", script[1]))
    assert words & {*kb.facts, *kb.actors, *(rule.id for rule in kb.rules())} == set()


def test_every_question_is_a_group_with_a_name_and_a_way_to_say_not_known() -> None:
    page = Elements(exported())
    asked = [name for each in page.named("fieldset") for name in (each.get("data-vraag") or "").split()]
    assert sorted(asked) == sorted(shipped().facts)
    assert len(page.named("legend")) == len(page.named("fieldset"))
    given = [(each["data-fact"], each["value"]) for each in page.named("input") if "data-fact" in each and each["type"] == "radio"]
    ticked = [each["data-fact"] for each in page.named("input") if each["type"] == "checkbox" and "data-fact" in each]
    assert ticked == ["eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd"]
    assert set(given) == {(name, value) for name, fact in shipped().facts.items() if name not in ticked for value in fact.values}
    unknown = [each["name"] for each in page.named("input") if each["type"] == "radio" and each["value"] == "" and "checked" in each]
    assert unknown == [*dict.fromkeys(f"f-{name}" if name not in ticked else "g-wegen" for name in shipped().facts)]


def test_every_field_has_a_name_of_its_own() -> None:
    html, page = exported(), Elements(exported())
    inside = len(re.findall(r"<label[^>]*><input ", html))
    by_id = {each["for"] for each in page.named("label") if "for" in each}
    assert by_id == {each["id"] for each in page.named("input") if each["type"] == "datetime-local"}
    assert inside + len(by_id) == len(page.named("input"))
    described = {each["aria-describedby"] for name in ("fieldset", "input") for each in page.named(name) if "aria-describedby" in each}
    assert described <= {attributes.get("id") for _, attributes in page.found}


def test_danger_comes_first_and_without_script_there_is_a_way_out() -> None:
    html = exported()
    assert html.index("Direct gevaar voor mensen? Bel eerst") < html.index("<noscript>") < html.index("<main")
    assert '<main id="app" hidden="">' in html
    assert [part for part in ("Landelijke nummers", "Stap 1. ", "070 204 55 11", "Kan dat niet?") if part not in html] == []


def test_markup_in_the_knowledge_stays_text() -> None:
    kb = hostile(with_region(shipped()))
    page = Elements(wizard(kb, SETTING))
    assert page.named("img") == []
    assert [each for each in page.words if "onerror" in each] != []
    assert decoded(wizard(kb, SETTING))["actions"][0]["text"] == HOSTILE
    assert "\u2028" not in "".join(page.inside)


def test_a_small_knowledge_base_has_one_too() -> None:
    kb = small()
    assert data(Tables(kb), SETTING)["facts"].keys() == kb.facts.keys()
    assert wizard(kb, SETTING).startswith('<!DOCTYPE html>\n<html lang="nl">')


# The command


def test_export_wizard_writes_the_file_for_its_owner_only(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wizard.html"
    said = run("export", "wizard", str(file), "--now", NOW)
    assert (said.code, said.out, said.err) == (0, "", f"Geschreven: {file}\n")
    assert file.read_text(encoding="utf-8") == exported()
    assert file.stat().st_mode & 0o777 == 0o600
    again = run("export", "wizard", str(file))
    assert (again.code, again.refusal) == (4, f"Fout: {file}: dit bestand bestaat al. Kies een andere naam, of gebruik --force.")
    assert run("export", "wizard", str(file), "--force").code == 0


def test_a_dash_is_standard_output(run: Run) -> None:
    assert run("export", "wizard", "-", "--now", NOW).out == exported()


def test_the_gemeente_names_its_region_and_says_who_calls(run: Run) -> None:
    out = run("export", "wizard", "-", "--gemeente", "Enschede").out
    assert "Veiligheidsregio Twente" in out
    assert decoded(out)["calls"]["name"] == "Enschede"


def test_own_numbers_are_in_it_unless_they_must_stay_out(run: Run, home: Path) -> None:
    file = home / "contacten.yaml"
    file.write_text(
        "gemeente: Enschede\ncontacts:\n  burgemeester: { phone: 053 481 81 81, checked: 2026-11-01 }\n"
        "scale_up: { text: De piketambtenaar, checked: 2026-11-01 }\n",
        encoding="utf-8",
    )
    file.chmod(0o600)
    out = run("export", "wizard", "-", "--now", NOW).out
    assert "053 481 81 81" in out
    assert decoded(out)["contacts"]["burgemeester"]["phone"] == "053 481 81 81"
    assert (decoded(out)["scale_up"], decoded(exported())["scale_up"]) == ("De piketambtenaar", None)
    assert "Hier staan eigen nummers in" in out
    without = run("export", "wizard", "-", "--no-contacts").out
    assert "053 481 81 81" not in without


def test_the_own_number_of_who_does_something_stands_beside_it_and_is_no_call(run: Run, home: Path) -> None:
    file = home / "contacten.yaml"
    file.write_text("contacts:\n  ict_piket: { phone: 053 481 82 82, checked: 2026-11-01 }\n", encoding="utf-8")
    file.chmod(0o600)
    found = decoded(run("export", "wizard", "-", "--now", NOW).out)
    action = next(each for each in found["actions"] if each["id"] == "isoleer_getroffen_systemen")
    assert (action["contact"], action["shown"]) == (None, "manager_ict")
    assert found["contacts"]["manager_ict"]["phone"] == "053 481 82 82"


@pytest.mark.parametrize("command", [["export"], ["export", "wizard"]])
def test_help_is_dutch(run: Run, command: list[str]) -> None:
    out = run(*command, "--help").out
    assert "Toon deze hulp." in out
    assert max(map(len, out.splitlines())) <= 80
    assert run("export").out == run("export", "--help").out
