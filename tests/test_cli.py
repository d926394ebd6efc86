"""The command line as such: the table, help, and one way to fail."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import click
import pytest

from kg import errors
from kg.cli import COMMANDS, cli


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_what_the_table_says(name):
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(200).rstrip(".") == COMMANDS[name].rstrip(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"kg {name}" in result.output.split("Example", 1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name):
    command = import_module(f"kg.commands.{name}").command
    unexplained = [o.name for o in command.params if isinstance(o, click.Option) and not o.help]
    assert not unexplained


def test_help_loads_no_engine():
    script = (
        "import sys\nfrom kg.cli import cli\n"
        "try: cli(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'rdflib', 'pyoxigraph', 'networkx', 'kg.ontology'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
    assert all(name in done.stdout for name in COMMANDS)


def test_help_tells_of_completion_and_of_the_way_in(run):
    text = run("--help").output
    assert "_KG_COMPLETE=bash_source" in text
    assert "kg build" in text


def test_python_runs_kg_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("kg ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("biuld",), "no command «biuld»; did you mean build?"),
        (("xyzzy",), "kg --help lists them"),
        (("actors", "--stroe", "x"), "--store"),
        (("actors", "--limit", "many"), "kg actors --help"),
        (("build",), "Missing argument"),
        (("build", "a.txt", "--processes", "0"), "--processes"),
        (("query", "requests", "--timeout", "inf"), "--timeout"),
        (("push", "--endpoint", "http://127.0.0.1:1/", "--timeout", "nan"), "--timeout"),
        (("actors", "--type", "Persn"), "known: Person"),
        (("query", "requests", "--memory", "9" * 20), "--memory"),
        (("serve", "--timeout", "1e300"), "--timeout"),
    ],
)
def test_a_slip_of_the_hand_is_one_line_that_helps(run, arguments, says):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("kg: error: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def failing(error: BaseException) -> click.Command:
    @click.command("version")
    def command() -> None:
        raise error

    return command


def all_errors() -> list[type[errors.KgError]]:
    classes = [getattr(errors, name) for name in dir(errors)]
    return [one for one in classes if isinstance(one, type) and issubclass(one, errors.KgError)]


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.__name__)
def test_an_error_is_a_line_and_the_exit_code_of_its_class(run, monkeypatch, kind):
    monkeypatch.setattr("kg.commands.version.command", failing(kind("a.txt:3: \x1b[2J; mend it")))
    result = run("version")
    assert result.exit_code == kind.exit_code
    assert result.stderr == "kg: error: a.txt:3: ␛[2J; mend it\n"


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (OSError(28, "No space left on device", "graph.trig"), 1, "graph.trig: No space left on device"),
        (ZeroDivisionError("by zero"), 1, "a fault of kg"),
    ],
)
def test_whatever_happens_there_is_no_traceback(run, monkeypatch, error, code, says):
    monkeypatch.setattr("kg.commands.version.command", failing(error))
    result = run("version")
    assert result.exit_code == code
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_a_reader_that_has_gone_is_no_error():
    script = "import sys\nfrom kg.cli import cli\nsys.argv = ['kg', 'relations']\ncli()"
    done = subprocess.run(
        f"{sys.executable} -c \"{script}\" | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}",
        shell=True, capture_output=True, text=True, executable="/bin/bash", check=True,
    )  # fmt: skip
    assert done.stderr == ""


def test_debugging_shows_the_traceback(run, monkeypatch):
    monkeypatch.setattr("kg.commands.version.command", failing(errors.StoreError("locked")))
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(errors.StoreError):
        run("version", catch_exceptions=False)
