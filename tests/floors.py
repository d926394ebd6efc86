"""The ratchet on the command line: check the floors, raise them, or lower them with a reason.

    python -m tests.floors                              fails where a figure is below its floor
    python -m tests.floors --raise                      takes what is measured where it is better
    python -m tests.floors --set dev --lower --reason "the gold of two articles was mended"

Sets whose articles are not beside the checkout are left out, and said to be.
"""

from __future__ import annotations

import argparse
import sys

from kg.evaluate import floors
from tests.measures import FLOORS, of_set


def main() -> int:
    """Check or change ``tests/floors.json``; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", action="append", dest="sets", metavar="NAME", help="only this set; repeatable"
    )
    parser.add_argument("--raise", action="store_true", dest="up", help="raise floors to what is measured")
    parser.add_argument(
        "--lower", action="store_true", help="lower the floors that are missed; needs --reason"
    )
    parser.add_argument("--reason", default="", help="why floors are lowered; kept in the file")
    asked = parser.parse_args()
    if asked.lower and not asked.reason.strip():
        parser.error("--lower needs --reason")
    content, fallen = floors.load(FLOORS), 0
    for name in asked.sets or list(content["sets"]):
        floors.of(content, name)
        figures = of_set(content["sets"][name])
        if figures is None:
            print(f"{name}: left out, its articles are not here")
            continue
        print(
            f"{name}: {', '.join(f'{figure} {value:.3f}' for figure, value in sorted(figures.items()))}",
            flush=True,
        )
        if asked.lower:
            content = floors.lowered(content, name, figures, asked.reason)
        if asked.up:
            content = floors.raised(content, name, figures)
        for shortfall in floors.shortfalls(floors.of(content, name), figures):
            fallen += 1
            print(f"  {shortfall}", file=sys.stderr)
    if asked.up or asked.lower:
        floors.save(FLOORS, content)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
