"""The commands and their options. What they do stands in the modules beside this one, each loaded when its command is given.

Start-up: a command that loads only its own module needs a quarter less time than one that loads them all.
"""

from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from wegenkaart.cli.dutch import HELP_NAMES, DutchCommand, DutchGroup

app = typer.Typer(
    cls=DutchGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": list(HELP_NAMES), "max_content_width": 90},
    help="wegenkaart: wie is aan zet bij een cyberincident, wie belt u, en waar is hulp?",
)

Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="MAP", help="Gebruik de kennisbank in deze map.", show_default=False)
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Geef de uitvoer als JSON.", show_default=False)]
Plain: TypeAlias = Annotated[bool, typer.Option("--plain", help="Geen kleur, en vragen als genummerde regels.", show_default=False)]


def _option(*names: str, help: str, metavar: str | None = None) -> Any:  # noqa: A002 (typer's own word)
    return typer.Option(*names, help=help, metavar=metavar, show_default=False)


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[bool, _option("--version", help="Toon de versie en de datum van de kennisbank.")] = False,
) -> None:
    if version or ctx.invoked_subcommand is None:
        from wegenkaart.cli import showing

        showing.version() if version else showing.welcome()


@app.command(cls=DutchCommand, help="Geef advies bij een incident: wie leidt, wie belt u, wat moet u melden.")
def advise(
    answers: Annotated[
        str | None, _option("--answers", metavar="BESTAND", help="Lees de feiten uit dit bestand (YAML of JSON); - is standaardinvoer.")
    ] = None,
    fact: Annotated[
        list[str] | None, _option("--fact", metavar="FEIT=WAARDE", help="Geef een feit mee. Mag vaker; gaat voor het bestand.")
    ] = None,
    no_input: Annotated[bool, _option("--no-input", help="Stel geen vragen. Wat u niet geeft, is onbekend.")] = False,
    output_format: Annotated[str | None, _option("--format", metavar="VORM", help="Kies de vorm: text, json of markdown.")] = None,
    as_json: AsJson = False,
    output: Annotated[Path | None, _option("--output", metavar="BESTAND", help="Schrijf het advies in dit bestand.")] = None,
    force: Annotated[bool, _option("--force", help="Overschrijf het bestand van --output.")] = False,
    explain: Annotated[bool, _option("--explain", help="Zeg er ook bij wat het advies zou veranderen.")] = False,
    gemeente: Annotated[
        str | None, _option("--gemeente", metavar="NAAM", help="Noem uw gemeente, voor de naam van uw veiligheidsregio.")
    ] = None,
    aware_at: Annotated[
        str | None, _option("--aware-at", metavar="TIJDSTIP", help="Wanneer wist u het? Zo gaat de klok van de meldplicht lopen.")
    ] = None,
    now: Annotated[str | None, _option("--now", metavar="TIJDSTIP", help="Reken met dit tijdstip als nu.")] = None,
    data: Data = None,
    interactive: Annotated[bool, _option("--interactive", help="Stel ook vragen als er al antwoorden zijn, of zonder terminal.")] = False,
    plain: Plain = False,
    batch: Annotated[
        str | None, _option("--batch", metavar="BESTAND", help="Lees per regel een JSON-object met feiten; - is standaardinvoer.")
    ] = None,
) -> int:
    from wegenkaart.cli import advising

    return advising.advise(
        advising.Request(
            answers=answers,
            flags=tuple(fact or ()),
            no_input=no_input,
            form=advising.chosen_form(output_format, as_json=as_json),
            output=output,
            force=force,
            explain=explain,
            gemeente=gemeente,
            aware_at=aware_at,
            now=now,
            data=data,
            interactive=interactive,
            plain=plain,
            batch=batch,
        )
    )


@app.command(cls=DutchCommand, help="Zoek hulp in de wegenwacht: organisaties, nummers, handreikingen.")
def resources(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[woorden]", help="Wat u zoekt, zoals: ibd, datalek, oefenen.", show_default=False)
    ] = None,
    road: Annotated[str | None, _option("--road", metavar="WEG", help="Alleen hulp op deze weg.")] = None,
    sector: Annotated[str | None, _option("--sector", metavar="SECTOR", help="Alleen hulp voor deze sector.")] = None,
    phase: Annotated[str | None, _option("--phase", metavar="FASE", help="Alleen hulp in deze fase: warm of koud.")] = None,
    kind: Annotated[str | None, _option("--kind", metavar="SOORT", help="Alleen deze soort, zoals cert of meldpunt.")] = None,
    as_json: AsJson = False,
    data: Data = None,
) -> int:
    from wegenkaart.cli import showing

    return showing.resources(" ".join(words or ()), showing.Filters(road, sector, phase, kind), as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Toon de vier wegen, of één weg helemaal.")
def roads(
    road: Annotated[str | None, typer.Argument(metavar="[weg]", help="Naam of nummer van een weg.", show_default=False)] = None,
    as_json: AsJson = False,
    data: Data = None,
) -> int:
    from wegenkaart.cli import pages

    return pages.roads(road, as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Toon de GRIP-niveaus en de beslistabel.")
def grip(as_json: AsJson = False, data: Data = None) -> int:
    from wegenkaart.cli import pages

    return pages.grip(as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Toon alle vragen, hun antwoorden, en wie ze kan beantwoorden.")
def questions(as_json: AsJson = False, data: Data = None) -> int:
    from wegenkaart.cli import showing

    return showing.questions(as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Toon de bellijst: landelijke nummers op één blad.")
def call(as_json: AsJson = False, data: Data = None) -> int:
    from wegenkaart.cli import showing

    return showing.call(as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Bereid u voor: wat regelt, oefent en controleert u in de koude fase?")
def prepare(
    road: Annotated[str | None, typer.Argument(metavar="[weg]", help="Naam of nummer van een weg.", show_default=False)] = None,
    data: Data = None,
) -> int:
    from wegenkaart.cli import pages

    return pages.prepare(road, data=data)


@app.command(cls=DutchCommand, help="Leg één regel, beslissing, plicht, bron of tegenspraak uit.")
def explain(
    name: Annotated[str, typer.Argument(metavar="id", help="Het id, zoals T11, grip of ccv_weg2.", show_default=False)] = "",
    data: Data = None,
) -> int:
    from wegenkaart.cli import pages

    return pages.explain(name, data=data)


@app.command(cls=DutchCommand, help="Controleer en bewijs de kennisbank.")
def check(
    strict: Annotated[bool, _option("--strict", help="Keur ook bronnen af die te lang niet zijn vergeleken.")] = False,
    now: Annotated[str | None, _option("--now", metavar="TIJDSTIP", help="Reken met dit tijdstip als nu.")] = None,
    coverage: Annotated[bool, _option("--coverage", help="Toon welke casus of oefening elke regel, plicht en actie bereikt.")] = False,
    as_json: AsJson = False,
    data: Data = None,
) -> int:
    from wegenkaart.cli import checking

    return checking.check(strict=strict, now=now, coverage=coverage, as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Toon een script waarmee uw shell opdrachten aanvult. Er wordt niets gewijzigd.")
def completion(
    shell: Annotated[str, typer.Argument(metavar="shell", help="bash, zsh, fish of powershell.", show_default=False)] = "",
) -> int:
    from wegenkaart.cli import completing

    return completing.script(shell)
