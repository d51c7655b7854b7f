"""The knowledge base as frozen objects: what an author may write, and nothing else.

No files, no logic, no wording. The classes are plain dataclasses, so that an advice can be made without pydantic;
`knowledge` validates them with pydantic when YAML is read. Field names are the keys of the YAML
(docs/data-format.md explains them to authors). The `id` of a record is its key in the YAML.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any, ClassVar

from wegenkaart import frozen
from wegenkaart.model.decision import Case, Decision, Descent, ExactlyExpected, Exercise, Expected, Fact, Facts, Group, Level, Outline, Rule
from wegenkaart.model.ground import Claim, Conflict, Grounded, Phase, Reading, Record, Scoped, Source, When
from wegenkaart.model.help import (
    Action,
    Actor,
    Domain,
    Driver,
    Duty,
    Example,
    Kind,
    Moment,
    Phone,
    Resource,
    Responsibility,
    Road,
    Warning,
)
from wegenkaart.model.own import Preparation, Role

__all__ = [
    "Action", "Actor", "Case", "Claim", "Conflict", "Decision", "Descent", "Domain", "Driver", "Duty", "ExactlyExpected", "Example",
    "Exercise", "Expected", "Fact", "Facts", "Grounded", "Group", "Kind", "KnowledgeBase", "Level", "Moment", "Outline", "Phase",
    "Phone", "Preparation", "Reading", "Record", "Resource", "Responsibility", "Road", "Role", "Rule", "Scoped", "Source", "Warning",
    "When",
]  # fmt: skip


class KnowledgeBase(frozen.Unfolding):
    """Everything the program knows, in the order of the files."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    date: date
    """The day of the last change of the knowledge."""
    sha256: str
    """Of the files it was read from; `knowledge` fills it in."""
    stale_after_days: int
    """What was last compared longer ago is shown as old."""
    outline: Outline
    roads: Mapping[str, Road]
    facts: Mapping[str, Fact]
    groups: Mapping[str, Group] = field(default_factory=dict)
    decisions: Mapping[str, Decision]
    levels: Mapping[str, Level]
    descents: Mapping[str, Descent] = field(default_factory=dict)
    actors: Mapping[str, Actor]
    responsibilities: Mapping[str, Responsibility]
    actions: Mapping[str, Action]
    duties: Mapping[str, Duty]
    resources: Mapping[str, Resource]
    roles: Mapping[str, Role] = field(default_factory=dict)
    preparations: Mapping[str, Preparation] = field(default_factory=dict)
    warnings: Mapping[str, Warning]
    conflicts: Mapping[str, Conflict]
    cases: Mapping[str, Case]
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    sources: Mapping[str, Source]
    hosts: tuple[str, ...] = ()
    """The only hosts to which an address may lead."""
    adrs: Mapping[str, str] = field(default_factory=dict)
    """Number of a document that explains choices of ours → its title."""
    terms: Mapping[str, str]
    """Abbreviation → in full."""
    names: tuple[str, ...] = ()
    """Names that look like an abbreviation and stand for nothing longer."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word → words that mean the same, for looking up resources."""
    disclaimer: str

    def rules(self) -> Iterator[Rule]:
        for decision in self.decisions.values():
            yield from decision.rules
