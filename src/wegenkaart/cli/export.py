"""`wegenkaart export`: the knowledge in a file that works without this program."""

from typing import Annotated, TypeAlias

import typer

from wegenkaart.cli import dutch
from wegenkaart.cli.dutch import DutchCommand
from wegenkaart.cli.options import Data, NoContacts, Now, option

group = dutch.group("Zet de kennis in een bestand dat zonder dit programma werkt.")

Target: TypeAlias = Annotated[
    str, typer.Argument(metavar="bestand", help="Waar het bestand komt; - is standaarduitvoer.", show_default=False)
]
Force: TypeAlias = Annotated[bool, option("--force", help="Overschrijf het bestand.")]


@group.callback(invoke_without_command=True)
def start(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        from wegenkaart.cli.output import write

        write(ctx.get_help() + "\n")


@group.command("wizard", cls=DutchCommand, help="Maak één bladzijde met vragen en advies, voor een laptop zonder dit programma.")
def wizard(
    file: Target,
    gemeente: Annotated[str | None, option("--gemeente", metavar="NAAM", help="Noem uw gemeente, voor de naam van uw regio.")] = None,
    force: Force = False,
    no_contacts: NoContacts = False,
    now: Now = None,
    data: Data = None,
) -> int:
    from wegenkaart.cli import exporting

    return exporting.wizard(file, gemeente, force=force, no_contacts=no_contacts, now=now, data=data)


@group.command("dmn", cls=DutchCommand, help="Maak de beslistabellen in DMN 1.3, voor een programma dat zulke tabellen uitvoert.")
def dmn(file: Target, force: Force = False, data: Data = None) -> int:
    from wegenkaart.cli import standards

    return standards.tables(file, force=force, data=data)


@group.command(
    "cacao", cls=DutchCommand, help="Maak een draaiboek van de acties in CACAO 2.0. Uw eigen nummers staan erin, als u die hebt."
)
def cacao(
    file: Target,
    answers: Annotated[str | None, option("--answers", metavar="BESTAND", help="Alleen voor deze feiten; - is standaardinvoer.")] = None,
    fact: Annotated[list[str] | None, option("--fact", metavar="FEIT=WAARDE", help="Geef een feit mee. Mag vaker.")] = None,
    gemeente: Annotated[str | None, option("--gemeente", metavar="NAAM", help="Noem uw gemeente, voor de naam van uw regio.")] = None,
    force: Force = False,
    no_contacts: NoContacts = False,
    now: Now = None,
    data: Data = None,
) -> int:
    from wegenkaart.cli import standards

    about = standards.Incident(answers, tuple(fact or ()), gemeente, no_contacts, now, data)
    return standards.playbook(file, about, force=force)
