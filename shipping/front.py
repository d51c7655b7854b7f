"""The door of the single file (docs/adr/0012-a-single-file.md). `pyz.py` fills in what stands between two @.

Every Python must be able to read this, to say in one line that it is not the right one.
"""

import sys

here = "%d.%d" % sys.version_info[:2]  # noqa: UP031 (Python 3.5 has no f-strings)
if here != "@PYTHON@":
    sys.stderr.write("Fout: dit bestand is voor Python @PYTHON@, en dit is Python " + here + ". Start het met Python @PYTHON@.\n")
    sys.exit(2)

import _imp  # noqa: E402 (no earlier: the first Pythons have none)

if _imp.extension_suffixes()[:1] != ["@SUFFIX@"]:
    import sysconfig

    here = sysconfig.get_platform()
    sys.stderr.write("Fout: dit bestand is voor @PLATFORM@, en dit is " + here + ". Gebruik het bestand dat voor dit systeem is gemaakt.\n")
    sys.exit(2)

if __name__ == "__main__":
    try:
        from wegenkaart.__main__ import main
    except Exception as error:  # noqa: BLE001 (a byte of this file is not what it was, or the disk fails)
        text = "Fout: het programma kan niet starten, want een deel ervan is niet te lezen."
        sys.stderr.write(text + " Bel en handel verder volgens uw eigen crisisplan.\n")
        sys.exit(4 if isinstance(error, OSError) or isinstance(error.__context__, OSError) else 70)

    main()
