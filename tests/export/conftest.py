"""Fixtures for the tests of the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from kg import export
from kg.model import Extraction
from tests import samples

Exported = Callable[..., bytes]


@pytest.fixture
def exported() -> Exported:
    """Return a function that writes extractions, the samples if none are given, in a format."""

    def written(name: str, given: Iterable[Extraction] | None = None, **options: str) -> bytes:
        chosen = samples.everything() if given is None else given
        return b"".join(export.chunks(name, chosen, export.Options(**options)))

    return written
