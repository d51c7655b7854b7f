"""Documents as JSON: sorted keys, UTF-8, a newline at the end. The same document gives the same bytes."""

import json
from functools import lru_cache
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # start-up: a list of help is shown without making an advice
    from wegenkaart.advice.document import Advice


def advice_json(advice: "Advice", indent: int | None = 2) -> str:
    """The public document."""
    return dumps(shown(advice), indent)


def shown(advice: "Advice") -> dict[str, Any]:
    """What only an explanation has is only there when it was asked for."""
    value = {**vars(advice)}
    if advice.nearest_changes is None:
        del value["nearest_changes"], value["not_reached"]
    return value


def dumps(value: Any, indent: int | None = 2) -> str:
    """Of dataclasses too: `asdict` would first copy every text in them, in half of the time that this takes."""
    if indent:
        return _indented(value, "\n", " " * indent) + "\n"
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=vars) + "\n"


def _indented(value: Any, line: str, indent: str) -> str:
    """As `json.dumps` does it with an indent, byte for byte, in a third of the time: that one is slow then, and an advice is long."""
    inner = line + indent
    if isinstance(value, tuple | list):
        opened, closed = "[", "]"
        parts = [_text(each) if type(each) is str else _indented(each, inner, indent) for each in value]
    elif value is None or isinstance(value, str | int | float):
        return json.dumps(value, ensure_ascii=False)
    else:
        fields, opened, closed = value if isinstance(value, dict) else vars(value), "{", "}"
        parts = [f"{key}: {_plain(fields[name]) or _indented(fields[name], inner, indent)}" for name, key in _keys(tuple(fields))]
    return f"{opened}{inner}{f',{inner}'.join(parts)}{line}{closed}" if parts else opened + closed


@lru_cache(200)
def _keys(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """The names in their order, and as they are written: those of a kind of record are the same every time."""
    return [(name, _text(name)) for name in sorted(names)]


def _plain(value: Any) -> str:
    """The most frequent kinds of value; otherwise empty."""
    if type(value) is str:
        return _text(value)
    return "null" if value is None else "true" if value is True else "false" if value is False else ""
