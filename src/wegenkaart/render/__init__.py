"""An `Advice`, or part of the knowledge, for people and for programs."""
