"""The command line: arguments in, exit code out. The only place that catches and prints errors, reads the clock and writes files."""

import os
import signal
import sys
import traceback
from types import FrameType

from typer.exceptions import TyperException

from wegenkaart.cli.app import app
from wegenkaart.cli.dutch import explained
from wegenkaart.cli.output import ReaderGone, error_line
from wegenkaart.errors import WegenkaartError, WrongUse
from wegenkaart.prompter import Stopped

EXIT_BUG = 70
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the program and leave with the exit code of the contract."""
    _stop_on_signals()
    sys.exit(_run())


def _run() -> int:
    try:
        return int(app(prog_name="wegenkaart", standalone_mode=False) or 0)
    except WegenkaartError as error:
        return _fail(str(error), error.exit_code)
    except TyperException as error:
        return _fail(explained(error, [command.name or "" for command in app.registered_commands]), WrongUse.exit_code)
    except ReaderGone:
        return 0
    except (KeyboardInterrupt, Stopped):
        return EXIT_INTERRUPTED
    except Exception:  # noqa: BLE001 (the last resort: a bug becomes one line, without any fact of the incident)
        if os.environ.get("WEGENKAART_DEBUG"):
            traceback.print_exc()
        return _fail("dit is een fout in het programma zelf. Bel en handel verder volgens uw eigen crisisplan.", EXIT_BUG)


def _fail(message: str, code: int) -> int:
    error_line(f"Fout: {message}")
    return code


def _stop_on_signals() -> None:
    """Hang-up and termination end the program in the normal way, so that the terminal is put back as it was."""
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
