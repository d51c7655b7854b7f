"""Every text that people read is plain Dutch (B1), careful, and explained: in the knowledge base and on the screen."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import pytest

import dutch
from wegenkaart import model
from wegenkaart.inventory import parts
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Action, Duty

KB = load(default_data())
PACKAGE = Path(__file__).parents[1] / "src" / "wegenkaart"

# Every text of the model: whole sentences, or labels (names, parts of a sentence, one answer); whatever is left is no text.
# `A.b` is field b of class A, and of what inherits from it.
SENTENCES = (
    "Action.text", "Case.differs", "Case.text", "Case.why", "Claim.text", "Conflict.because", "Conflict.ours", "Conflict.text",
    "Conflict.untouched", "Decision.question", "Duty.elsewhere", "Duty.lapses", "Duty.text", "Example.text", "Exercise.text",
    "Exercise.why", "Fact.explain",
    "Fact.question", "Fact.unordered", "Group.explain", "Group.question", "Grounded.because", "KnowledgeBase.disclaimer", "Level.trigger",
    "Resource.hours", "Resource.text", "Source.places", "Warning.text",
)  # fmt: skip
LABELS = (
    "Actor.legal_basis", "Actor.name", "Actor.reached", "Actor.short", "Case.date", "Case.title", "Decision.outcomes", "Duty.channel",
    "Duty.legal_basis", "Duty.name", "Example.date", "Example.name", "Exercise.title", "Fact.ask", "Fact.told", "Fact.values",
    "Group.facts", "KnowledgeBase.adrs", "KnowledgeBase.terms",
    "Level.legal_basis", "Level.name", "Level.reach", "Phone.note", "Preparation.asks", "Preparation.name", "Resource.formerly",
    "Resource.name", "Road.name", "Role.name",
)  # fmt: skip
NO_TEXT = (
    "Action.actor", "Action.contact", "Actor.resource", "Actor.sources", "Case.facts", "Case.inferred", "Case.sources", "Claim.adr",
    "Claim.sources", "Conflict.adr", "Conflict.sources", "Conflict.touches", "Descent.fact", "Descent.falls", "Descent.milder",
    "Descent.worse", "Driver.actor", "Duty.after", "Duty.follows", "Duty.holder", "Duty.own_road", "Duty.to",
    "Example.resource", "Example.sources", "Exercise.facts", "Fact.severity", "Grounded.adr", "Grounded.sources", "KnowledgeBase.hosts",
    "KnowledgeBase.names", "KnowledgeBase.sha256",
    "KnowledgeBase.synonyms", "Level.decided_by", "Level.led_by", "Level.teams", "Phone.number", "Phone.source",
    "Preparation.roads", "Record.id",
    "Resource.email", "Resource.roads", "Resource.sectors", "Resource.sources", "Resource.url", "Resource.when", "Resource.words",
    "Responsibility.actor", "Road.when", "Role.actors", "Role.roads",
    "Rule.then", "Rule.when", "Scoped.roads", "Scoped.when", "Source.place", "Source.published",
    "Source.note", "Source.title", "Source.url",
)  # fmt: skip

# What an advice says of the region itself: with the name of the gemeente it says which region.
ADVICE = ("Action.text", "Duty.text", "Grounded.because", "Level.trigger", "Warning.text")

# Modules whose strings come on the screen.
SCREEN = ("checks", "cli", "clock", "contacts", "errors", "gemeenten", "incident", "knowledge", "prompter", "render", "yamlfile")
# Strings of two words or more in those modules that nobody reads.
UNSEEN = ("bold cyan", "does not take a value")


class Text(NamedTuple):
    where: str
    field: str
    text: str


def declared(part: type, name: str) -> str:
    """`Claim.text` for the field `text` of a `Driver`: the class that first has it."""
    return next(f"{each.__name__}.{name}" for each in reversed(part.__mro__) if name in getattr(each, "__annotations__", {}))


@cache
def knowledge() -> tuple[Text, ...]:
    """Every string of the knowledge base, with the field that holds it."""
    found: list[Text] = []
    for location, part in parts(KB):
        for each in fields(part):
            where = ".".join(str(name) for name in (*location, each.name))
            field = declared(type(part), each.name)
            found += [Text(where, field, text) for text in strings_in(getattr(part, each.name))]
    return tuple(found)


def strings_in(value: Any) -> Iterator[str]:
    """The strings of a field: itself, those of its list, or the values of its mapping."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (each for each in value if isinstance(each, str))
    elif isinstance(value, dict):
        yield from (each for each in value.values() if isinstance(each, str))


def of(*names: str) -> list[Text]:
    return [each for each in knowledge() if each.field in names]


def read_by_people() -> list[Text]:
    return [*of(*SENTENCES, *LABELS), *screen()]


@cache
def screen() -> tuple[Text, ...]:
    """Every fixed text of two words or more in the modules that speak. What is filled in later stands as `…`."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).with_suffix("").parts[0] in SCREEN]
    found = [Text(f"{path.relative_to(PACKAGE)}:{line}", "screen", text) for path in paths for line, text in fixed(path.read_text("utf-8"))]
    return tuple(each for each in found if each.text not in UNSEEN and re.search(r"\w\w+\W* \W*\w\w+", each.text.replace("…", "one")))


def fixed(code: str) -> Iterator[tuple[int, str]]:
    """Line and text of every line of every string in the code, but not of docstrings, patterns and types.

    What `refuse` says gets its full stop there.
    """
    tree = ast.parse(code)
    nodes = list(ast.walk(tree))
    hidden = {id(inside) for node in nodes for part in unread(node) for inside in ast.walk(part)}
    refused = {id(each) for node in nodes if isinstance(node, ast.Call) and name_of(node.func) == "refuse" for each in node.args}
    for node in nodes:
        if id(node) not in hidden and (text := text_of(node)) is not None:
            for line in text.splitlines():
                yield getattr(node, "lineno", 1), " ".join(line.split()) + "." * (id(node) in refused)


def unread(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node with strings that are never shown, or that are shown as a part of something else."""
    match node:
        case ast.Expr(value=ast.Constant() as docstring):
            yield docstring
        case ast.JoinedStr(values=values):
            yield from (value for value in values if isinstance(value, ast.Constant))
        case ast.AnnAssign(annotation=annotation, value=value):
            yield from (annotation, value) if value and name_of(annotation) == "TypeAlias" else (annotation,)
        case ast.FunctionDef(returns=ast.expr() as annotation) | ast.arg(annotation=ast.expr() as annotation):
            yield annotation
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=[pattern, *_]):
            yield pattern
        case ast.Assign(targets=[ast.Name(id="STYLE" | "POLICY")], value=for_the_browser):
            yield for_the_browser


def name_of(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def text_of(node: ast.AST) -> str | None:
    """The text of a string; of an f-string with `…` for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(text_of(value) or "…" for value in values)
    return None


def wrong(texts: Iterable[Text], look: Callable[[str], Iterable[str]]) -> list[str]:
    """One line for every complaint, so that a failure shows what to mend and where."""
    return [f"{each.where}: {complaint} ({each.text})" for each in texts for complaint in look(each.text)]


def holds_text(hint: Any) -> bool:
    """Whether a field is a text, texts, or a mapping to them. A `Literal` is a word of the program."""
    if get_origin(hint) is Literal:
        return False
    inside = get_args(hint)[1:] if get_origin(hint) is Mapping else get_args(hint)
    return hint is str or any(holds_text(each) for each in inside)


# The knowledge base and the screen


def test_every_text_of_the_model_is_known_here() -> None:
    """A new field is a sentence, a label, or no text: say which above."""
    classes = [each for each in vars(model).values() if isinstance(each, type) and is_dataclass(each)]
    strings = {
        declared(part, each.name)
        for part in classes
        if part not in (model.Outline, model.Expected, model.ExactlyExpected)  # ids, and nothing else
        for each in fields(part)
        if holds_text(get_type_hints(part)[each.name])
    }
    listed = [*SENTENCES, *LABELS, *NO_TEXT]
    assert strings == set(listed)
    assert len(listed) == len(set(listed))


def test_there_are_texts_to_look_at() -> None:
    """The tests below would pass on nothing."""
    assert len(of("Action.text")) > 100
    assert len(screen()) > 100
    assert len(dutch.AVOIDED) >= 60
    assert set(SENTENCES) | set(LABELS) <= {each.field for each in knowledge()}


def test_no_sentence_has_more_than_20_words() -> None:
    assert wrong(read_by_people(), dutch.too_long) == []


def test_the_sentences_of_actions_have_12_words_or_less_on_average() -> None:
    assert dutch.mean(action.text for action in KB.actions.values()) <= dutch.LONGEST_MEAN


@pytest.mark.parametrize("record", [*KB.actions.values(), *KB.duties.values()], ids=lambda record: record.id)
def test_an_action_and_a_duty_start_with_a_verb_that_tells_what_to_do(record: Action | Duty) -> None:
    assert record.text.split()[0].rstrip(",:.") in dutch.VERBS


def test_every_verb_is_still_used() -> None:
    used = {each.text.split()[0].rstrip(",:.") for each in of("Action.text", "Duty.text")}
    assert set(dutch.VERBS) - used == set()


def test_every_text_speaks_to_the_one_who_reads() -> None:
    assert wrong(read_by_people(), lambda text: dutch.occurring(dutch.ADDRESSES, text)) == []


def test_no_text_has_a_word_that_plain_dutch_avoids() -> None:
    assert wrong(read_by_people(), lambda text: dutch.occurring(dutch.AVOIDED, text)) == []


def test_every_abbreviation_is_explained_in_the_terms() -> None:
    assert wrong(read_by_people(), lambda text: sorted(dutch.unexplained(text, KB.terms))) == []


def test_on_a_screen_every_abbreviation_is_spelled_out_in_six_words_or_less() -> None:
    """A screen shows what stands before the first comma or bracket, between brackets in a sentence."""
    short = {term: re.split(r", | \(", full)[0] for term, full in KB.terms.items()}
    assert {term: text for term, text in short.items() if dutch.words(text) > 6} == {}


def test_every_term_is_used() -> None:
    texts = " ".join(each.text for each in [*knowledge(), *screen()] if each.field != "KnowledgeBase.terms")
    assert [term for term in KB.terms if not dutch.occurring([term], texts)] == []


def test_every_name_that_is_no_abbreviation_is_used() -> None:
    texts = " ".join(each.text for each in read_by_people())
    assert [name for name in sorted({*dutch.NAMES, *dutch.SHOUTED}) if not re.search(rf"\b{name}\b", texts)] == []
    assert [name for name in dutch.OFFICIAL if name not in texts] == []


def test_the_signs_of_every_text_are_right() -> None:
    assert wrong(read_by_people(), dutch.badly_written) == []


def test_every_sentence_begins_and_ends_as_a_sentence() -> None:
    assert wrong(of(*SENTENCES), dutch.badly_built) == []


def test_a_label_of_more_than_one_sentence_is_built_of_sentences() -> None:
    """Names and titles are as they are."""
    labels = [each for each in of(*LABELS) if not each.field.endswith((".name", ".title"))]
    assert wrong([each for each in labels if len(dutch.sentences(each.text)) > 1], dutch.badly_built) == []


def test_on_the_screen_what_follows_a_sentence_is_a_sentence() -> None:
    """The first may follow a place or `Fout:`, so its capital is free; a text that ends in `…` gets its end elsewhere."""
    several = [(each, dutch.sentences(each.text)) for each in screen()]
    texts = [each._replace(text=" ".join(found[1:])) for each, found in several if len(found) > 1 and not found[-1].endswith("…")]
    assert wrong(texts, dutch.badly_built) == []


def test_the_region_is_a_slot_wherever_an_advice_speaks_of_it() -> None:
    others = {*SENTENCES, *LABELS} - {*ADVICE}
    assert wrong(of(*ADVICE), lambda text: dutch.wrong_slots(text, advice=True)) == []
    assert wrong(of(*others), lambda text: dutch.wrong_slots(text, advice=False)) == []


def test_no_text_claims_a_power_or_gives_a_promise() -> None:
    assert wrong(read_by_people(), dutch.claims) == []


def test_every_string_that_nobody_reads_is_still_there() -> None:
    code = " ".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert [text for text in UNSEEN if f'"{text}"' not in code] == []


# What the checks see, on small texts


def test_sentences_end_before_a_new_beginning_and_not_after_art() -> None:
    assert dutch.sentences("Bel 112. Vraag wie leidt? 'Ja.' Dan zo: nu.") == ["Bel 112.", "Vraag wie leidt?", "'Ja.", "Dan zo: nu."]
    assert dutch.sentences("Dat staat in art. 33 en in art. 172 van de wet.") == ["Dat staat in art. 33 en in art. 172 van de wet."]
    assert dutch.sentences("Zie hetccv.nl voor meer.") == ["Zie hetccv.nl voor meer."]


def test_a_sentence_of_21_words_is_too_long_and_one_of_20_is_not() -> None:
    twenty = "Bel " + "nu " * 18 + "112."
    assert dutch.too_long(twenty) == []
    assert dutch.too_long(f"Ja. {twenty[:-1]} ook.") == [f"{twenty[:-1]} ook."]


def test_the_slot_counts_as_the_longest_name_of_a_region() -> None:
    assert dutch.words("Bel {veiligheidsregio}.") == 5
    assert dutch.words("Bel - zo nodig - de politie.") == 5


def test_the_mean_is_over_sentences_and_not_over_texts() -> None:
    assert dutch.mean(["Bel 112. Bel dan de burgemeester.", "Noteer de tijd nu direct op."]) == 4


def test_words_to_avoid_are_seen_as_whole_words_in_any_capitals() -> None:
    assert dutch.occurring(dutch.ADDRESSES, "Men ziet je niet.") == ["je", "men"]
    assert dutch.occurring(dutch.ADDRESSES, "Mensen zien een jeugdwerker. Kijk op Check je hack.") == []
    assert dutch.occurring(dutch.AVOIDED, "Indien u dit ten behoeve van\nde raad doet.") == ["indien", "ten behoeve van"]
    assert dutch.occurring(dutch.AVOIDED, "De bijeenkomst is bijzonder.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel de XYZ.", {"XYZ"}),
        ("Het CoPX en de Cbx.", {"CoPX", "Cbx"}),
        ("Stuur XYZ-mails naar het mkx.", {"XYZ", "mkx"}),
        ("Bel KPN via WhatsApp.", set()),
        ("Zie https://XYZ.nl, info@XYZ.nl of het id T11_XYZ.", set()),
        ("DOE DIT NU", set()),
        ("Bel 112 in de nacht, en Noord-Holland Noord.", set()),
    ],
)
def test_abbreviations_are_words_with_two_capitals_or_without_a_vowel(text: str, found: set[str]) -> None:
    assert dutch.abbreviations(text) == found


def test_an_abbreviation_that_is_not_among_the_terms_is_unexplained() -> None:
    assert dutch.unexplained("De AP en de XYZ. FOUT.", {"AP": "Autoriteit Persoonsgegevens"}) == {"XYZ"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Bel nu — direct.", "a dash"),
        ("Bel  nu.", "a double space, or one at an end"),
        ("Bel nu. ", "a double space, or one at an end"),
        ("Bij GRIP3 leidt de burgemeester.", "GRIP and its number without a space"),
        ("Bel , en wacht.", "a space before a sign"),
    ],
)
def test_wrong_signs_are_seen(text: str, complaint: str) -> None:
    assert list(dutch.badly_written(text)) == [complaint]
    assert list(dutch.badly_written("Bij GRIP 3 is er één plek: die van {veiligheidsregio}.")) == []


def test_a_sentence_without_capital_or_end_is_seen() -> None:
    assert list(dutch.badly_built("bel 112. Vraag wie leidt")) == ["no capital: bel 112.", "no end: Vraag wie leidt"]
    assert list(dutch.badly_built("112 gaat voor. {Veiligheidsregio} belt! 'Ja.' Typ: wegenkaart call")) == []


def test_the_region_is_a_slot_with_the_capital_of_its_place() -> None:
    assert list(dutch.wrong_slots("Bel {veiligheidsregio}. {Veiligheidsregio} belt u.", advice=True)) == []
    assert list(dutch.wrong_slots("Bel {regio}.", advice=False)) == ["an unknown slot: {regio}"]
    assert list(dutch.wrong_slots("Bel de veiligheidsregio.", advice=True)) == ["the region is written out"]
    assert list(dutch.wrong_slots("Bel de veiligheidsregio.", advice=False)) == []
    wrong_places = "{veiligheidsregio} belt. Bel {Veiligheidsregio}."
    assert list(dutch.wrong_slots(wrong_places, advice=True)) == [
        "the wrong capital: {veiligheidsregio} belt.",
        "the wrong capital: Bel {Veiligheidsregio}.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "U kondigt als CISO GRIP 3 af.",
        "Dit programma kan GRIP 2 afkondigen.",
        "Schaal op naar GRIP 3.",
        "Kondig GRIP 1 af.",
        "Dit is gegarandeerd genoeg.",
        "De aanval is nu helemaal opgelost.",
        "Uw systemen zijn weer veilig.",
        "U hoeft nu niets te doen.",
    ],
)
def test_a_power_or_promise_that_nobody_can_give_is_seen(text: str) -> None:
    assert len(list(dutch.claims(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "U kunt als CISO geen GRIP afkondigen, en dit programma ook niet.",
        "De operationeel leider kan GRIP 2 afkondigen.",
        "Stel sporen veilig vóór het herstel.",
        "Een veilige rekening bestaat niet.",
        "Vraag wie het incident heeft opgelost.",
    ],
)
def test_careful_words_are_left_alone(text: str) -> None:
    assert list(dutch.claims(text)) == []


def test_the_texts_of_code_are_found_with_what_is_filled_in() -> None:
    code = '''
"""Wat geen mens leest."""
NAMES: tuple["str en zo", ...] = (f"Bel {name} en {number}.", "een regel\\nnog een regel", re.compile("nooit te zien"))
def look(text: "str of zo") -> "niets of zo":
    """Ook dit niet."""
    self.refuse(1, "dit mag niet. Haal het weg")
'''
    assert list(fixed(code)) == [
        (3, "Bel … en …."),
        (3, "een regel"),
        (3, "nog een regel"),
        (6, "dit mag niet. Haal het weg."),
    ]


def test_a_complaint_says_where_and_what() -> None:
    assert wrong([Text("facts.fase.question", "Fact.question", "Bel  nu.")], dutch.badly_written) == [
        "facts.fase.question: a double space, or one at an end (Bel  nu.)"
    ]
