"""Look up resources by words as people type them: synonyms, parts of words, spelling slips, spelling of names.

Every word of the question is compared with the words of a resource. A word counts more in a name than in a text,
an exact word more than a part or a near miss, and a rare word more than a common one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from math import inf, log

from wegenkaart.model import KnowledgeBase, Resource

_NAME, _WORDS, _TEXT = 10.0, 8.0, 2.0
_EXACT, _SYNONYM, _NEAR, _PREFIX, _INSIDE, _SLIP = 1.0, 0.8, 0.75, 0.7, 0.5, 0.5
_SLIP_RATIO = 0.8
_WORD = re.compile(r"[a-z0-9]+(?:[-_.'][a-z0-9]+)*")
_JOINT = re.compile(r"[-_.']")
_COMMON = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "van",
        "voor",
        "bij",
        "in",
        "op",
        "aan",
        "naar",
        "met",
        "om",
        "te",
        "ik",
        "wij",
        "we",
        "u",
        "mijn",
        "ons",
        "onze",
        "is",
        "zijn",
        "wie",
        "wat",
        "waar",
        "hoe",
        "welke",
        "kan",
        "moet",
        "nummer",
        "telefoonnummer",
        "telefoon",
        "bellen",
        "bel",
        "website",
        "contact",
        "contactgegevens",
        "hulp",
        "zoek",
        "zoeken",
        "door",
        "is",
        "er",
        "wordt",
        "word",
        "heb",
        "hebben",
    ]
)


@dataclass(frozen=True)
class Index:
    """The words of every resource, with their weights."""

    words: Mapping[str, Mapping[str, float]]
    """Resource id → word → weight."""
    synonyms: Mapping[str, frozenset[str]]

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        counts: dict[str, int] = {}
        for words in self.words.values():
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        return {word: log(1 + len(self.words) / count) for word, count in counts.items()}


def index(kb: KnowledgeBase) -> Index:
    return Index(
        words={name: _weighted(resource) for name, resource in kb.resources.items()},
        synonyms=_both_ways(kb.synonyms),
    )


def find(found_in: Index, question: str) -> tuple[str, ...]:
    """The ids of the resources that fit, best first; those that fit more words of the question come first."""
    wanted = list(dict.fromkeys(_asked(question)))
    scores: dict[str, tuple[int, float]] = {}
    matches = [_matches(found_in, word) for word in wanted]
    for name, words in found_in.words.items():
        best = [max((words[word] * quality for word, quality in match.items() if word in words), default=0.0) for match in matches]
        if any(best):
            scores[name] = (sum(score > 0 for score in best), sum(best))
    order = list(found_in.words)
    return tuple(sorted(scores, key=lambda name: (-_total(scores[name], len(wanted)), order.index(name))))


def _total(score: tuple[int, float], wanted: int) -> float:
    hits, weight = score
    return weight * (0.5 + hits / wanted)


def fold(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():  # nearly always, and a tenth of the work
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokens(text: str) -> Iterator[str]:
    """The words of a text; a name with hyphens, dots or spaces also as one word (`z-cert`, `zcert`)."""
    for word in _WORD.findall(fold(text)):
        pieces = _JOINT.split(word)
        yield "".join(pieces)
        if len(pieces) > 1:
            yield from pieces


def _asked(question: str) -> Iterator[str]:
    """The words that count. When two neighbours form one name (`z cert`, `grip 4`), that name counts too."""
    words = [word for word in tokens(question) if word]
    counting = [word for word in words if word not in _COMMON]
    yield from counting or words
    for one, two in pairwise(words):
        if len(one) <= 4 or len(two) <= 2:  # short pieces are parts of names, long ones are words of their own
            yield one + two


def _weighted(resource: Resource) -> Mapping[str, float]:
    weighted: dict[str, float] = {}
    name = [resource.id, resource.name, "".join(tokens(resource.id))]
    tagged = [*resource.words, *resource.formerly, resource.kind, *resource.sectors]
    for texts, weight in ((name, _NAME), (tagged, _WORDS), ([resource.text], _TEXT)):
        for word in (word for text in texts for word in tokens(text)):
            if word not in _COMMON:
                weighted[word] = max(weighted.get(word, 0.0), weight)
    return weighted


def _both_ways(synonyms: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    both: dict[str, set[str]] = {}
    for word, others in synonyms.items():
        for one in tokens(word):
            for two in (token for other in others for token in tokens(other)):
                both.setdefault(one, set()).add(two)
                both.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in both.items()}


def _matches(found_in: Index, word: str) -> Mapping[str, float]:
    """The words of the index that a typed word can mean, with how good the match is, times how rare they are."""
    meant = {other: max(_likeness(word, other), _by_synonym(found_in, word, other)) for other in found_in.rarity}
    near = {other: quality for other, quality in meant.items() if quality}
    if max(near.values(), default=0.0) < _SYNONYM:  # nobody means this word exactly: it may be a slip
        near |= {other: _NEAR for other in found_in.rarity if _slip(word, other)}
    if not near:
        slips = [known for known in found_in.synonyms if _slip(word, known)]
        near = {other: _SLIP for known in slips for other in found_in.synonyms[known] if other in found_in.rarity}
    rarest = found_in.rarity.get(word, inf)  # a part of a common word is no rarer than that word
    return {other: quality * min(found_in.rarity[other], rarest) for other, quality in near.items()}


def _by_synonym(found_in: Index, word: str, other: str) -> float:
    return _SYNONYM if other in found_in.synonyms.get(word, ()) else 0.0


def _likeness(word: str, other: str) -> float:
    if word == other:
        return _EXACT
    if len(word) >= 3 and other.startswith(word):
        return _PREFIX
    if len(other) >= 5 and word.startswith(other):
        return _PREFIX
    return _INSIDE if len(word) >= 4 and word in other else 0.0


def _slip(word: str, other: str) -> bool:
    """A typing slip: nearly the same letters. Short words are too alike to tell."""
    if len(word) < 4 or abs(len(word) - len(other)) > 2:
        return False
    return SequenceMatcher(None, word, other).ratio() >= _SLIP_RATIO
