"""What stands twice says the same: the words for a level or a leader, and the name of it."""

import re
from collections.abc import Collection, Iterator, Mapping

from wegenkaart.checks.finding import Finding
from wegenkaart.inventory import bare
from wegenkaart.model import KnowledgeBase
from wegenkaart.yamlfile import Location

KIND = "naam"
_WORD = re.compile(r"[\w{}]+")


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    levels = {name: (level.name,) for name, level in kb.levels.items()}
    if kb.outline.declared in kb.facts:
        yield from _called(("facts", kb.outline.declared, "values"), kb.facts[kb.outline.declared].values, levels)
    if kb.outline.level in kb.decisions:
        yield from _called(("decisions", kb.outline.level, "outcomes"), kb.decisions[kb.outline.level].outcomes, levels)
    if kb.outline.lead in kb.decisions:
        outcomes = kb.decisions[kb.outline.lead].outcomes
        leaders = {name: (actor.name, actor.short or actor.name) for name, actor in kb.actors.items() if name in outcomes}
        yield from _called(("decisions", kb.outline.lead, "outcomes"), outcomes, leaders)


def _called(here: Location, texts: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for key, text in texts.items():
        if key in names and not _says(text, names[key], [each for other, own in names.items() if other != key for each in own]):
            said = f"hier staat '{text}', maar de naam van '{key}' is '{names[key][0]}'. Laat beide hetzelfde zeggen."
            yield Finding(KIND, (*here, key), said)


def _says(text: str, own: Collection[str], others: Collection[str]) -> bool:
    """Whether it is one of the own names, or has more words of one than of any other: `Geen` says `geen GRIP`."""
    if bare(text) in map(bare, own):
        return True
    words = _words(text)
    return max(len(words & _words(each)) for each in own) > max((len(words & _words(each)) for each in others), default=0)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
