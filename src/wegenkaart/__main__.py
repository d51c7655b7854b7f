"""The door: `wegenkaart` and `python -m wegenkaart`. It is thin, so that Ctrl-C while the program still loads ends it quietly."""

import sys


def main() -> None:
    try:
        from wegenkaart.cli import main as run  # noqa: PLC0415 (loading is what may be interrupted)
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
