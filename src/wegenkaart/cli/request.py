"""What `advise` is asked to do, and which of its options do not go together."""

from pathlib import Path

from wegenkaart.errors import WrongUse
from wegenkaart.frozen import Frozen

FORMS = ("text", "json", "markdown", "html", "ics")


class Request(Frozen):
    """The options of `advise`, as typed."""

    answers: str | None
    flags: tuple[str, ...]
    no_input: bool
    form: str
    output: Path | None
    force: bool
    explain: bool
    gemeente: str | None
    no_contacts: bool
    aware_at: str | None
    other_aware_at: str | None
    reported: tuple[str, ...]
    details: bool
    briefing: bool
    now: str | None
    data: Path | None
    interactive: bool
    plain: bool
    batch: str | None
    jobs: str | None

    @property
    def scripted(self) -> bool:
        return self.answers is not None or bool(self.flags) or self.no_input or self.batch is not None


def chosen_form(name: str | None, *, as_json: bool, details: bool, briefing: bool, batch: bool) -> str:
    """The form that was asked for. Raises `WrongUse` when there is none like that here."""
    if name is not None and name not in FORMS:
        raise WrongUse(f"--format {name}: deze vorm ken ik niet. Kies uit: {', '.join(FORMS)}.")
    if batch and name not in (None, "json"):
        raise WrongUse(f"--batch en --format {name} gaan niet samen. Kies er een.")
    if details and name != "ics":
        raise WrongUse("--details hoort bij de agenda. Zet --format ics erbij, of laat --details weg.")
    if briefing and (as_json or name != "markdown"):
        raise WrongUse("--briefing is er alleen als Markdown. Zet --format markdown erbij, of laat --briefing weg.")
    if as_json and name not in (None, "json"):
        raise WrongUse(f"--json en --format {name} gaan niet samen. Kies er een.")
    return "json" if as_json else name or "text"


def refuse_contradictions(request: Request) -> None:
    """Options of which one would be silently forgotten."""
    batch_with = {
        "--answers": request.answers,
        "--fact": request.flags,
        "--output": request.output,
        "--interactive": request.interactive,
    }
    asking_with = {"--no-input": request.no_input, "--answers -": request.answers == "-"}
    brief = {"--format ics": request.form == "ics", "--briefing": request.briefing}
    used_with = (
        ("--batch", batch_with, request.batch),
        ("--interactive", asking_with, request.interactive),
        ("--explain", brief, request.explain),
    )
    for option, others, used in used_with:
        for other, given in others.items():
            if used and given:
                raise WrongUse(f"{option} en {other} gaan niet samen. Kies er een.")
