"""Documents as JSON: sorted keys, UTF-8, a newline at the end. The same document gives the same bytes."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # start-up: a list of help is shown without making an advice
    from wegenkaart.advice.document import Advice


def advice_json(advice: "Advice", indent: int | None = 2) -> str:
    """The public document. What only an explanation has is only there when it was asked for."""
    value = {**vars(advice)}
    if advice.nearest_changes is None:
        del value["nearest_changes"], value["not_reached"]
    return dumps(value, indent)


def dumps(value: Any, indent: int | None = 2) -> str:
    """Of dataclasses too: `asdict` would first copy every text in them, in half of the time that this takes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent, default=vars) + "\n"
