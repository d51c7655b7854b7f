"""`python -m wegenkaart` is the same as `wegenkaart`."""

from wegenkaart.cli import main

if __name__ == "__main__":
    main()
