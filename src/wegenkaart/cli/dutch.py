"""typer in Dutch: help without boxes, and errors that say what to do. The only place that knows typer's inner names."""

import re
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

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
    return option


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


def explained(error: TyperException, commands: list[str]) -> str:
    """What went wrong, in Dutch. typer gives English sentences; only their names and values are used."""
    values = re.findall(r"'([^']*)'", error.message) or re.findall(r"\(([^)]*)\)", error.message)
    first = values[0] if values else ""
    match type(error).__name__:
        case "NoSuchOption":
            return f"de optie '{getattr(error, 'option_name', first)}' bestaat niet{_meant(getattr(error, 'possibilities', None))}"
        case "BadOptionUsage" | "MissingParameter":
            return f"bij '{getattr(error, 'option_name', first)}' hoort een waarde. Zet die erachter."
        case "UsageError" if "No such command" in error.message:
            return f"de opdracht '{first}' bestaat niet{_meant(get_close_matches(first, commands, 1))}"
        case "UsageError" if "extra argument" in error.message:
            return f"'{first}' is hier te veel. Haal het weg, of typ --help."
        case _:
            return "ik begrijp deze opdracht niet. Typ: wegenkaart --help."


def _meant(close: Any) -> str:
    return f". Bedoelde u '{next(iter(close))}'?" if close else ". Typ: wegenkaart --help."
