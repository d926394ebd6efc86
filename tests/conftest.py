"""Fixtures that several tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

Write = Callable[[str, str | bytes], Path]
Run = Callable[..., Result]

SHARED = Path(__file__).parent.parent.parent / "shared"


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
