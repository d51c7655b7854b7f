"""The errors whose message is for the person at the keyboard: what is wrong, where, and what to do."""


class WegenkaartError(Exception):
    """A problem that a user or author can solve. The message is one Dutch line (`InvalidFile` may have several)."""

    exit_code = 70


class WrongUse(WegenkaartError):
    """An option, fact, value or municipality that does not exist or is ambiguous."""

    exit_code = 2


class InvalidFile(WegenkaartError):
    """A knowledge base or answers file that does not say what it should say."""

    exit_code = 3
    all_shown_by = "wegenkaart check, met dezelfde --data"

    def __init__(self, complaints: str, beside: str = "") -> None:
        super().__init__(complaints)
        self.beside = beside
        """A sentence about the complaints together; empty when there is nothing to say of that."""


class InvalidContacts(InvalidFile):
    """The municipality's own file does not say what it should say."""

    all_shown_by = "wegenkaart contacts check"


class Unreadable(WegenkaartError):
    """A file that cannot be read or written."""

    exit_code = 4


def visible(text: str) -> str:
    """The text as it may stand in a message: on one line, and what cannot be seen is written out."""
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)
