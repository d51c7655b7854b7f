"""The name of the region in the texts of the knowledge base."""

from dataclasses import replace

from wegenkaart.inventory import parts
from wegenkaart.knowledge import default_data, load
from wegenkaart.slots import with_region

KB = load(default_data())


def texts(kb: object) -> list[str]:
    return [text for _, part in parts(kb) for text in vars(part).values() if isinstance(text, str)]  # type: ignore[arg-type]


def test_no_slot_is_left_when_a_region_is_filled_in() -> None:
    assert [text for text in texts(KB) if "{" in text] != []
    assert [text for text in texts(with_region(KB, "Veiligheidsregio Twente")) if "{" in text] == []


def test_without_a_region_the_texts_say_the_veiligheidsregio() -> None:
    assert with_region(KB).actions["bel_veiligheidsregio"].text.startswith("Bel de veiligheidsregio.")


def test_at_the_start_of_a_sentence_the_slot_has_a_capital() -> None:
    one = replace(KB.actions["bel_112"], text="{Veiligheidsregio} belt u. Wacht op {veiligheidsregio}.")
    kb = with_region(replace(KB, actions={**KB.actions, "bel_112": one}))
    assert kb.actions["bel_112"].text == "De veiligheidsregio belt u. Wacht op de veiligheidsregio."


def test_everything_else_stays_the_same() -> None:
    named = with_region(KB, "Veiligheidsregio Twente")
    assert named.sha256 == KB.sha256
    assert named.sources is KB.sources
    assert named.facts.keys() == KB.facts.keys()
    assert [rule.id for rule in named.rules()] == [rule.id for rule in KB.rules()]
    assert [rule.when for rule in named.rules()] == [rule.when for rule in KB.rules()]
