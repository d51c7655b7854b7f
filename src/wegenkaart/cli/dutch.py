"""typer in Dutch: help without boxes, and errors that say what to do. The only place that knows typer's inner names."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from wegenkaart.cli.output import write

HELP_NAMES = ("-h", "--help")


def _usage(command: Any, ctx: Any, formatter: Any, pieces: str) -> None:
    arguments = " ".join(param.make_metavar(ctx) for param in command.params if param.param_type_name == "argument")
    formatter.write_usage(ctx.command_path, f"{pieces} {arguments}".strip(), prefix="Gebruik: ")


def _options(command: Any, ctx: Any, formatter: Any) -> None:
    for kind, heading in (("argument", "Woorden"), ("option", "Opties")):
        records = [param.get_help_record(ctx) for param in command.get_params(ctx) if param.param_type_name == kind]
        shown = [record for record in records if record and record[1]]
        if shown:
            with formatter.section(heading):
                formatter.write_dl(shown)


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = "Toon deze hulp."
        option.callback = _show_help
    return option


def _show_help(ctx: Any, _param: Any, wanted: bool) -> None:
    """Help is written like everything else, so that a full disk or a reader who left means the same here."""
    if wanted and not ctx.resilient_parsing:
        write(ctx.get_help() + "\n")
        ctx.exit()


class DutchCommand(TyperCommand):
    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _usage(self, ctx, formatter, "[opties]")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _help_option(super().get_help_option(ctx))


class DutchGroup(TyperGroup):
    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _usage(self, ctx, formatter, "[opties] opdracht")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        shown = [(name, self.commands[name]) for name in self.commands if not self.commands[name].hidden]
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, (command.help or "").partition("\n")[0]) for name, command in shown])
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _help_option(super().get_help_option(ctx))


def explained(error: TyperException, app: typer.Typer) -> str:
    """What went wrong, in Dutch. typer gives English sentences; only their names and values are used."""
    group: Any = typer.main.get_command(app)
    option = getattr(error, "option_name", None)
    return (_wrong_option(error, option, group.commands) if option else _wrong_word(error.message, group.commands)) or (
        "ik begrijp deze opdracht niet. Typ: wegenkaart --help."
    )


def _wrong_option(error: Any, option: str, commands: Any) -> str | None:
    if type(error).__name__ == "BadOptionUsage":
        no_value = "does not take a value" in error.message
        return f"bij '{option}' hoort geen waarde. Haal die weg." if no_value else f"bij '{option}' hoort een waarde. Zet die erachter."
    if place := _place(error, option, commands):
        return f"de optie '{option}' hoort achter de opdracht. Typ: {place}."
    return f"de optie '{option}' bestaat niet{_meant(error.possibilities or ())}"


def _wrong_word(message: str, commands: Any) -> str | None:
    if found := re.search(r"No such command '(.*?)'", message):
        return f"de opdracht '{found[1]}' bestaat niet{_meant(get_close_matches(found[1], commands, 1))}"
    if found := re.search(r"extra argument\(s\) \((.*)\)", message):
        return f"'{found[1]}' is hier te veel. Haal het weg, of typ --help."
    return None


def _place(error: Any, option: str, commands: Any) -> str | None:
    """Where an option belongs that was typed before the command."""
    if error.ctx is None or error.ctx.parent is not None:
        return None
    having = (name for name, command in commands.items() if any(option in param.opts for param in command.params))
    return next((f"wegenkaart {name} {option}" for name in having), None)


def _meant(close: Iterable[str]) -> str:
    nearest = next(iter(close), None)
    return f". Bedoelde u '{nearest}'?" if nearest else ". Typ: wegenkaart --help."
