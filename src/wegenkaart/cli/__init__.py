"""The command line: arguments in, exit code out. The only place that catches and prints errors, reads the clock and writes files."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType

from typer.exceptions import TyperException

from wegenkaart.cli.app import app
from wegenkaart.cli.completing import prepare
from wegenkaart.cli.dutch import explained
from wegenkaart.cli.output import ReaderGone, error_line, readable_stderr
from wegenkaart.errors import InvalidFile, WegenkaartError, WrongUse

EXIT_BUG = 70
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the program and leave with the exit code of the contract."""
    _stop_on_signals()
    readable_stderr()
    prepare()
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code for these arguments; without any, for those of the process."""
    try:
        return int(app(arguments, prog_name="wegenkaart", standalone_mode=False) or 0)
    except WegenkaartError as error:
        return _fail(_one_line(error), error.exit_code)
    except TyperException as error:
        return _fail(explained(error, app), WrongUse.exit_code)
    except ReaderGone:
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except Exception:  # noqa: BLE001 (the last resort: a bug becomes one line, without any fact of the incident)
        if os.environ.get("WEGENKAART_DEBUG"):
            traceback.print_exc()
        return _fail("dit is een fout in het programma zelf. Bel en handel verder volgens uw eigen crisisplan.", EXIT_BUG)


def _fail(message: str, code: int) -> int:
    error_line(f"Fout: {message}")
    return code


def _one_line(error: WegenkaartError) -> str:
    """A failure is one line: the first complaint about a file, for another command shows all of them."""
    if not isinstance(error, InvalidFile):
        return str(error)
    first, *others = str(error).splitlines()
    return first + (f" En nog {len(others)} andere: typ {error.all_shown_by}." if others else "")


def _stop_on_signals() -> None:
    """Hang-up, termination and the quit key end the program in the normal way, so that the terminal is put back as it was."""
    for name in ("SIGHUP", "SIGTERM", "SIGQUIT"):
        number = getattr(signal, name, None)  # Windows has not all of them
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` has it ignored
            signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
