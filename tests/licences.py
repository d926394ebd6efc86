"""Which licences come with ``pip install kg``: read off what is installed, written to
``docs/licences.md``."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kg.resources import ROOT

PAGE = ROOT / "docs" / "licences.md"
KNOWN = re.compile(r"\b(MIT|BSD|0BSD|Apache|ISC|MPL|PSF|W3C|Zlib|CC0|CNRI)")
"""Licences that let whoever takes kg do with their own code what they like."""

SILENT = ("", "UNKNOWN", "OSI Approved")


def installed() -> dict[str, str]:
    """Return the licence of every package that kg needs, and of those that they need, by name."""
    found: dict[str, str] = {}
    waiting = ["kg"]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on another platform or Python
            continue
        found[name] = licence(package.metadata)
        waiting += [each.name for each in map(Requirement, package.requires or []) if _wanted(each)]
    return {name: found[name] for name in sorted(found) if name != "kg"}


def _wanted(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def licence(metadata: PackageMetadata) -> str:
    """Return what a package says its licence is, in a line."""
    said = (metadata.get("License-Expression"), (metadata.get("License") or "").split("\n")[0])
    classes = [each.split(" :: ")[-1]
               for each in metadata.get_all("Classifier") or [] if each.startswith("License")]
    return next((each for each in (*said, *classes) if each and each not in SILENT), "")


def allows(licence: str) -> bool:
    """Return whether a licence, or one of those to choose from, is known and asks nothing of other code."""
    return any(KNOWN.search(choice) and "GPL" not in choice for choice in re.split(r"\s+OR\s+", licence))


def rows() -> list[str]:
    """Return the lines of the table, one a package."""
    return [f"| {name} | {licence} |" for name, licence in installed().items()]


def page() -> str:
    """Return the page with its table made anew; what is written below the table stays."""
    before, _, after = PAGE.read_text(encoding="utf-8").partition("| package |")
    rest = after[after.index("\n\n") :]
    return "\n".join([f"{before}| package | licence |", "| --- | --- |", *rows()]) + rest


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
