"""What was probably meant by a word that does not exist."""

import pytest

from wegenkaart.nearest import choice, meant, meant_in_part, question

KNOWN = ("gebied", "gevaar_voor_mensen", "T11", "T12")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("gebeid", "Bedoelde u 'gebied'?"),
        ("GEBIED", "Bedoelde u 'gebied'?"),
        ("t11", "Bedoelde u 'T11'?"),
        ("zeppelin", "Dat is er niet."),
        ("", "Dat is er niet."),
    ],
)
def test_the_nearest_word_is_suggested_whatever_its_capitals(word: str, said: str) -> None:
    assert meant(word, KNOWN, "Dat is er niet.") == said


def test_more_than_one_word_may_be_suggested() -> None:
    assert meant("t1", KNOWN, "Nee.", most=2) == "Bedoelde u 'T12' of 'T11'?"
    assert question(["een", "twee", "drie"], "Nee.") == "Bedoelde u 'een' of 'twee' of 'drie'?"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("gevaar", "Bedoelde u 'gevaar_voor_mensen'?"),
        ("GEVAAR", "Bedoelde u 'gevaar_voor_mensen'?"),
        ("gevar", "Bedoelde u 'gevaar_voor_mensen'?"),
        ("mensen", "Bedoelde u 'gevaar_voor_mensen'?"),
        ("gebeid", "Bedoelde u 'gebied'?"),
        ("ge", "Bedoelde u 'gebied' of 'gevaar_voor_mensen'?"),
        ("t", "Bedoelde u 'T11' of 'T12' of 'T13'?"),
        ("voor", "Bedoelde u 'gevaar_voor_mensen'?"),
        ("vo", "Dat is er niet."),
        ("wie", "Dat is er niet."),
        ("", "Dat is er niet."),
        ("gevaar" * 20, "Dat is er niet."),
    ],
)
def test_of_a_name_of_several_words_one_of_them_or_its_beginning_will_do(word: str, said: str) -> None:
    assert meant_in_part(word, (*KNOWN, "T13", "T14"), "Dat is er niet.") == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("JA", "Bedoelde u 'ja'? Kies uit: ja, nee, hoger_onderwijs_en_mbo."),
        ("neee", "Bedoelde u 'nee'? Kies uit: ja, nee, hoger_onderwijs_en_mbo."),
        ("mbo", "Bedoelde u 'hoger_onderwijs_en_mbo'? Kies uit: ja, nee, hoger_onderwijs_en_mbo."),
        ("x", "Kies uit: ja, nee, hoger_onderwijs_en_mbo."),
    ],
)
def test_of_a_few_values_the_likely_one_is_asked_first_and_all_are_named(word: str, said: str) -> None:
    assert choice(word, ["ja", "nee", "hoger_onderwijs_en_mbo"]) == said
