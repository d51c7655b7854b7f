"""The command line: arguments in, exit code out. The only place that catches and prints errors, reads the clock and writes files."""

import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from threading import Timer
from types import FrameType

from typer.exceptions import TyperException

from wegenkaart.cli.app import app
from wegenkaart.cli.completing import prepare
from wegenkaart.cli.dutch import command_line, explained
from wegenkaart.cli.output import ReaderGone, error_line, readable_stderr, reason, settle
from wegenkaart.errors import InvalidFile, Unreadable, WegenkaartError, WrongUse

EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_BY_SIGNAL = 128
"""And the number of the signal."""
A_MOMENT = 0.001
CARRY_ON = "Bel en handel verder volgens uw eigen crisisplan."


def main() -> None:
    """Run the program and leave with the exit code of the contract."""
    _stop_on_signals()
    _keep_from_dumps()
    readable_stderr()
    sys.unraisablehook = _unseen
    prepare()
    try:
        code = run()
    finally:
        settle()
    sys.exit(code)


def _unseen(what: "sys.UnraisableHookArgs") -> None:
    """What goes wrong while something is cleared away changes no answer. Python would print it, with all that it knows.

    A signal that came at such a moment would be lost: it comes again, when this is over.
    """
    if isinstance(what.exc_value, KeyboardInterrupt | SystemExit):
        number = signal.SIGINT if isinstance(what.exc_value, KeyboardInterrupt) else int(what.exc_value.code or 0) - EXIT_BY_SIGNAL
        with suppress(RuntimeError):  # the program is ending already
            Timer(A_MOMENT, signal.raise_signal, (number,)).start()
    elif os.environ.get("WEGENKAART_DEBUG"):
        sys.__unraisablehook__(what)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code for these arguments; without any, for those of the process."""
    try:
        return int(command_line(app)(arguments, prog_name="wegenkaart", standalone_mode=False) or 0)
    except WegenkaartError as error:
        return _fail(_one_line(error), error.exit_code)
    except TyperException as error:
        return _fail(explained(error, app), WrongUse.exit_code)
    except ReaderGone:
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 (the last resort; a panic of a compiled library is no `Exception`)
        return _fault(error)


def _fault(error: BaseException) -> int:
    """What nobody foresaw becomes one line, without any fact of the incident."""
    if isinstance(error.__cause__, KeyboardInterrupt):  # while a class was made: Python makes another error of it
        return EXIT_INTERRUPTED
    if isinstance(error.__cause__, SystemExit):
        raise error.__cause__
    if os.environ.get("WEGENKAART_DEBUG"):
        with suppress(OSError, ValueError, AttributeError):  # nowhere to say it
            traceback.print_tb(error.__traceback__)
            error_line(type(error).__name__)  # and not what it says: that can hold such a fact
    if isinstance(error, OSError):
        return _fail(f"lezen of schrijven is mislukt ({reason(error)}). {CARRY_ON}", Unreadable.exit_code)
    if _is_damage(error) or (error.__context__ and _is_damage(error.__context__)):  # typer makes another error of some
        on_disk = any(isinstance(each, OSError) for each in (error.__cause__, error.__context__))
        return _fail(f"een deel van het programma is niet te lezen. {CARRY_ON}", Unreadable.exit_code if on_disk else EXIT_BUG)
    return _fail(f"dit is een fout in het programma zelf. {CARRY_ON}", EXIT_BUG)


def _is_damage(error: BaseException) -> bool:
    """A part of the program, of which much is loaded only when it is needed, was not there, or not whole."""
    deepest = deque(traceback.walk_tb(error.__traceback__), 1)
    loading = bool(deepest) and deepest[0][0].f_code.co_filename.startswith("<frozen ")
    return loading or isinstance(error, ImportError | SyntaxError) or type(error).__module__ in ("zipfile", "zlib")


def _fail(message: str, code: int) -> int:
    error_line(f"Fout: {message}")
    return code


def _one_line(error: WegenkaartError) -> str:
    """A failure is one line: the first complaint about a file, for another command shows all of them."""
    if not isinstance(error, InvalidFile):
        return str(error)
    first, *others = str(error).splitlines()
    return first + (f" En nog {len(others)} andere: typ {error.all_shown_by}." if others else "")


def _keep_from_dumps() -> None:
    """When the program crashes, the system writes nothing of its memory to the disk: in it stand the incident, and numbers."""
    with suppress(ImportError, OSError, ValueError):  # Windows has none of it
        import resource  # noqa: PLC0415 (not everywhere)

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _stop_on_signals() -> None:
    """Hang-up, termination and the quit key end the program in the normal way, so that the terminal is put back as it was."""
    for name in ("SIGHUP", "SIGTERM", "SIGQUIT"):
        number = getattr(signal, name, None)  # Windows has not all of them
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` has it ignored
            signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(EXIT_BY_SIGNAL + number)
