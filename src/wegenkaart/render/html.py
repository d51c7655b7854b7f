"""A page of HTML that stands by itself: no script, no address to fetch from, nothing that is not escaped."""

from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Text in which everything that is no tag of ours is escaped."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the browser may fetch for this page: nothing."""
_VOID = ("meta", "br", "input")


def text(words: str) -> Html:
    return Html(_escaped(words))


def _escaped(words: str) -> str:
    """A carriage return as a code, for a reader of HTML would make it a line end; HTML has no way to write U+0000."""
    return escape(words).replace("\r", "&#13;").replace("\0", "\ufffd")


def joined(parts: Iterable[Html]) -> Html:
    return Html("".join(parts))


def tag(element: str, /, *inside: Html, **attributes: str) -> Html:
    """An element. An attribute that is a word of Python is written with `_` behind it: `class_`."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"' for key, value in attributes.items())
    end = "" if element in _VOID else f"</{element}>"
    return Html(f"<{element}{said}>{''.join(inside)}{end}")


def table(caption: str, heads: Iterable[Html], rows: Iterable[Iterable[Html]], **attributes: str) -> Html:
    """The first cell of a row is its name."""
    head = tag("tr", *(tag("th", each, scope="col") for each in heads))
    body = [tag("tr", tag("th", first, scope="row"), *(tag("td", each) for each in rest)) for first, *rest in rows]
    return tag("table", tag("caption", text(caption)), tag("thead", head), tag("tbody", *body), **attributes)


def page(title: str, style: str, *body: Html, policy: str = POLICY) -> str:
    """A whole document in Dutch. `style` is ours and is not escaped."""
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", text(title)),
        tag("style", Html(style)),
    )
    return f"<!DOCTYPE html>\n{tag('html', tag('head', *head), Html(chr(10)), tag('body', *body), lang='nl')}\n"
