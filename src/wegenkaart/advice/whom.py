"""The parts of the advice about people: whom to call, and what the municipality wrote down about itself."""

from wegenkaart.engine import Status
from wegenkaart.frozen import Frozen


class Deputy(Frozen):
    name: str
    phone: str


class Contact(Frozen):
    """Whom to call. A number that nobody filled in is null, never a guess."""

    id: str
    name: str
    phone: str | None
    url: str | None
    checked: str | None
    confirmed: bool
    """Whether a source shows all of this as it stands here."""
    own: bool
    """Whether the number stands in the municipality's own file; `checked` is then the day that stands there."""
    person: str | None = None
    """Of an own number: whose it is."""
    deputies: tuple[Deputy, ...] = ()
    """Whom to call instead, at their own numbers."""
    old: bool = False
    """Whether an own number was last checked too long ago, or nobody said when, or the day that is said is still to come."""
    ahead: bool = False
    """Whether that day is still to come."""
    role: str | None = None
    """The role in the municipality's own file that holds this number, or should hold it."""

    @property
    def to_fill_in(self) -> bool:
        """Whether only the municipality knows the number, and it did not fill it in."""
        return self.role is not None and self.phone is None


class Call(Frozen):
    """Somebody to call at once (`certain`), or to keep ready (`possible`)."""

    order: int
    actor: str
    """Who is called; a resource when no actor stands between."""
    by: str
    """Who calls."""
    contact: Contact
    opening: str
    """What to say, to be read aloud: what is `told`, and then what one `asks`."""
    told: str
    """Who calls, what is going on and what is not known; the same for all who are called by one caller."""
    asks: str
    status: Status


class OwnNote(Frozen):
    """What the municipality wrote down for itself."""

    text: str
    checked: str | None
    old: bool
    ahead: bool = False


class OwnLack(Frozen):
    """Something the municipality has not arranged yet, or too long ago."""

    id: str
    name: str
    because: str | None
    filled: bool
    checked: str | None
    ahead: bool = False
    """That day is still to come."""


class Own(Frozen):
    """What this advice took from the municipality's own file, beside the numbers."""

    gemeente: str | None
    scale_up: OwnNote | None
    """Who may scale up in this region."""
    out_of_band: OwnNote | None
    lacking: tuple[OwnLack, ...] = ()
    """Only while people prepare."""
