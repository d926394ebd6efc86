"""``pip install kg`` brings nothing that binds other code, and the page of licences names all that it
brings."""

from __future__ import annotations

import pytest

from kg.resources import ROOT
from tests import licences


@pytest.mark.parametrize(("licence", "allowed"), [
    ("MIT", True), ("Apache-2.0 AND CNRI-Python", True),
    ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
    ("GPL-3.0-only", False), ("LGPL-2.1-or-later", False),
    ("GNU Affero General Public License v3 (AGPLv3)", False),
    ("", False), ("Proprietary", False),
])  # fmt: skip
def test_what_is_allowed(licence: str, allowed: bool) -> None:
    assert licences.allows(licence) is allowed


def test_default_install_binds_nobody() -> None:
    found = licences.installed()
    assert {"rdflib", "pyoxigraph", "slovnet", "pyvis"} <= found.keys()
    assert {name: licence for name, licence in found.items() if not licences.allows(licence)} == {}


def test_page_names_all() -> None:
    text = licences.PAGE.read_text(encoding="utf-8")
    named = {row.split(" | ")[0] for row in licences.rows()}
    assert [name for name in sorted(named) if f"{name} | " not in text] == [], "run python -m tests.licences"


def test_vendored_scripts_come_with_their_licence() -> None:
    text = licences.PAGE.read_text(encoding="utf-8")
    for script in [*(ROOT / "kg" / "view" / "vendor").glob("*.js"),
                   ROOT / "kg" / "serve" / "static" / "editor.js"]:
        assert f"`{script.relative_to(ROOT)}`" in text
        assert list(script.parent.glob(f"{script.name.split('.')[0]}.LICENSE*"))
