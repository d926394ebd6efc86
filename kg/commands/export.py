"""``kg export``: take the graph elsewhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from kg.errors import ExportError
from kg.export import FORMATS, TABLES, Format, Options, chunks, find
from kg.export.select import Selection
from kg.export.text import for_terminal
from kg.store import Store


@click.command("export")
@click.option("--format", "name", metavar="FORMAT", help="What to write; --list shows the names.")
@click.option("--list", "listing", is_flag=True, help="Show every format and end.")
@click.option(
    "--table", type=click.Choice(TABLES), default="statements", show_default=True,
    help="Which table, for the formats that hold one.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to FILE.  [default: stdout]"
)
@click.option(
    "--store", "folder", type=click.Path(path_type=Path), default="kg-store", show_default=True,
    help="The folder of the dataset.",
)  # fmt: skip
@click.option(
    "--article", "articles", multiple=True, help="Only this one: IRI, key, title, URL or file. Repeatable."
)
@click.option("--relation", "relations", multiple=True, help="Only statements of this relation. Repeatable.")
@click.option(
    "--since", metavar="DATE", help="Only what happened on or after it (2025, 2025-10, 2025-10-31)."
)
@click.option("--until", metavar="DATE", help="Only what happened on or before it.")
@click.option(
    "--context-url", metavar="URL", help="In JSON-LD, name the context by URL instead of writing it out."
)
def command(
    name: str | None, listing: bool, table: str, out: Path | None, folder: Path, articles: tuple[str, ...],
    relations: tuple[str, ...], since: str | None, until: str | None, context_url: str | None,
) -> None:  # fmt: skip
    """Write the graph in another format."""
    if listing:
        click.echo("\n".join(f"{form.name:<14}{form.about}" for form in FORMATS.values()))
        return
    if name is None:
        raise click.UsageError("Missing option '--format': kg export --list shows the formats.")
    form = find(name)
    refuse_terminal(form, out)
    with Store(folder, read_only=True) as store:
        chosen = Selection(articles, relations, since, until).of(store.extractions())
        deliver(chunks(form.name, chosen, Options(table, context_url)), out)


def refuse_terminal(form: Format, out: Path | None) -> None:
    """Raise :class:`ExportError` where bytes that are no text would go to a terminal."""
    if form.binary and out is None and click.get_binary_stream("stdout").isatty():
        raise ExportError(f"format {form.name} is not text: add --out FILE.{form.suffix}")


def deliver(content: Iterable[bytes], out: Path | None) -> None:
    """Write to the file, whole or not at all; to a terminal without what would steer it; or to the pipe."""
    if out is not None:
        _replace(out, content)
        return
    stream = click.get_binary_stream("stdout")
    for chunk in content:
        stream.write(for_terminal(chunk.decode()).encode() if stream.isatty() else chunk)
    stream.flush()


def _replace(out: Path, content: Iterable[bytes]) -> None:
    """Write beside ``out`` and put it in place at the end, so that a failure leaves what was there."""
    try:
        handle, beside = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
    except OSError as error:
        raise ExportError(f"{out}: cannot be written ({error.strerror}); choose another --out") from error
    try:
        with open(handle, "wb") as file:
            file.writelines(content)
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, out)
    except BaseException:
        os.unlink(beside)
        raise


def _umask() -> int:
    """Return the mask of new files, which the system tells only when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
