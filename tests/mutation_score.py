"""How many mutants the tests kill in each module, and which are left: `mutmut results --all=true | python tests/mutation_score.py`.

Fails when a module stays under the limit. What is left and why: docs/mutation-testing.md.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable

LIMIT = 90
KILLED = ("killed", "timeout")
RESULT = re.compile(r"\s*wegenkaart\.(\w+)\.\S+: (.+)")


def main(lines: Iterable[str]) -> None:
    results = [(found[1], found[2], line) for line in lines if (found := RESULT.match(line))]
    if not results:
        sys.exit("mutation_score.py: there are no results. Run `make mutants`.")
    mutants = Counter(module for module, _, _ in results)
    killed = Counter(module for module, status, _ in results if status in KILLED)
    sys.stdout.writelines(line for _, status, line in results if status not in KILLED)
    sys.stdout.write("\nmodule    mutants  killed  left   score\n")
    for module, count in sorted(mutants.items()):
        sys.stdout.write(f"{module:9} {count:7} {killed[module]:7} {count - killed[module]:5} {killed[module] / count:7.1%}\n")
    if under := [module for module, count in sorted(mutants.items()) if killed[module] * 100 < LIMIT * count]:
        sys.exit(f"Under {LIMIT}%: {', '.join(under)}.")


if __name__ == "__main__":
    main(sys.stdin)
