"""Fixtures that several tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner, Result

# How long an example takes says how busy the machine is, not whether it holds.
hypothesis.settings.register_profile(
    "kg", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("kg")

Write = Callable[[str, str | bytes], Path]
Run = Callable[..., Result]

SHARED = Path(__file__).parent.parent.parent / "shared"
NO_TOOL_HELPS = ("root may ", "the annotated articles ")
"""How the reasons begin for which a test may skip even where every tool is installed."""

Report = pytest.TestReport | pytest.CollectReport


def _skipped_for_want_of_a_tool(report: Report) -> bool:
    reason = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
    return report.skipped and bool(os.environ.get("KG_ALL_TOOLS")) and not reason.startswith(NO_TOOL_HELPS)


def _judged(report: Report) -> Report:
    """Return a report that fails where a test skips although KG_ALL_TOOLS says that nothing is missing."""
    if _skipped_for_want_of_a_tool(report) and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"with KG_ALL_TOOLS nothing may skip: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Report, Report]:
    """A test that skips for want of a tool fails where all tools were installed."""
    return _judged((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Report, Report]:
    """So does a file of tests."""
    return _judged((yield))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file below a fresh folder and returns its path."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``kg`` in a fresh folder, as the terminal would."""
    from kg.cli import cli

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_DEBUG", raising=False)

    def ran(*arguments: object, **keywords: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], **keywords)

    return ran


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of annotated articles beside the checkout; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the annotated articles do not travel with the repository")
    return SHARED
