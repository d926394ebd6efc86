"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path

import click

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
