"""Circles in what rests on what."""

from collections.abc import Collection, Iterator, Mapping


def circles(graph: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Circles that have no name in common, as many as there are; every other circle goes through one of them.

    Each name and each line is looked at once, so that a graph of many thousands takes no time to speak of.
    """
    done: set[str] = set()
    for start in graph:
        path = {start: iter(sorted(graph[start]))} if start not in done else {}
        while path:
            name = next(reversed(path))
            under = next(path[name], None)
            if under is None:
                done.add(name)
                del path[name]
            elif under in path:
                names = list(path)
                circle = tuple(names[names.index(under) :])
                done.update(circle)
                for each in circle:
                    del path[each]
                yield circle
            elif under not in done:
                path[under] = iter(sorted(graph[under]))
