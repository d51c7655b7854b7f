"""How far text stands out from what is behind it, with the colours that a browser computed, as WCAG reckons it."""

import re

from devtools import Browser

_PAIRS = """
[...new Set([...document.querySelectorAll('body, body *')].filter(each => each.checkVisibility() && [...each.childNodes].some(
    node => node.nodeType === 3 && node.data.trim())).map(each => {
        let behind = each;
        while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
        const own = getComputedStyle(each), svg = each instanceof SVGElement;
        return (svg ? own.fill : own.color) + ' ' + (behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)')}))]
"""
"""Every colour of text on the page with the colour behind it, once."""


def contrasts(page: Browser) -> dict[str, float]:
    return {pair: contrast(*(tuple(map(int, each)) for each in _COLOUR.findall(pair))) for pair in page.value(_PAIRS)}


_COLOUR = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
