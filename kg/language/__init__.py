"""The languages that kg reads: each is a folder here, found by import and loaded at first use."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from kg.language.base import Language

__all__ = ["Language", "codes", "get"]


def codes() -> list[str]:
    """Return the codes of the languages that have a folder."""
    here = Path(__file__).parent
    return sorted(p.name for p in here.iterdir() if (p / "__init__.py").is_file())


@cache
def get(code: str | None) -> Language | None:
    """Return the language of a BCP 47 code (``ru``, ``ru-RU``), or None where kg does not read it."""
    base = (code or "").split("-")[0].lower()
    if not base.isalpha() or find_spec(f"{__name__}.{base}") is None or base not in codes():
        return None
    return cast(Language, import_module(f"{__name__}.{base}").load())
