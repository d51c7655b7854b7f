"""Anything at all, 20,000 times: read as text, or refused by us in one line that says where. Never another error, never a signal.

A million by hand, other ones every time: `WEGENKAART_FUZZ=1000000 pytest tests/test_fuzz.py`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from hostile.corpus import TEXT
from hostile.judge import GOOD, judge, judge_knowledge, mutant, seeds
from program import environment
from wegenkaart.yamlfile import Value, parse

USUAL = 20_000
COUNT = int(os.environ.get("WEGENKAART_FUZZ", USUAL))
HANG = 600
JUDGE = Path(__file__).parent / "hostile" / "judge.py"


def share(of_all: float) -> settings:
    """So much of the 20,000; without saved examples when there are many, and the same ones in every run when there are not."""
    return settings(
        max_examples=round(COUNT * of_all),
        derandomize=COUNT == USUAL,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


PIECES = [
    "a", "b: ", "- ", "\n", "  ", "\n  ", "\n    ", "[", "]", "{", "}", ", ", ": ", ":", "'", '"', "#", " # x\n", "|\n", "|2-\n", ">-\n",
    "&a ", "*a", "!", "!!str ", "!<x> ", "? ", "\\u", "\\UFFFFFFFF", "\\x1b", "\\N", "\\\n", "%", "%YAML 1.1\n", "---\n", "--- ", "...\n",
    "\t", "\r\n", "\r", "<<: ", "é", "e\u0301", "\u00a0", "\x85", "\u2028", "\u202e", "\ufeff", "\0", "\x7f",
    "~", "@", "`", "NO", "017", "1:20", "1e9", ".nan", "=", "fase", "warm", "koud", "geraakt: ja\n", "facts:\n", "onbekend",
    '{"fase": "warm"}', "x" * 1_025, "a: " * 25,
]  # fmt: skip
like_yaml = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
chance = st.integers(0, 2**64).map(Random)


@given(st.binary(max_size=300))
@share(0.15)
def test_any_bytes(raw: bytes) -> None:
    judge(raw)


@given(st.text(max_size=200))
@share(0.15)
def test_any_text(text: str) -> None:
    judge(text.encode("utf-8", "surrogatepass"))


@given(like_yaml)
@share(0.25)
def test_any_text_that_looks_like_yaml(text: str) -> None:
    judge(text.encode())


@given(chance)
@share(0.25)
def test_any_real_or_hostile_file_after_an_accident(dice: Random) -> None:
    judge(mutant(dice, seeds()))


@given(chance, st.sampled_from(sorted(path.name for path in GOOD.iterdir())))
@share(0.04)
def test_any_knowledge_base_after_an_accident_in_one_of_its_files(dice: Random, name: str) -> None:
    judge_knowledge(name, mutant(dice, [(GOOD / name).read_bytes()]))


# What is written well is read as it was typed

plain = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f\xad" + "".join(map(chr, range(0x80, 0xA0)))), max_size=20
)
spellings = st.sampled_from(
    [value for raw, value in TEXT.values() if isinstance(value, str)] + ["NO", "017", "1:20:30", ".nan", "~", "2026-11-23"]
)
texts = plain | spellings
keys = texts.filter(lambda key: key != "<<")
values: st.SearchStrategy[Any] = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=15
)


@given(values, st.sampled_from([None, 1, 2]))
@share(0.08)
@example({"<": "<<"}, None)
def test_any_json_of_texts_is_read_as_it_stands(value: Value, indent: int | None) -> None:
    assume(value != "")
    assert parse(json.dumps(value, ensure_ascii=False, indent=indent).encode(), "x.yaml").value == value


@given(values)
@share(0.08)
def test_any_yaml_of_texts_is_read_as_it_stands(value: Value) -> None:
    """Written by PyYAML, which chooses between plain text, quotes and blocks."""
    assume(value != "")
    assert parse(yaml.dump(value, Dumper=TextDumper, allow_unicode=True, sort_keys=False).encode(), "x.yaml").value == value


class TextDumper(yaml.SafeDumper):
    """Without references to what it wrote before: `a: &id1 []`."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the signature of PyYAML)
        return True


# Never a signal


def test_2000_mutants_in_a_process_of_their_own_end_in_the_ordinary_way() -> None:
    done = subprocess.run(
        [sys.executable, str(JUDGE), str(COUNT // 10)], capture_output=True, timeout=HANG * COUNT / USUAL, check=False,
        env={**environment(), "PYTHONPATH": os.pathsep.join([str(JUDGE.parents[2] / "src"), str(JUDGE.parents[1])])},
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (0, "")
