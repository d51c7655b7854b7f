"""The commands and their options. What they do stands in the modules beside this one, each loaded when its command is given.

Start-up: a command that loads only its own module needs a quarter less time than one that loads them all.
"""

from typing import Annotated

import typer

from wegenkaart.cli import export
from wegenkaart.cli.dutch import HELP_NAMES, DutchCommand, DutchGroup, group
from wegenkaart.cli.options import AsJson, Data, Mermaid, NoContacts, Now, Plain, option, target

app = typer.Typer(
    cls=DutchGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": list(HELP_NAMES), "max_content_width": 90},
    help="wegenkaart: wie is aan zet bij een cyberincident, wie belt u, en waar is hulp?",
)


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[bool, option("--version", help="Toon de versie en de datum van de kennisbank.")] = False,
) -> None:
    if version or ctx.invoked_subcommand is None:
        from wegenkaart.cli import welcome

        welcome.version() if version else welcome.welcome()


@app.command(cls=DutchCommand, help="Geef advies bij een incident: wie leidt, wie belt u, wat moet u melden.")
def advise(
    answers: Annotated[
        str | None, option("--answers", metavar="BESTAND", help="Lees de feiten uit dit bestand (YAML of JSON); - is standaardinvoer.")
    ] = None,
    fact: Annotated[
        list[str] | None, option("--fact", metavar="FEIT=WAARDE", help="Geef een feit mee. Mag vaker; gaat voor het bestand.")
    ] = None,
    no_input: Annotated[bool, option("--no-input", help="Stel geen vragen. Wat u niet geeft, is onbekend.")] = False,
    output_format: Annotated[
        str | None, option("--format", metavar="VORM", help="Kies de vorm: text, json, markdown, html of ics.")
    ] = None,
    as_json: AsJson = False,
    output: Annotated[str | None, target("--output", help="Schrijf het advies in dit bestand;")] = None,
    force: Annotated[bool, option("--force", help="Overschrijf het bestand van --output.")] = False,
    explain: Annotated[bool, option("--explain", help="Zeg er ook bij wat het advies zou veranderen.")] = False,
    gemeente: Annotated[
        str | None, option("--gemeente", metavar="NAAM", help="Noem uw gemeente, voor de naam van uw veiligheidsregio.")
    ] = None,
    no_contacts: NoContacts = False,
    aware_at: Annotated[
        str | None, option("--aware-at", metavar="TIJDSTIP", help="Wanneer wist u het? Zo gaat de klok van de meldplicht lopen.")
    ] = None,
    other_aware_at: Annotated[
        str | None, option("--other-aware-at", metavar="TIJDSTIP", help="Wanneer wist de andere organisatie het? Zo loopt haar klok.")
    ] = None,
    reported: Annotated[
        list[str] | None, option("--reported", metavar="PLICHT=TIJDSTIP", help="Wanneer is deze melding gedaan? Mag vaker.")
    ] = None,
    now: Now = None,
    details: Annotated[bool, option("--details", help="Zet in de agenda (ics) ook wat u meldt, en bij wie.")] = False,
    briefing: Annotated[bool, option("--briefing", help="Maak er een blad van voor het bestuur (Markdown).")] = False,
    data: Data = None,
    interactive: Annotated[bool, option("--interactive", help="Stel ook vragen als er al antwoorden zijn, of zonder terminal.")] = False,
    plain: Plain = False,
    batch: Annotated[
        str | None, option("--batch", metavar="BESTAND", help="Lees per regel een JSON-object met feiten; - is standaardinvoer.")
    ] = None,
    jobs: Annotated[
        str | None, option("--jobs", metavar="AANTAL", help="Verdeel --batch over zoveel processen, of over 'alle' kernen.")
    ] = None,
) -> int:
    from wegenkaart.cli import advising, request, saving

    return advising.advise(
        request.Request(
            answers=answers,
            flags=tuple(fact or ()),
            no_input=no_input,
            form=request.chosen_form(output_format, as_json=as_json, details=details, briefing=briefing, batch=batch is not None),
            output=saving.named(output),
            force=force,
            explain=explain,
            gemeente=gemeente,
            no_contacts=no_contacts,
            aware_at=aware_at,
            other_aware_at=other_aware_at,
            reported=tuple(reported or ()),
            details=details,
            briefing=briefing,
            now=now,
            data=data,
            interactive=interactive,
            plain=plain,
            batch=batch,
            jobs=jobs,
        )
    )


@app.command(cls=DutchCommand, help="Zoek hulp in de wegenwacht: organisaties, nummers, handreikingen.")
def resources(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[woorden]", help="Wat u zoekt, zoals: ibd, datalek, oefenen.", show_default=False)
    ] = None,
    road: Annotated[str | None, option("--road", metavar="WEG", help="Alleen hulp op deze weg.")] = None,
    sector: Annotated[str | None, option("--sector", metavar="SECTOR", help="Alleen hulp voor deze sector.")] = None,
    phase: Annotated[str | None, option("--phase", metavar="FASE", help="Alleen hulp in deze fase: warm of koud.")] = None,
    kind: Annotated[str | None, option("--kind", metavar="SOORT", help="Alleen deze soort, zoals cert of meldpunt.")] = None,
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
def grip(as_json: AsJson = False, mermaid: Mermaid = False, data: Data = None) -> int:
    from wegenkaart.cli import pages

    return pages.grip(as_json=as_json, mermaid=mermaid, data=data)


@app.command(cls=DutchCommand, help="Toon alle vragen, hun antwoorden, en wie ze kan beantwoorden.")
def questions(as_json: AsJson = False, data: Data = None) -> int:
    from wegenkaart.cli import showing

    return showing.questions(as_json=as_json, data=data)


@app.command(cls=DutchCommand, help="Toon de bellijst: eerst uw eigen nummers, dan de landelijke.")
def call(
    everything: Annotated[bool, option("--all", help="Toon alles, ook als dat niet op één scherm past.")] = False,
    no_contacts: NoContacts = False,
    as_json: AsJson = False,
    now: Now = None,
    data: Data = None,
) -> int:
    from wegenkaart.cli import calling

    return calling.call(everything=everything, no_contacts=no_contacts, as_json=as_json, now=now, data=data)


own = group("Uw eigen nummers: maak het bestand, controleer het, of toon het.")
app.add_typer(own, name="contacts")


@own.callback(invoke_without_command=True)
def contacts(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        from wegenkaart.cli import own as commands

        commands.show_all(as_json=False, now=None, data=None)


@own.command("init", cls=DutchCommand, help="Maak het bestand waarin u uw eigen nummers invult.")
def contacts_init(
    gemeente: Annotated[str | None, option("--gemeente", metavar="NAAM", help="De naam van uw gemeente.")] = None,
    force: Annotated[bool, option("--force", help="Begin opnieuw. Wat er staat, gaat verloren.")] = False,
    data: Data = None,
) -> int:
    from wegenkaart.cli import own as commands

    return commands.init(gemeente, force=force, data=data)


@own.command("check", cls=DutchCommand, help="Zeg wat ontbreekt, oud is of niet klopt.")
def contacts_check(now: Now = None, data: Data = None) -> int:
    from wegenkaart.cli import own as commands

    return commands.check(now=now, data=data)


@own.command("show", cls=DutchCommand, help="Toon wat is ingevuld en wat niet.")
def contacts_show(as_json: AsJson = False, now: Now = None, data: Data = None) -> int:
    from wegenkaart.cli import own as commands

    return commands.show_all(as_json=as_json, now=now, data=data)


app.add_typer(export.group, name="export")


@app.command(cls=DutchCommand, help="Bereid u voor: wat regelt, oefent en controleert u in de koude fase?")
def prepare(
    road: Annotated[str | None, typer.Argument(metavar="[weg]", help="Naam of nummer van een weg.", show_default=False)] = None,
    form: Annotated[str | None, option("--format", metavar="VORM", help="Kies de vorm: text of markdown.")] = None,
    output: Annotated[str | None, target("--output", help="Schrijf de lijst in dit bestand;")] = None,
    pack: Annotated[str | None, target("--pack", help="Maak een noodpakket om te printen (HTML);")] = None,
    force: Annotated[bool, option("--force", help="Overschrijf het bestand van --output of --pack.")] = False,
    no_contacts: NoContacts = False,
    now: Now = None,
    data: Data = None,
) -> int:
    from wegenkaart.cli import preparing as commands

    return commands.prepare(commands.Request(road, form, output, pack, force, no_contacts, now, data))


@app.command(cls=DutchCommand, help="Leg één regel, beslissing, plicht, bron of tegenspraak uit.")
def explain(
    name: Annotated[str, typer.Argument(metavar="id", help="Het id, zoals T11, grip of ccv_weg2.", show_default=False)] = "",
    mermaid: Mermaid = False,
    data: Data = None,
) -> int:
    from wegenkaart.cli import pages

    return pages.explain(name, mermaid=mermaid, data=data)


@app.command(cls=DutchCommand, help="Controleer en bewijs de kennisbank.")
def check(
    strict: Annotated[bool, option("--strict", help="Keur ook bronnen af die te lang niet zijn vergeleken.")] = False,
    now: Now = None,
    coverage: Annotated[bool, option("--coverage", help="Toon welke casus of oefening elke regel, plicht en actie bereikt.")] = False,
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
