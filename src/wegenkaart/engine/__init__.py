"""Which outcomes are possible, and which facts can still change them: pure functions over finite sets.

An unknown fact is anything it can still be. Every decision and every condition is compiled once into a truth table:
all combinations of values of the facts it rests on are numbered, and a set of combinations is one integer with a bit
for each. What is known is such a set too, so "possible" and "certain" are one AND away, and a full answer is the one
bit that is left. Why this and not three-valued logic: docs/adr/0003-unknown-is-anything-it-can-be.md.
"""

from wegenkaart.engine.compile import Conditional, Tables, beneath, conditions, support
from wegenkaart.engine.remembered import Entries, Together
from wegenkaart.engine.table import APPLIES, Space, Status, Table

__all__ = [
    "APPLIES", "Conditional", "Entries", "Space", "Status", "Table", "Tables", "Together", "beneath", "conditions", "support",
]  # fmt: skip
