"""The door: `wegenkaart` and `python -m wegenkaart`. It is thin, so that Ctrl-C while the program still loads ends it quietly."""

import gc
import sys

GARBAGE_AFTER = 100_000
"""New objects. Nothing of what is loaded at the start is garbage, and looking for it took a tenth of that start."""


def main() -> None:
    gc.set_threshold(GARBAGE_AFTER)
    try:
        from wegenkaart.cli import main as run  # noqa: PLC0415 (loading is what may be interrupted)
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
