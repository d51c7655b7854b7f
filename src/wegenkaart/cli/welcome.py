"""What the program is: the welcome and the version. By itself, so that both load next to nothing."""

from wegenkaart import __version__
from wegenkaart.cli.output import write
from wegenkaart.knowledge import default_data, opened
from wegenkaart.slots import NO_REGION

WELCOME = """\
wegenkaart helpt u bij een cyberincident: wie leidt, wie belt u, waar is hulp?

Is er nu iets aan de hand? Typ:    wegenkaart advise
Direct gevaar voor mensen?         Bel eerst 112.

  wegenkaart call                  de bellijst, zonder vragen
  wegenkaart resources datalek     zoek hulp
  wegenkaart prepare               wat u vooraf regelt en oefent
  wegenkaart contacts init         vul uw eigen nummers in

Alles wat u kunt typen:            wegenkaart --help
"""


def welcome() -> None:
    write(WELCOME)


def version() -> None:
    kb = opened(default_data(), NO_REGION)
    write(f"wegenkaart {__version__} (kennisbank {kb.date}, {kb.sha256[:8]})\n")
