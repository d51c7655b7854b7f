"""The options that more than one command has."""

from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="MAP", help="Gebruik de kennisbank in deze map.", show_default=False, readable=False)
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Geef de uitvoer als JSON.", show_default=False)]
Mermaid: TypeAlias = Annotated[bool, typer.Option("--mermaid", help="Geef een diagram als Mermaid.", show_default=False)]
NoContacts: TypeAlias = Annotated[bool, typer.Option("--no-contacts", help="Gebruik uw eigen contacten niet.", show_default=False)]
Now: TypeAlias = Annotated[str | None, typer.Option("--now", metavar="TIJDSTIP", help="Reken met dit tijdstip als nu.", show_default=False)]
Plain: TypeAlias = Annotated[bool, typer.Option("--plain", help="Geen kleur, en vragen als genummerde regels.", show_default=False)]


def option(*names: str, help: str, metavar: str | None = None) -> Any:  # noqa: A002 (typer's own word)
    """`readable`: whether a file can be read or replaced is found out, and said, by who does it."""
    return typer.Option(*names, help=help, metavar=metavar, show_default=False, readable=False)


def target(*names: str, help: str) -> Any:  # noqa: A002 (as above)
    """A file to write, as typed: a `Path` knows no difference between a file and `map/`."""
    return option(*names, help=f"{help} - is standaarduitvoer.", metavar="BESTAND")
