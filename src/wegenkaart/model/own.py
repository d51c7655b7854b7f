"""What only a municipality itself can fill in: whom it calls, and what it has arranged (docs/contacten.md)."""

from wegenkaart.model.ground import Grounded


class Role(Grounded):
    """Somebody whose number only the municipality knows, in the order of the call sheet."""

    name: str
    """Without an article: `burgemeester`."""
    actors: tuple[str, ...] = ()
    """The actors that one reaches at this number. An actor is reached at one."""
    roads: tuple[str, ...] = ()
    """Where it is needed; empty: on every road."""
    optional: bool = False


class Preparation(Grounded):
    """Something to have arranged, practised or tried before it is needed."""

    name: str
    asks: str
    """What to fill in: who, which or with whom."""
    roads: tuple[str, ...] = ()
    stale_after_days: int | None = None
    """After how many days it must be done again; without it as all that is old."""
