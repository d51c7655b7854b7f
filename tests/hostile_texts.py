"""Texts that want to be more than text: markup, quotes, control characters, formulas. Always the same ones."""

import random

COUNT = 5_000
_PIECES = (
    "<script>alert(1)</script>", "</style>", "<!--", "-->", "]]>", "<img src=x onerror=alert(1)>", '" onload="x', "' x='", "&lt;", "&#60;",
    "&amp;amp;", "&", "<", ">", '"', "'", "`", "```", "**", "_x_", "~~x~~", "[a](javascript:alert(1))", "![a](http://x/y.png)", "# kop",
    "- punt", "1. een", "2) twee", "+ plus", "> citaat", "| a | b |", "---", "===", "\\", "\\n", "#quot;", "#35;", "%%{init: {}}%%", "%%",
    "click a href", "-->|x|", "subgraph", "end", "style a fill:#f00;", "classDef x fill:#f00;", "style:", ":::x", "@{ shape: x }", ";",
    "{{x}}", "${x}", "=1+1", "@SUM(A1)", "+31", "-2+3", "=cmd|' /C calc'!A0", "\n", "\r", "\r\n", "\t", "\n\n# kop", "\n- punt", "    code",
    " ", "  ", "\x01", "\x07", "\x1b[31m", "\x7f", "\x9b", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "é", "GRIP 3", "Łódź", "😀",
    "0", "7", "a", "Z",
)  # fmt: skip


def hostile_texts() -> list[str]:
    chance = random.Random(20261123)  # noqa: S311 (the same texts every time is what is wanted)
    return ["".join(chance.choices(_PIECES, k=chance.randint(1, 7))) for _ in range(COUNT)]
