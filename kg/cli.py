"""The command line: a table of commands, each loaded when it is used, and one way to fail.

No logic is here: a command is ``command`` in ``kg/commands/<name>.py``. Every ``KgError`` becomes one
line on standard error and the exit code of its class; ``KG_DEBUG=1`` shows the traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from typing import Any, cast

import click

from kg import terminal
from kg.errors import KgError

COMMANDS = {
    "build": "Read articles into the graph, and write its page and RDF.",
    "view": "Write the graph as one HTML page that works offline.",
    "query": "Ask the graph in SPARQL, or by the name of a question.",
    "export": "Write the graph in another format.",
    "load": "Take RDF of others into the graph: kg's own in any format, or other RDF with --facts.",
    "show": "Show an actor: offices, what it did, what was done to it, and who says so.",
    "explain": "Say why a statement is there, or a sentence gave none.",
    "stats": "Count, and name who stands in the middle.",
    "actors": "List the actors of the graph.",
    "relations": "List the relations that kg knows.",
    "validate": "Check the whole graph against its SHACL shapes.",
    "remove": "Take articles out of the graph, with all that they say.",
    "serve": "Offer the graph as a SPARQL 1.1 endpoint and as web pages.",
    "push": "Send the graph to another SPARQL endpoint.",
    "evaluate": "Score what kg finds against annotated articles.",
    "docs": "Write the ontology's pages: every term, in four languages.",
    "version": "Show the version of kg and of what it stands on.",
}
"""Each command and what it does, in the order of ``kg --help``; known without loading any."""

INTERRUPTED = 130
PIPE_CLOSED = 141
USAGE = 2

EPILOG = """\b
Begin with:
  kg build article.txt      then open kg-out/graph.html
  kg show Maduro
  kg query --list

\b
Completion of words by the shell:
  eval "$(_KG_COMPLETE=bash_source kg)"     # or zsh_source, fish_source
"""


def _suggestion(word: str, known: Sequence[str]) -> str:
    close = get_close_matches(word, known, n=2, cutoff=0.5)
    return f"; did you mean {' or '.join(close)}?" if close else "; kg --help lists them"


class Commands(click.Group):
    """A group whose commands are loaded by name, and whose errors are one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load and return a command; ``None`` for a name that is not in the table."""
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"kg.commands.{cmd_name}").command)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """As click does, but with the likeliest command for one that is not there."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            ctx.fail(f"no command «{name}»{_suggestion(name, list(COMMANDS))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table; no command is loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(  # type: ignore[override]  # click's overloads say what never returns
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run and leave with an exit code; bad input never gives a traceback."""
        if not extra.pop("standalone_mode", True):
            return super().main(args, prog_name, standalone_mode=False, **extra)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        sys.exit(self._run(args, prog_name or "kg", extra))

    def _run(self, args: Sequence[str] | None, prog_name: str, extra: dict[str, Any]) -> int:
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
            sys.stdout.flush()
        except BaseException as error:
            if terminal.debugging() and not isinstance(error, SystemExit | click.ClickException):
                raise
            return _told(error)
        return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> int:
    command = error.ctx.command_path if error.ctx else "kg"
    message = error.format_message().rstrip(".")
    terminal.error(f"{message}; see {command} --help" if "--help" not in message else message)
    return error.exit_code


def _told(error: BaseException) -> int:
    """Tell the person what went wrong in a line, and return the exit code; pass on what is no error."""
    match error:
        case KgError():
            terminal.error(error)
            return error.exit_code
        case click.UsageError():
            return _usage(error)
        case click.ClickException():
            terminal.error(error.format_message())
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            terminal.error("stopped; what was stored before is still there")
            return INTERRUPTED
        case BrokenPipeError():
            _close_pipe()
            return PIPE_CLOSED
        case OSError():
            terminal.error(
                f"{error.filename or 'the system'}: {error.strerror or error}; check the file and the disk"
            )
            return 1
        case Exception():
            terminal.error(
                f"{type(error).__name__}: {error}; a fault of kg: run again with KG_DEBUG=1 and report it"
            )
            return 1
    raise error


def _close_pipe() -> None:
    """Keep Python from writing what is left to a reader that has gone (``kg query … | head``)."""
    with suppress(BrokenPipeError):
        sys.stdout.close()


@click.group("kg", cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="kg", message="kg %(version)s")
def cli() -> None:
    """Turn news articles into a graph: who did what to whom, and who says so."""


def main() -> None:
    """Run the command line of ``kg``."""
    cli()
