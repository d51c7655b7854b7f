"""How many slips of the hand lie between two words."""

LONG = 5
"""In a shorter word two slips leave too little of it: `ibd` is no `ibpdl`."""


def is_slip(typed: str, meant: str) -> bool:
    """Whether one letter more, less, other or swapped makes the one of the other: once in a short word, at most twice in a longer one."""
    most = 1 if min(len(typed), len(meant)) < LONG else 2
    return abs(len(typed) - len(meant)) <= most and slips(typed.casefold(), meant.casefold()) <= most


def slips(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, meant in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != meant))
            if i > 1 and j > 1 and letter == other[j - 2] and meant == one[i - 2]:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
