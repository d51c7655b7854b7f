"""typer in Dutch: help without boxes, and errors that say what to do. The only place that knows typer's inner names."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import partial
from shutil import get_terminal_size
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from wegenkaart.cli.output import write
from wegenkaart.nearest import meant, question

HELP_NAMES = ("-h", "--help")
HELP = "Typ: wegenkaart --help."
_NARROW, _NARROWEST, _NAMES_WIDTH = 52, 24, 30
"""On a screen narrower than the first of these typer still writes as if it were wider, and words are cut."""
ALIASES = {"advies": "advise", "hulp": "resources", "wegen": "roads", "vragen": "questions", "bel": "call", "contacten": "contacts"}
"""What a Dutch person types; shown only to who almost typed it, so that there is one name to write in a runbook."""


def _usage(command: Any, ctx: Any, formatter: Any, pieces: str) -> None:
    arguments = " ".join(param.make_metavar(ctx) for param in command.params if param.param_type_name == "argument")
    formatter.write_usage(ctx.command_path, f"{pieces} {arguments}".strip(), prefix="Gebruik: ")


def _options(command: Any, ctx: Any, formatter: Any) -> None:
    for kind, heading in (("argument", "Woorden"), ("option", "Opties")):
        records = [param.get_help_record(ctx) for param in command.get_params(ctx) if param.param_type_name == kind]
        shown = [(record[0], record[1].replace("[required]", "[verplicht]")) for record in records if record and record[1]]
        if shown:
            with formatter.section(heading):
                _write_list(formatter, shown)


def _write_list(formatter: Any, rows: list[tuple[str, str]]) -> None:
    """On a narrow screen with a narrow first column, so that there is room for whole words in the second."""
    formatter.write_dl(rows, col_max=formatter.width // 3 if formatter.width < _NARROW - 2 else _NAMES_WIDTH)


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = "Toon deze hulp."
        option.callback = _show_help
    return option


def _show_help(ctx: Any, _param: Any, wanted: bool) -> None:
    """Help is written like everything else, so that a full disk or a reader who left means the same here."""
    if wanted and not ctx.resilient_parsing:
        columns = get_terminal_size((80, 24)).columns
        if columns < _NARROW:
            ctx.terminal_width = max(columns - 1, _NARROWEST)
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
    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        return super().parse_args(ctx, self._command_first(ctx, args))

    def _command_first(self, ctx: Any, args: list[str]) -> list[str]:
        """Options of a command may stand before it too: `--json advise` is `advise --json`."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        start = 0
        while start < len(args) and args[start].startswith("-") and args[start] not in own:
            start += 1 + (args[start] in self._with_value())
        command = args[start : start + 1]
        if not command or command[0].startswith("-") or not self.get_command(ctx, command[0]):
            return args
        return [*command, *args[:start], *args[start + 1 :]]

    def _with_value(self) -> set[str]:
        params: Any = (param for command in self.commands.values() for param in command.params if param.param_type_name == "option")
        return {name for param in params if not param.is_flag for name in param.opts}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return super().get_command(ctx, ALIASES.get(cmd_name, cmd_name))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _usage(self, ctx, formatter, "[opties] opdracht")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        shown = [(name, self.commands[name]) for name in self.commands if not self.commands[name].hidden]
        with formatter.section("Opdrachten"):
            _write_list(formatter, [(name, (command.help or "").partition("\n")[0]) for name, command in shown])
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _help_option(super().get_help_option(ctx))


def group(text: str) -> typer.Typer:
    """A group of commands below the program itself, with this help."""
    return typer.Typer(cls=DutchGroup, add_completion=False, rich_markup_mode=None, help=text)


class Commands(Mapping[str, Any]):
    """Those of a group, each made when it is first looked at: with sixteen, making them all takes half of bare Python."""

    def __init__(self, makers: Mapping[str, Callable[[], Any]]) -> None:
        self._makers = makers
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def command_line(app: typer.Typer) -> Any:
    """What typer makes of a group with a callback, but for its commands."""
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = [], []
    group: Any = typer.main.get_command(alone)
    named = {each.name or getattr(each.callback, "__name__", ""): each for each in app.registered_commands}
    groups = {each.name: each.typer_instance for each in app.registered_groups}
    group.commands = Commands(
        {name: partial(_command, app, each) for name, each in named.items()}
        | {name: partial(command_line, each) for name, each in groups.items() if isinstance(name, str) and each}
    )
    return group


def _command(app: typer.Typer, registered: Any) -> Any:
    alone = copy(app)
    alone.registered_callback, alone.registered_groups, alone.registered_commands = None, [], [registered]
    return typer.main.get_command(alone)


def explained(error: TyperException, app: typer.Typer) -> str:
    """What went wrong, in Dutch. typer gives English sentences; only their names and values are used."""
    group = command_line(app)
    option = getattr(error, "option_name", None)
    inner: Any = getattr(getattr(error, "ctx", None), "command", None)
    commands = getattr(inner, "commands", group.commands)  # of the group in which the word stands
    said = _wrong_option(error, option, group.commands) if option else _missing(error) or _wrong_word(error.message, commands, _help(error))
    return said or "ik begrijp deze opdracht niet. Typ: wegenkaart --help."


def _help(error: Any) -> str:
    """Of the group in which the word stands."""
    return f"Typ: {error.ctx.command_path} --help." if getattr(error, "ctx", None) else HELP


def _missing(error: Any) -> str | None:
    """Which word must still come behind the command."""
    if type(error).__name__ != "MissingParameter" or error.param is None or error.ctx is None:
        return None
    name = error.param.make_metavar(error.ctx)
    return f"hier ontbreekt nog: {name}. Typ: {error.ctx.command_path} {name}"


def _wrong_option(error: Any, option: str, commands: Any) -> str | None:
    if type(error).__name__ == "BadOptionUsage":
        no_value = "does not take a value" in error.message
        return f"bij '{option}' hoort geen waarde. Haal die weg." if no_value else f"bij '{option}' hoort een waarde. Zet die erachter."
    if place := _place(error, option, commands):
        return f"de optie '{option}' hoort achter de opdracht. Typ: {place}."
    bare = option.lstrip("-")  # with its dashes any word looks like any other
    near = [each for each in error.possibilities or () if meant(bare, [each.lstrip("-")], "")]
    return f"de optie '{option}' bestaat niet. {question(near[:1], HELP)}"


def _wrong_word(message: str, commands: Any, otherwise: str) -> str | None:
    if found := re.search(r"No such command '(.*?)'", message):
        aliases = [alias for alias, name in ALIASES.items() if name in commands]
        return f"de opdracht '{found[1]}' bestaat niet. {meant(found[1], commands, meant(found[1], aliases, otherwise))}"
    if found := re.search(r"extra argument\(s\) \((.*)\)", message):
        return f"'{found[1]}' is hier te veel. Haal het weg, of typ --help."
    return None


def _place(error: Any, option: str, commands: Any) -> str | None:
    """Where an option belongs that was typed before the command."""
    if error.ctx is None or error.ctx.parent is not None:
        return None
    having = (name for name, command in commands.items() if any(option in param.opts for param in command.params))
    return next((f"wegenkaart {name} {option}" for name in having), None)
