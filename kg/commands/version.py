"""``kg version``: of kg, and of what an answer depends on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

import click

from kg import language, ontology, terminal

PACKAGES = (
    "pyoxigraph",
    "rdflib",
    "pyshacl",
    "networkx",
    "pyvis",
    "numpy",
    "slovnet",
    "navec",
    "natasha",
    "razdel",
    "pymorphy3",
    "pymorphy3-dicts-ru",
    "trafilatura",
    "py3langid",
)
"""What the graph depends on: engines and models. Another version of one may give other statements."""

EPILOG = """\b
Example:
  kg version"""


@click.command("version", epilog=EPILOG)
def command() -> None:
    """Show the version of kg and of what it stands on."""
    known = ontology.load()
    rows = [
        ("kg", version("kg")),
        ("ontology", known.version),
        ("namespace", known.namespace),
        ("languages", ", ".join(language.codes())),
        ("Python", platform.python_version()),
        *((name, _installed(name)) for name in PACKAGES),
    ]
    terminal.echo_table(rows)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
