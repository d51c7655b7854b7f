"""The door: `wegenkaart` and `python -m wegenkaart`. It is thin, so that what stops the loading of the program ends it quietly too."""

import gc
import sys
from contextlib import suppress

GARBAGE_AFTER = 100_000
"""New objects. Nothing of what is loaded at the start is garbage, nor what is left at the end: looking for it cost as much as Python."""


def main() -> None:
    gc.disable()
    try:
        from wegenkaart.cli import main as run  # noqa: PLC0415 (loading is what may be interrupted, or fail)

        gc.freeze()
        gc.set_threshold(GARBAGE_AFTER)
        gc.enable()
        run()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 (nothing of ours is loaded that could tell more)
        sys.exit(_not_loaded(error))
    finally:
        gc.freeze()


def _not_loaded(error: Exception) -> int:
    """A disk that fails, or half an installation. Returns the exit code of the contract."""
    if isinstance(error.__cause__, KeyboardInterrupt | SystemExit):  # while a class was made: Python makes another error of it
        return 130 if isinstance(error.__cause__, KeyboardInterrupt) else int(error.__cause__.code or 0)
    text = "Fout: het programma kan niet starten, want een deel ervan is niet te lezen. Bel en handel verder volgens uw eigen crisisplan."
    if sys.stderr is not None:  # `print` would write on standard output
        with suppress(OSError, ValueError):
            print(text, file=sys.stderr, flush=True)  # noqa: T201 (the first that speaks, and the last)
    return 4 if isinstance(error, OSError) or isinstance(error.__context__, OSError) else 70


if __name__ == "__main__":
    main()
