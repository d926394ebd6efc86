"""Options that several commands share, worded once."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

from kg.sparql.jobs import Limits

DEFAULT_STORE = "kg-store"
DEFAULT_OUT = "kg-out"

store = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_STORE,
    envvar="KG_STORE",
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The folder that holds the graph.",
)

LONGEST = 366 * 24 * 3600.0
MOST_MEGABYTES = 1 << 20


class _Seconds(click.FloatRange):
    """A range that also refuses ``nan``, which lies in no range and outside none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        return self.fail(f"{value} is no number.", param, ctx) if math.isnan(number) else number


seconds = _Seconds(0, LONGEST, min_open=True)
"""A time to wait: above nothing, and what a timer of the system can hold."""
megabytes = click.IntRange(16, MOST_MEGABYTES)
"""Memory for a query: what the engine needs to start, and what the system's limit can hold."""

timeout = click.option(
    "--timeout",
    type=seconds,
    default=Limits().seconds,
    show_default=True,
    metavar="S",
    help="Seconds after which a query is ended.",
)
memory = click.option(
    "--memory",
    type=megabytes,
    default=Limits().memory >> 20,
    show_default=True,
    metavar="MB",
    help="Memory above which a query is ended.",
)
