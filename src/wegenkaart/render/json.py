"""Documents as JSON: sorted keys, UTF-8, a newline at the end. The same document gives the same bytes."""

import json
from dataclasses import asdict
from typing import Any

from wegenkaart.advice.document import Advice


def advice_json(advice: Advice, indent: int | None = 2) -> str:
    """The public document. `nearest_changes` is only there when it was asked for."""
    value = asdict(advice)
    if advice.nearest_changes is None:
        del value["nearest_changes"]
    return dumps(value, indent)


def dumps(value: Any, indent: int | None = 2) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent) + "\n"
